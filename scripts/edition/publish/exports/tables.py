"""The claims and the sources as tables: JSON, CSV and the formats of reference managers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ...config import Config
from ...content import labels, markdown, readings
from ...content.model import Claim, Edition
from ..catalog import Catalog
from ..citing import works
from ..citing.formats import LISTS
from ..files import as_csv, as_json, as_text, schema
from .linked import written_citations


def write(edition: Edition, config: Config, folder: Path) -> None:
    """Write data/claims.json and .csv, one row a claim in the order of the ids, and data/sources.* ."""
    catalog = Catalog(edition, config)
    rows = [_row(claim, catalog) for claim in catalog.claims.values()]
    as_json(folder / "data" / "claims.json", rows)
    schema(folder, "claims", catalog.at("data/claims.schema.json"))
    as_csv(folder / "data" / "claims.csv", COLUMNS, (_cells(row, catalog) for row in rows))
    sources = [_source(key, catalog) for key in catalog.sources]
    for ending, writer in LISTS.items():
        as_text(folder / "data" / f"sources.{ending}", writer(sources))


def _row(claim: Claim, catalog: Catalog) -> dict[str, Any]:
    facts = [catalog.edition.facts[name.value] for name in claim.listed("facts")]
    row: dict[str, Any] = {
        "id": claim.id,
        "unit": claim.unit,
        "address": catalog.address(claim.id),
        "context": catalog.context(claim.id),
        "basis": claim.basis,
        "basis_in_words": labels.label(claim, catalog.edition),
        "credit": works.whose(catalog.edition, claim),
        "text": markdown.plain(claim.text),
        "statements": [name.value for name in claim.listed("statement")],
        "facts": [{"id": fact.id, "grade": fact.grade} for fact in facts],
        "doubt": labels.reason(claim),
        "inferred_from": [name.value for name in claim.listed("from")],
        "sources": written_citations(claim),
        "read": readings.state(claim, catalog.edition),
        "changed": catalog.changed(claim.id),
    }
    if "date" in claim.options:
        row["date"] = claim.options["date"].value
    return row


COLUMNS = (
    "id",
    "unit",
    "unit_title",
    "basis",
    "basis_in_words",
    "credit",
    "text",
    "sources",
    "source_titles",
    "statements",
    "facts",
    "grades",
    "doubt",
    "read",
    "inferred_from",
    "date",
    "changed",
    "address",
    "context",
)


def _cells(row: dict[str, Any], catalog: Catalog) -> list[str | list[str]]:
    """A row as the table has it: titles beside ids, and ids and grades of facts apart."""
    claim = catalog.claims[row["id"]]
    flat = row | {
        "unit_title": catalog.units[claim.unit].title,
        "source_titles": [source.title for source in catalog.behind(claim)],
        "facts": [fact["id"] for fact in row["facts"]],
        "grades": [fact["grade"] for fact in row["facts"]],
    }
    return [flat.get(name, "") for name in COLUMNS]


def _source(key: str, catalog: Catalog) -> dict[str, Any]:
    """A source as CSL-JSON, and what this edition knows of it besides."""
    source = catalog.sources[key]
    own = {name: source.custom[name] for name in ("group", "address", "details", "title-en") if name in source.custom}
    claims = [claim.id for claim in catalog.claims_on[key]]
    use = catalog.locale.gettext("This edition relies on it for: {use}", use=source.custom.get("use", ""))
    item = works.source(source, catalog.locale)
    item["annote"] = f"{use} {item['annote']}"
    return item | {"custom": own | {"entry": catalog.address(key), "claims": claims}}

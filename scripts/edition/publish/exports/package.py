"""The data of the edition as tables that belong together: a Data Package, its tables, and how they lead to one another.

https://datapackage.org/standard/data-package/
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ...config import Config
from ...content import citation
from ...content.model import Edition
from ...content.vocabulary import LICENSE
from ...language import N_
from ...language.locale import Locale
from ..catalog import Catalog
from ..files import as_csv, as_json
from . import figures
from .tables import COLUMNS

FILE = "datapackage.json"

_TABLES: dict[str, tuple[str, tuple[str, ...]]] = {
    "claims": (N_("Claims"), COLUMNS),
    "sources": (
        N_("Sources"),
        (
            "id",
            "title",
            "title_en",
            "authors",
            "issued",
            "number",
            "group",
            "language",
            "url",
            "used_for",
            "claims",
            "address",
        ),
    ),
    "facts": (N_("Facts"), ("id", "grade", "pages", "rests_on", "sources", "particulars", "claims")),
    "relations": (
        N_("Relations"),
        ("relation", "from", "from_title", "to", "to_title", "basis", "reason", "statements"),
    ),
    "developments": (
        N_("Developments since publication"),
        ("id", "date", "added", "title", "summary", "claims", "bears_on", "address"),
    ),
}
"""The tables with their columns. `claims.csv` is written with the claims."""


def write(edition: Edition, config: Config, folder: Path) -> None:
    """Write data/NAME.csv for each table, and data/datapackage.json over these and the series of the figures."""
    catalog = Catalog(edition, config)
    rows = {"sources": _sources, "facts": _facts, "relations": _relations, "developments": _developments}
    for name, made in rows.items():
        columns = _TABLES[name][1]
        as_csv(folder / "data" / f"{name}.csv", columns, ([row[c] for c in columns] for row in made(catalog)))
    as_json(folder / "data" / FILE, _package(catalog, folder))


def _sources(catalog: Catalog) -> Iterator[dict[str, Any]]:
    for source in catalog.sources.values():
        authors = source.item.get("author")
        names = [a for a in authors if isinstance(a, dict)] if isinstance(authors, list) else []
        yield {
            "id": source.key,
            "title": source.title,
            "title_en": str(source.custom.get("title-en", "")),
            "authors": [", ".join(filter(None, (a.get("literal"), a.get("family"), a.get("given")))) for a in names],
            "issued": source.text("issued"),
            "number": source.text("number"),
            "group": str(source.custom.get("group", "")),
            "language": source.text("language"),
            "url": source.text("URL"),
            "used_for": str(source.custom.get("use", "")),
            "claims": [claim.id for claim in catalog.claims_on[source.key]],
            "address": catalog.address(source.key),
        }


def _facts(catalog: Catalog) -> Iterator[dict[str, Any]]:
    resting: dict[str, list[str]] = {}
    for claim in catalog.claims.values():
        for name in claim.listed("facts"):
            resting.setdefault(name.value, []).append(claim.id)
    for fact in catalog.edition.facts.values():
        yield {
            "id": fact.id,
            "grade": fact.grade,
            "pages": str(fact.pages),
            "rests_on": [citation.written(cite).removeprefix("@") for cite in fact.rests_on],
            "sources": list(dict.fromkeys(cite.key for cite in fact.rests_on)),
            "particulars": [particular.value for particular in fact.particulars],
            "claims": resting.get(fact.id, []),
        }


def _relations(catalog: Catalog) -> Iterator[dict[str, Any]]:
    def title(name: str) -> str:
        return catalog.units[name].title if name in catalog.units else name

    for relation in catalog.edition.relations:
        yield {
            "relation": relation.name,
            "from": relation.source,
            "from_title": title(relation.source),
            "to": relation.target,
            "to_title": title(relation.target),
            "basis": relation.basis,
            "reason": relation.reason,
            "statements": list(relation.statements),
        }


def _developments(catalog: Catalog) -> Iterator[dict[str, Any]]:
    bearing: dict[str, list[str]] = {}
    for relation in catalog.edition.relations:
        if relation.name == "bears_on":
            bearing.setdefault(relation.source, []).append(relation.target)
    for unit in (unit for unit in catalog.units.values() if unit.kind == "development"):
        page = catalog.pages[unit.page]
        yield {
            "id": unit.id,
            "date": page.date,
            "added": page.added,
            "title": unit.title,
            "summary": unit.summary,
            "claims": [claim.id for claim in catalog.claims_of[unit.id]],
            "bears_on": bearing.get(unit.id, []),
            "address": catalog.address(unit.id),
        }


def _package(catalog: Catalog, folder: Path) -> dict[str, Any]:
    _ = catalog.locale.gettext
    package: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "annotated-edition",
        "id": catalog.home,
        "title": catalog.title,
        "description": catalog.draft
        or _("The claims, sources, facts, relations, developments and figures of an annotated edition."),
        "homepage": catalog.home,
        "version": catalog.config.version or catalog.updated,
        "created": catalog.updated,
        "licenses": [{"name": "CC-BY-4.0", "path": LICENSE}],
        "contributors": [{"title": catalog.maker, "roles": ["publisher"]}],
        "resources": [
            _resource(name, f"{name}.csv", _(title), columns, folder, catalog.locale)
            for name, (title, columns) in _TABLES.items()
        ],
    }
    package["resources"] += [
        _resource(
            f"figure-{figure.name}",
            f"figures/{figure.name}.csv",
            figure.title.value,
            figures.columns(figure, catalog),
            folder,
            catalog.locale,
        )
        for figure in catalog.edition.figures
    ]
    return package


_LEADS = {
    "sources": {"claims": "claims"},
    "facts": {"claims": "claims", "sources": "sources"},
    "developments": {"claims": "claims"},
    "claims": {"facts": "facts"},
}
"""Columns that hold ids of another table, parted by semicolons."""


def _resource(name: str, path: str, title: str, columns: Iterable[str], folder: Path, locale: Locale) -> dict[str, Any]:
    """A table as a Data Resource. https://datapackage.org/standard/data-resource/"""
    raw, gettext = (folder / "data" / path).read_bytes(), locale.gettext
    fields = []
    for column in columns:
        field: dict[str, Any] = {"name": column, "type": "string"}
        if table := _LEADS.get(name, {}).get(column):
            field["description"] = gettext("ids of the table {table}, parted by semicolons", table=table)
        fields.append(field)
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if "id" in columns:
        schema["primaryKey"] = ["id"]
    return {
        "name": name,
        "path": path,
        "title": title,
        "type": "table",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(raw),
        "hash": f"sha256:{hashlib.sha256(raw).hexdigest()}",
        "schema": schema,
    }

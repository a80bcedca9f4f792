"""The claims as data: whose each is, what it rests on, and how well that was confirmed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..config import Config
from ..content import citation, graph, markdown
from ..content.model import Claim, Edition
from ..content.vocabulary import BASES


def write(edition: Edition, config: Config, folder: Path) -> None:
    """Writes data/claims.json: one object a claim, in the order of the ids."""
    urls = {page.path: page.url for page in edition.pages}
    claims = sorted(edition.claims, key=lambda c: (graph.order(c.unit), int(c.id.rpartition(".")[2])))
    rows = [_row(claim, urls[claim.page], edition, config) for claim in claims]
    file = folder / "data" / "claims.json"
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def _row(claim: Claim, url: str, edition: Edition, config: Config) -> dict[str, Any]:
    facts = [edition.facts[name.value] for name in claim.listed("facts")]
    row: dict[str, Any] = {
        "id": claim.id,
        "address": f"{config.site_url}{claim.anchor}/",
        "context": f"{config.site_url}{url}#{claim.anchor}",
        "basis": claim.basis,
        "basis_in_words": BASES[claim.basis].label,
        "text": markdown.plain(claim.text),
        "statements": [name.value for name in claim.listed("statement")],
        "facts": [{"id": fact.id, "grade": fact.grade} for fact in facts],
        "inferred_from": [name.value for name in claim.listed("from")],
        "sources": [citation.written(cite).removeprefix("@") for c in claim.citations for cite in c.cites],
    }
    if "date" in claim.options:
        row["date"] = claim.options["date"].value
    return row

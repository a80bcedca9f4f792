"""One-page briefs, Letter and A4: one for each pathway and each recommendation, and one for the whole argument."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ...config import Config
from ...content import graph, markdown
from ...content.model import Claim, Edition
from ...content.vocabulary import BRIEFED, KINDS, RELATIONS, unit_kind
from ...render import answers
from .. import attribution as a
from ..catalog import Catalog
from . import codes
from .book import PAPERS, documents

ARGUMENT = "argument"
_PARTS = (
    ("What the executive summary says", "report", 99),
    ("What the record shows", "record", 1),
    ("Since publication (the authors have not reviewed this)", "since", 1),
)


def subjects(edition: Edition) -> list[str]:
    """What there is a brief of: the ids of pathways and recommendations, and the argument."""
    ids = [unit.id for unit in edition.units if unit.kind in BRIEFED]
    return [ARGUMENT, *sorted(ids, key=graph.order)]


def file(subject: str, paper: str) -> str:
    return f"pdf/{subject.lower()}-{paper}.pdf"


def write(edition: Edition, config: Config, folder: Path) -> None:
    (folder / "pdf").mkdir(exist_ok=True)
    wanted = [(subject, paper) for subject in subjects(edition) for paper in PAPERS]
    rows = [row(subject, PAPERS[paper], edition, config) for subject, paper in wanted]
    made = documents(config, "briefs", "brief.typ", rows)
    for (subject, paper), pdf in zip(wanted, made, strict=True):
        (folder / file(subject, paper)).write_bytes(pdf)


def row(subject: str, paper: str, edition: Edition, config: Config) -> dict[str, Any]:
    """What one brief holds; the template takes as many claims as fit."""
    catalog = Catalog(edition, config)
    head = _argument(edition, config) if subject == ARGUMENT else _unit(subject, catalog)
    claims = [
        c
        for c in catalog.claims.values()
        if (unit_kind(c.unit) == "paragraph" if subject == ARGUMENT else c.unit == subject)
    ]
    parts = [
        {"heading": heading, "least": least, "claims": [_claim(c, edition, config) for c in claims if c.basis == basis]}
        for heading, basis, least in _PARTS
    ]
    return head | {
        "credit": f"A brief from an annotated edition, {a.INDEPENDENT}.",
        "independent": a.INDEPENDENT,
        "shown": head["address"].partition("://")[2],
        "code": codes.svg(head["address"]).decode(),
        "draft": config.draft,
        "answers": answers.line(config),
        "day": catalog.updated,
        "record": edition.settings.record_read,
        "paper": paper,
        "parts": parts,
    }


def _argument(edition: Edition, config: Config) -> dict[str, str]:
    home = next(page for page in edition.pages if page.kind == "home")
    return {
        "kind": "The whole argument",
        "title": markdown.plain(home.title),
        "summary": markdown.plain(home.summary),
        "relations": "",
        "address": config.site_url,
    }


def _unit(subject: str, catalog: Catalog) -> dict[str, str]:
    unit = catalog.units[subject]
    return {
        "kind": f"{KINDS[unit.kind].label} {unit.id}",
        "title": markdown.plain(unit.title),
        "summary": markdown.plain(unit.summary),
        "relations": " ".join(_relations(subject, catalog)),
        "address": a.short_address(unit, catalog.config),
    }


def _relations(subject: str, catalog: Catalog) -> Iterator[str]:
    """`Leads to: … (F3). This edition’s reading.` for each relation that the unit stands in by itself."""
    for name, kind in RELATIONS.items():
        relations = [r for r in catalog.edition.relations if r.name == name]
        for words, ends in (
            (kind.forward, [(r.target, r.basis) for r in relations if r.source == subject]),
            (kind.backward, [(r.source, r.basis) for r in relations if r.target == subject and name != "bears_on"]),
        ):
            named = [(catalog.units[end], basis) for end, basis in ends if end in catalog.units]
            if named:
                yield f"{words}: {'; '.join(f'{markdown.plain(u.title)} ({u.id}, {_by(basis)})' for u, basis in named)}."


def _by(basis: str) -> str:
    return "stated in the executive summary" if basis == "report" else "this edition’s reading"


def _claim(claim: Claim, edition: Edition, config: Config) -> dict[str, str]:
    return {
        "id": claim.id,
        "basis": claim.basis,
        "whose": a.label(claim, edition),
        "text": a.words(claim),
        "credit": _credit(claim, edition),
        "address": a.short_address(claim, config),
    }


def _credit(claim: Claim, edition: Edition) -> str:
    if claim.basis == "report":
        return a.whose(claim, edition).removeprefix("Paraphrase by this edition of ")
    sources: Sequence[str] = a.sources(claim, edition)
    return "; ".join(sources[:2]) + ("; and others" if len(sources) > 2 else "")

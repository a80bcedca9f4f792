"""One-page briefs, Letter and A4: one for each pathway and each recommendation, and one for the whole argument."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ...cache import Row
from ...check.diagnostic import Diagnostic
from ...config import Config
from ...content import graph, markdown
from ...content.argument import argument
from ...content.model import Claim, Edition, Unit
from ...content.places import Span
from ...content.vocabulary import BRIEFED, INDEPENDENT, RELATIONS, unit_kind
from ...drawing import codes, typeset
from ...language import N_
from ...render import imprint
from .. import attribution as a
from ..catalog import Catalog
from ..faults import CannotPublish
from .book import PAPERS, NoRoom, documents

ARGUMENT = "argument"
_ALL = 99
_BATCH = 14
"""So many briefs are set by a process."""
_PARTS = (
    (N_("What the executive summary says"), "report", _ALL),
    (N_("What the record shows"), "record", 1),
    (N_("Since publication (the authors have not reviewed this)"), "since", 1),
)
"""The parts of a unit's brief: the basis of their claims, and how many of these must stand there where no claims are
named as its key points."""


def subjects(edition: Edition) -> list[str]:
    """What there is a brief of: the ids of pathways and recommendations, and the argument."""
    ids = [unit.id for unit in edition.units if unit.kind in BRIEFED]
    return [ARGUMENT, *sorted(ids, key=graph.order)]


def file(subject: str, paper: str) -> str:
    return f"pdf/{subject.lower()}-{paper}.pdf"


def write(edition: Edition, config: Config, folder: Path) -> None:
    """Write every brief. Raises CannotPublish where one has more to say than its page has room for."""
    (folder / "pdf").mkdir(exist_ok=True)
    try:
        made = drawn(edition, config)
    except NoRoom as error:
        raise CannotPublish(brief_too_long(edition, data, how) for data, how in error.rows) from None
    for (subject, paper), pdf in zip(_wanted(edition), made, strict=True):
        (folder / file(subject, paper)).write_bytes(pdf)


def drawn(edition: Edition, config: Config) -> list[bytes]:
    """Every brief. Raises NoRoom for those that do not fit."""
    rows = [row(subject, PAPERS[paper], edition, config) for subject, paper in _wanted(edition)]
    return documents(config, "briefs", "brief.typ", rows, _BATCH)


def _wanted(edition: Edition) -> list[tuple[str, str]]:
    return [(subject, paper) for subject in subjects(edition) for paper in PAPERS]


def brief_too_long(edition: Edition, data: Row, how: str) -> Diagnostic:
    """A brief has more to say than its one page has room for.

    What stands last, which may be what matters most, would be cut off or printed over.

    Bad:  a pathway with twenty claims that restate the executive summary
    Good: one with six
    """
    unit = next((unit for unit in edition.units if unit.id == data["subject"]), None)
    pages = {page.path: page for page in edition.pages}
    page = pages[unit.page] if unit else next(p for p in edition.pages if p.kind in ("summary", "home"))
    paper = next(name for name, size in PAPERS.items() if size == data["paper"])
    message = f"the brief of {'the argument' if unit is None else data['subject']} on one page ({paper}) is {how}"
    must = "the first claim of each paragraph"
    if unit:
        must = "its key points" if page.points else "the claims that restate the report"
    return Diagnostic(Span(page.source, 1), "PRINT001", message, f"shorten {must}, the summary or the titles it names")


def row(subject: str, paper: str, edition: Edition, config: Config) -> dict[str, Any]:
    """What one brief holds; the template takes as many claims as fit."""
    catalog, locale = Catalog(edition, config), edition.settings.locale
    _, independent = locale.gettext, locale.gettext(INDEPENDENT)
    head = _argument(catalog) if subject == ARGUMENT else _unit(subject, catalog)
    told = [
        _("An independent, source-checked edition, {independent}.", independent=independent),
        _("Cite the report for its claims, and this edition for its own."),
    ]
    return head | {
        "subject": subject,
        "name": _("{title}: a brief", title=head["title"]),
        "credit": _("A brief from an annotated edition, {independent}.", independent=independent),
        "advice": told,
        "read": [catalog.as_of, f"{edition.settings.record_read}."],
        "shown": head["address"].partition("://")[2],
        "code": codes.svg(head["address"]).decode(),
        "label": _("QR code of {address}", address=head["address"]),
        "draft": config.draft(locale),
        "answers": imprint.line(config, locale),
        "day": catalog.updated,
        "paper": paper,
        "language": typeset.language(locale),
    }


def _argument(catalog: Catalog) -> dict[str, Any]:
    """The whole argument: of each paragraph its first claim and what it names, then every recommendation.

    Where there is room, the further claims of a paragraph that names nothing join it, the last one first.
    """
    edition, config, _ = catalog.edition, catalog.config, catalog.locale.gettext
    paragraphs = _("The executive summary, paragraph by paragraph")
    home = next(page for page in edition.pages if page.kind == "home")
    nodes = [node for node in argument(edition).nodes if not node.is_group and unit_kind(node.id) != "paragraph"]
    asked = [unit for unit in catalog.units.values() if unit.kind == "recommendation"]
    firsts, others = [], []
    for unit in (unit for unit in catalog.units.values() if unit.kind == "paragraph"):
        named = [node for node in nodes if str(graph.order(unit.id)[1]) in node.paragraphs]
        lines = [_claim(claim, edition, config) | {"whose": ""} for claim in catalog.claims_of[unit.id]]
        shown = [node for node in named if unit_kind(node.id) != "recommendation"]
        units = [{"id": n.id, "name": n.name, "address": a.short_address(catalog.units[n.id], config)} for n in shown]
        firsts += [line | {"units": units} for line in lines[:1]]
        others += [] if named else lines[1:]
    return {
        "kind": _("The whole argument"),
        "title": markdown.plain(home.title),
        "summary": markdown.plain(home.summary),
        "relations": "",
        "address": config.site_url,
        "chosen": _("At least one claim of each paragraph; all of them, with every source, are at {address}."),
        "parts": [
            _part(paragraphs, [*firsts, *reversed(others)], len(firsts), f"{a.paraphrase(edition)}."),
            _part(_("What it asks for"), [_ask(unit, config) for unit in asked], len(asked)),
        ],
    }


def _part(heading: str, claims: list[dict[str, Any]], least: int, credit: str = "") -> dict[str, Any]:
    """A part of a brief: its claims by priority, each with its place; `least` of them must stand there."""
    places = {id: place for place, id in enumerate(sorted((c["id"] for c in claims), key=graph.order_of_claim))}
    placed = [claim | {"place": places[claim["id"]]} for claim in claims]
    return {"heading": heading, "claims": placed, "least": least, "credit": credit}


def _ask(unit: Unit, config: Config) -> dict[str, Any]:
    address = a.short_address(unit, config)
    return {
        "id": unit.id,
        "basis": "unit",
        "whose": "",
        "text": markdown.plain(unit.title),
        "address": address,
        "units": [],
    }


def _unit(subject: str, catalog: Catalog) -> dict[str, Any]:
    edition, config, unit = catalog.edition, catalog.config, catalog.units[subject]
    _ = catalog.locale.gettext
    points = [catalog.claims[id] for id in graph.key_points(edition).get(subject, ()) if id in catalog.claims]
    claims = [place.claim for place in graph.placed(edition) if place.unit == subject]
    return {
        "kind": f"{a.label(unit, edition)} {unit.id}",
        "title": markdown.plain(unit.title),
        "summary": markdown.plain(unit.summary),
        "relations": " ".join(_relations(subject, catalog)),
        "address": a.short_address(unit, config),
        "chosen": _("Claims chosen to fit one page; all of them, with every source, are at {address}."),
        "parts": list(_parts(points, [*claims, *_developments(subject, catalog)], catalog)),
    }


def _parts(points: Sequence[Claim], claims: Sequence[Claim], catalog: Catalog) -> Iterator[dict[str, Any]]:
    """The key points, all of them, then what else of each basis has room; the newest developments first."""
    edition, config, _ = catalog.edition, catalog.config, catalog.locale.gettext
    if points:
        yield _in_order(_part(_("Key points"), [_claim(claim, edition, config) for claim in points], _ALL))
    others = {claim.id: claim for claim in claims if claim not in points}
    for heading, basis, least in _PARTS:
        of_basis = [claim for claim in others.values() if claim.basis == basis]
        if basis == "since":
            of_basis.sort(key=lambda claim: claim.options["date"].value, reverse=True)
        part = _part(_(heading), [_claim(c, edition, config) for c in of_basis], 0 if points else least)
        yield _in_order(part) if basis == "since" else part


def _in_order(part: dict[str, Any]) -> dict[str, Any]:
    """A part whose claims stand in the order in which they are given."""
    return part | {"claims": [claim | {"place": place} for place, claim in enumerate(part["claims"])]}


def _developments(subject: str, catalog: Catalog) -> Iterator[Claim]:
    """The first claim of each development that bears on a unit."""
    for relation in graph.incoming(catalog.edition, subject):
        if relation.name == "bears_on":
            yield from catalog.claims_of.get(relation.source, ())[:1]


def _relations(subject: str, catalog: Catalog) -> Iterator[str]:
    """`Leads to: … (F3). This edition’s reading.` for each relation that the unit stands in by itself."""
    _ = catalog.locale.gettext
    for name, kind in RELATIONS.items():
        relations = [r for r in catalog.edition.relations if r.name == name]
        for words, ends in (
            (kind.forward, [(r.target, r.basis) for r in relations if r.source == subject]),
            (kind.backward, [(r.source, r.basis) for r in relations if r.target == subject and name != "bears_on"]),
        ):
            named = [(catalog.units[end], basis) for end, basis in ends if end in catalog.units]
            if named:
                told = [f"{markdown.plain(u.title)} ({u.id}, {_(_BY[basis == 'report'])})" for u, basis in named]
                yield f"{_(words)}: {'; '.join(told)}."


_BY = (N_("this edition’s reading"), N_("stated in the executive summary"))


def _claim(claim: Claim, edition: Edition, config: Config) -> dict[str, Any]:
    return {
        "id": claim.id,
        "basis": claim.basis,
        "whose": a.label(claim, edition),
        "text": a.words(claim),
        "credit": _credit(claim, edition),
        "address": a.short_address(claim, config),
        "units": [],
    }


def _credit(claim: Claim, edition: Edition) -> str:
    if claim.basis == "report":
        return a.in_report(claim, edition)
    sources: Sequence[str] = a.sources(claim, edition)
    others = [edition.settings.locale.gettext("and others")] if len(sources) > 2 else []
    return "; ".join([*sources[:2], *others])

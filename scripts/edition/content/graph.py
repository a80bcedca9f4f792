"""The relations, seen from both ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeVar

from .model import Claim, Edition, Relation, Unit
from .vocabulary import CLAIM_ID, GROUPS, UNIT_ID, UNIT_ORDER, unit_kind

_OnPage = TypeVar("_OnPage", Claim, Unit)


def order(unit: str) -> tuple[int, int]:
    """Return the sort key of a unit id: its kind, in the order of UNIT_ORDER, then its number; P2 before P10."""
    match = UNIT_ID.fullmatch(unit)
    return (UNIT_ORDER.index(unit_kind(unit)), int(match[2])) if match else (len(UNIT_ORDER), 0)


def order_of_paragraphs(numbers: Iterable[str]) -> tuple[str, ...]:
    """Sort the numbers of paragraphs, each once: 2 before 10."""
    return tuple(sorted(set(numbers), key=lambda number: (len(number), number)))


def order_of_claim(claim: str) -> tuple[tuple[int, int], int]:
    """Return the sort key of a claim id: its unit, then its number; P2.9 before P2.10."""
    unit, _, number = claim.partition(".")
    return order(unit), int(number) if CLAIM_ID.fullmatch(claim) else 0


def units_by_id(edition: Edition) -> dict[str, Unit]:
    return {unit.id: unit for unit in sorted(edition.units, key=lambda u: order(u.id))}


def members(edition: Edition, group: str) -> list[Unit]:
    """The units of a group, `pathways`, in order."""
    return sorted((u for u in edition.units if u.kind == GROUPS.get(group)), key=lambda u: order(u.id))


@lru_cache(maxsize=1)
def claims_by_id(edition: Edition) -> dict[str, Claim]:
    return {claim.id: claim for claim in edition.claims}


@lru_cache(maxsize=1)
def key_points(edition: Edition) -> dict[str, list[str]]:
    """The key points of each unit that has any, as the editor chose them; those of the home page under no id."""
    found: dict[str, list[str]] = {}
    for page in edition.pages:
        for point in page.points:
            found.setdefault(point.unit, []).append(point.claim)
    return found


@lru_cache(maxsize=1)
def claims_by_page(edition: Edition) -> dict[str, list[Claim]]:
    """The claims of each page that has any, in order."""
    return _by_page(edition.claims)


@dataclass(frozen=True, slots=True)
class Placement:
    """A claim at a place where a page holds it: where it is written, or where another page shows it."""

    claim: Claim
    page: str
    unit: str
    line: int
    container: str


@lru_cache(maxsize=1)
def placed(edition: Edition) -> tuple[Placement, ...]:
    """Every place of every claim, page by page, in the order of the page."""
    claims = {claim.id: claim for claim in edition.claims}
    written = [Placement(c, c.page, c.section, c.span.line, c.container) for c in edition.claims]
    shown = [
        Placement(claims[s.claim], s.page, s.unit, s.span.line, s.container) for s in edition.shown if s.claim in claims
    ]
    return tuple(sorted((*written, *shown), key=lambda place: (place.page, place.line)))


def sources_on(edition: Edition, path: str) -> list[str]:
    """The keys of the sources cited by the claims that a page tells or shows, in the order of the page."""
    told = (place.claim for place in placed(edition) if place.page == path)
    keys = dict.fromkeys(cite.key for claim in told for citation in claim.citations for cite in citation.cites)
    known = {source.key for source in edition.sources}
    return [key for key in keys if key in known]


@cache
def names(unit: str) -> frozenset[str]:
    """The names under which a relation may mean this unit: its id, and its group."""
    return frozenset({unit}) | {group for group, kind in GROUPS.items() if kind == unit_kind(unit)}


def outgoing(edition: Edition, *owners: str) -> list[Relation]:
    """The relations written by any of these units or, for `drivers` and `accelerants`, by their page."""
    return _at(edition, _relations_by_end(edition)[0], owners)


def incoming(edition: Edition, *units: str) -> list[Relation]:
    """The relations that point at any of these units or at its group."""
    return _at(edition, _relations_by_end(edition)[1], units)


def _at(edition: Edition, ends: Mapping[str, list[int]], units: Iterable[str]) -> list[Relation]:
    """Each once, in the order in which they are written."""
    meant = {name for unit in units for name in names(unit)}
    return [edition.relations[n] for n in sorted({n for name in meant for n in ends.get(name, ())})]


@lru_cache(maxsize=1)
def _relations_by_end(edition: Edition) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """Where the relations of each name stand among all: those that it has, and those that point at it."""
    sources: dict[str, list[int]] = {}
    targets: dict[str, list[int]] = {}
    for number, relation in enumerate(edition.relations):
        sources.setdefault(relation.source, []).append(number)
        targets.setdefault(relation.target, []).append(number)
    return sources, targets


@lru_cache(maxsize=1)
def units_by_page(edition: Edition) -> dict[str, list[Unit]]:
    """The units of each page that has any, in the order in which they are written."""
    return _by_page(edition.units)


def _by_page(things: Iterable[_OnPage]) -> dict[str, list[_OnPage]]:
    found: dict[str, list[_OnPage]] = {}
    for thing in things:
        found.setdefault(thing.page, []).append(thing)
    return found

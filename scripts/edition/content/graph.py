"""The relations, seen from both ends."""

from __future__ import annotations

from functools import cache, lru_cache

from .model import Claim, Edition, Relation, Unit
from .vocabulary import CLAIM_ID, GROUPS, UNIT_ID, unit_kind


def order(unit: str) -> tuple[int, int]:
    """Sorts ids by kind and number: P2 before P10, findings before pathways as the report has them."""
    match = UNIT_ID.fullmatch(unit)
    kinds = ("paragraph", "frame", "finding", "pathway", "driver", "accelerant", "recommendation", "development")
    return (kinds.index(unit_kind(unit)), int(match[2])) if match else (len(kinds), 0)


def order_of_claim(claim: str) -> tuple[tuple[int, int], int]:
    """Sorts ids of claims by unit and number: P2.9 before P2.10."""
    unit, _, number = claim.partition(".")
    return order(unit), int(number) if CLAIM_ID.fullmatch(claim) else 0


def units_by_id(edition: Edition) -> dict[str, Unit]:
    return {unit.id: unit for unit in sorted(edition.units, key=lambda u: order(u.id))}


def members(edition: Edition, group: str) -> list[Unit]:
    """The units of a group, `pathways`, in order."""
    return sorted((u for u in edition.units if u.kind == GROUPS.get(group)), key=lambda u: order(u.id))


@lru_cache(maxsize=1)
def claims_by_page(edition: Edition) -> dict[str, list[Claim]]:
    """The claims of each page that has any, in order."""
    found: dict[str, list[Claim]] = {}
    for claim in edition.claims:
        found.setdefault(claim.page, []).append(claim)
    return found


@cache
def names(unit: str) -> frozenset[str]:
    """The names under which a relation may mean this unit: its id, and its group."""
    return frozenset({unit}) | {group for group, kind in GROUPS.items() if kind == unit_kind(unit)}


def outgoing(edition: Edition, owner: str) -> list[Relation]:
    """The relations written by a unit or, for `drivers` and `accelerants`, by their page."""
    return [r for r in edition.relations if r.source in names(owner)]


def incoming(edition: Edition, unit: str) -> list[Relation]:
    """The relations that point at a unit or at its group."""
    return [r for r in edition.relations if r.target in names(unit)]

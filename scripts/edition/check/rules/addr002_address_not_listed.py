"""A page, unit, claim or source has an address that the ledger does not list.

It could later be lost without anyone noticing.

Bad:  a new claim P3.9 and no line for /p3-9/
Good: 'build.py address add' wrote '2026-11-24 /p3-9/ live'
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.addresses import expected, form_fault, in_force
from ...content.ledger import renamed
from ...content.model import Edition
from ...content.places import Fault, Span


def check(edition: Edition) -> Iterator[Fault]:
    listed = in_force(edition.ledger).keys() | renamed(edition)  # what was renamed is for ADDR001 to tell
    removed = {problem.about for problem in edition.problems if problem.kind == "history"}
    unlisted: dict[Span, list[str]] = {}
    for place in expected(edition):
        if place.address not in listed and place.address not in removed and not form_fault(place.address):
            unlisted.setdefault(place.span, []).append(place.address)
    for span, addresses in unlisted.items():
        named = " and ".join(f"'{address}'" for address in sorted(addresses))
        is_not = "are not" if len(addresses) > 1 else "is not"
        yield Fault(span, f"{named} {is_not} in the ledger of addresses", "run 'build.py address add'")

"""A page, unit, claim or source has an address that the ledger does not list.

It could later be lost without anyone noticing.

Bad:  a new claim P3.9 and no line for /p3-9/
Good: 'build.py address add' wrote '2026-11-24 /p3-9/ live'
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.addresses import expected, form_fault, in_force
from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    ledger = in_force(edition.ledger)
    for place in expected(edition):
        if place.address not in ledger and not form_fault(place.address):
            yield Fault(place.span, f"the address '{place.address}' is not in the ledger", "run 'build.py address add'")

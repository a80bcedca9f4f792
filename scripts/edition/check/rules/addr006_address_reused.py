"""An address that the ledger calls moved or retired is in use again.

Old links to it would show something else than was cited.

Bad:  a new claim P3.2 after '/p3-2/ retired'
Good: the new claim is P3.9
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.addresses import expected, in_force
from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    ledger = in_force(edition.ledger)
    for place in expected(edition):
        line = ledger.get(place.address)
        if line is not None and line.state != "live":
            yield Fault(
                place.span,
                f"the address '{place.address}' was {line.state} on {line.date}",
                "take the next free number",
            )

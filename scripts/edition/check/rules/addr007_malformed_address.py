"""An address is not in small letters, digits and hyphens with a slash at its end, or is too long to print.

It could not be typed from a leaflet, and servers would treat it in different ways.

Bad:  /P3_2/
Good: /p3-2/
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.addresses import expected, form_fault, in_force
from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    present = {place.address: place.span for place in expected(edition)}
    promised = {line.address: line.span for line in in_force(edition.ledger).values() if line.state == "live"}
    for address, span in (promised | present).items():
        wrong = form_fault(address)
        if wrong:
            hint = "name the file or id in small letters, digits and hyphens"
            if address not in present:
                hint = "if it was never published, take the line out; else retire it"
            yield Fault(span, f"the address '{address}' {wrong}", hint)

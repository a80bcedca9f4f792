"""A source's address is no address that a browser could open.

The reader could not reach the source.

Bad:  URL: undocs.org/A/HRC/25/63
Good: URL: https://undocs.org/A/HRC/25/63
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..bibliography import address_fault


def check(edition: Edition) -> Iterator[Fault]:
    for source in edition.sources:
        for name, address in (("URL", source.text("URL")), ("custom.archived", str(source.custom.get("archived", "")))):
            fault = address_fault(address) if address else ""
            if fault:
                yield Fault(
                    source.places.get(name, source.span),
                    f"the address '{address}' {fault}",
                    "for example 'https://undocs.org/A/HRC/25/63'",
                )

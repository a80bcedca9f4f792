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
        address = source.text("URL")
        fault = address_fault(address) if address else ""
        if fault:
            yield Fault(
                source.places.get("URL", source.span),
                f"the address '{address}' {fault}",
                "for example 'https://undocs.org/A/HRC/25/63'",
            )

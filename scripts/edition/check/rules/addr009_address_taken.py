"""Two things would be published at one address: two pages, or a page and the short address of a claim, unit or source.

One of them would be written over the other, and links to it would show what was never cited.

Bad:  docs/p3-2.md beside the claim P3.2, whose short address is /p3-2/
Good: docs/returns.md beside the claim P3.2
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.addresses import Place, expected
from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    first: dict[str, Place] = {}
    for place in sorted(expected(edition), key=lambda place: place.owner.startswith("page ")):
        other = first.setdefault(place.address, place)
        if other.owner != place.owner:
            what, _, name = other.owner.partition(" ")
            said = f"the address '{place.address}' is that of the {what} '{name}'"
            yield Fault(place.span, said, "give this file or record another name")

"""Two things would be published at one address: two pages, or a page and what the build writes there itself.

One of them would be written over the other, and links to it would show what was never cited.

Bad:  docs/p3-2.md beside the claim P3.2, whose short address is /p3-2/
Good: docs/returns.md beside the claim P3.2
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.addresses import Place, expected
from ...content.model import Edition
from ...content.places import Fault, Span
from ...content.vocabulary import WRITTEN


def check(edition: Edition) -> Iterator[Fault]:
    first: dict[str, Place] = {}
    for place in sorted(expected(edition), key=lambda place: place.owner.startswith("page ")):
        other = first.setdefault(place.address, place)
        if other.owner != place.owner:
            what, _, name = other.owner.partition(" ")
            said = f"the address '{place.address}' is that of the {what} '{name}'"
            yield Fault(place.span, said, "give this file or record another name")
    yield from _written_over(edition)


def _written_over(edition: Edition) -> Iterator[Fault]:
    """Files of docs/ in whose place the build writes others."""
    anchors = {*(unit.anchor for unit in edition.units), *(claim.anchor for claim in edition.claims)}
    own = {f"{anchor}/cite.md" for anchor in anchors}
    for file in sorted(edition.files - edition.kept_back):
        if file in own or WRITTEN.fullmatch(file):
            yield Fault(Span(f"docs/{file}", 1), f"the build writes '{file}' itself", "give this file another name")

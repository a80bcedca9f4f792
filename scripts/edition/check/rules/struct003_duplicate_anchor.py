"""Two places of a page have the same anchor.

A link to it could mean either.

Bad:  { #how } twice
Good: { #how } and { #how-abroad }
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    for page in edition.pages:
        seen = {unit.anchor for unit in edition.units if unit.page == page.path and page.id == unit.id}
        seen |= {claim.anchor for claim in edition.claims if claim.page == page.path}
        for heading in page.headings:
            if heading.anchor in seen:
                yield Fault(
                    heading.span,
                    f"the anchor '#{heading.anchor}' is taken on this page",
                    "give this heading another id",
                )
            elif heading.anchor:
                seen.add(heading.anchor)

"""Two places of a page have the same anchor.

A link to it could mean either.

Bad:  { #how } twice
Good: { #how } and { #how-abroad }
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.graph import claims_by_page
from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    claims = claims_by_page(edition)
    for page in edition.pages:
        seen = {page.id.lower()} | {claim.anchor for claim in claims.get(page.path, ())}
        for heading in page.headings:
            if not heading.anchor:
                continue
            if heading.anchor in seen:
                said = f"the anchor '#{heading.anchor}' is taken on this page"
                yield Fault(heading.span, said, "give this heading another id")
            seen.add(heading.anchor)

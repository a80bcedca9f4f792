"""Two places of a page have the same anchor, or one has that of a part which the build adds.

A link to it could mean either.

Bad:  { #how } twice
Good: { #how } and { #how-abroad }
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.graph import claims_by_page
from ...content.model import Edition
from ...content.places import Fault
from ..anchors import NUMBERED, TOP, is_made, is_template, made_by_page


def check(edition: Edition) -> Iterator[Fault]:
    claims = claims_by_page(edition)
    made = made_by_page(edition)
    for page in edition.pages:
        seen = {page.id.lower()} | {claim.anchor for claim in claims.get(page.path, ())}
        of_headings = {heading.span.line for heading in page.headings}
        places = [(heading.span, heading.anchor, "heading") for heading in page.headings if heading.anchor]
        places += [(mark.span, mark.value, "place") for mark in page.marks if mark.span.line not in of_headings]
        for span, anchor, what in sorted(places):
            if anchor in seen:
                yield Fault(span, f"the anchor '#{anchor}' is taken on this page", f"give this {what} another id")
            elif anchor in made.get(page.path, ()) or NUMBERED.fullmatch(anchor) or is_made(page, anchor):
                said = f"the build gives the anchor '#{anchor}' to a part of this page"
                yield Fault(span, said, f"give this {what} another id")
            seen.add(anchor)
    yield from _records(edition)


def _records(edition: Edition) -> Iterator[Fault]:
    """Terms and sources whose id is that of a part that the build adds to every page, or to theirs."""
    parts = {TOP}.union(*(document.anchors for document in edition.documents if is_template(document)))
    for name, span in (*((t.id, t.span) for t in edition.glossary), *((s.key, s.span) for s in edition.sources)):
        if name in parts or NUMBERED.fullmatch(name):
            yield Fault(
                span, f"the build gives the anchor '#{name}' to a part of this record's page", "choose another id"
            )

"""Which addresses the edition has: every page, and a long and a short one for each unit, claim and source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .model import Address, Edition
from .places import Span
from .vocabulary import CLAIM_ID

SOURCES_PAGE = "sources.md"


@dataclass(frozen=True, slots=True)
class Place:
    """An address under the site's base, `/pathways/drivers/#d1`, and where in the sources it comes from."""

    address: str
    span: Span


def expected(edition: Edition) -> Iterator[Place]:
    """Every address that the build will publish and so promises to keep."""
    urls = {page.path: "/" + page.url for page in edition.pages}
    for page in edition.pages:
        yield Place(urls[page.path], Span(page.source, 1))
    anchored = [(u.page, u.anchor, u.span) for u in edition.units]
    anchored += [(c.page, c.anchor, c.span) for c in edition.claims if CLAIM_ID.fullmatch(c.id)]
    anchored += [(SOURCES_PAGE, s.key, s.span) for s in edition.sources]
    for path, anchor, span in anchored:
        if path in urls:
            yield Place(f"{urls[path]}#{anchor}", span)
            yield Place(f"/{anchor}/", span)


def in_force(ledger: tuple[Address, ...]) -> dict[str, Address]:
    """The last line of the ledger for each address."""
    return {line.address: line for line in ledger}

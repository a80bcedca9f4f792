"""Which addresses the edition has: every page, and a long and a short one for each unit, claim and source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .places import Span
from .vocabulary import CLAIM_ID, UNIT_KINDS

if TYPE_CHECKING:
    from .model import Address, Edition

SOURCES_PAGE = "sources.md"
GLOSSARY_PAGE = "glossary.md"
CHRONOLOGY_PAGE = "chronology.md"
LONGEST = 12
"""Characters of a unit's or claim's short address, slashes included: it is printed on leaflets."""

_FORM = re.compile(r"/(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*(?:(?<=/)#[a-z0-9]+(?:-[a-z0-9]+)*)?")
_SHORT = re.compile(rf"/(?:{'|'.join(UNIT_KINDS).lower()})[0-9]+(?:-[0-9]+)?/")


@dataclass(frozen=True, slots=True)
class Place:
    """An address under the site's base, `/pathways/drivers/#d1`, and where in the sources it comes from.

    `owner` is what is found there: `page pathways/drivers.md`, `unit D1`, `claim D1.1`, `source survey-2024`.
    """

    address: str
    span: Span
    owner: str


def expected(edition: Edition) -> Iterator[Place]:
    """Every address that the build will publish and so promises to keep."""
    urls = {page.path: "/" + page.url for page in edition.pages}
    for page in edition.pages:
        yield Place(urls[page.path], Span(page.source, 1), f"page {page.path}")
    anchored = [(u.page, u.anchor, u.span, f"unit {u.id}") for u in edition.units]
    anchored += [(c.page, c.anchor, c.span, f"claim {c.id}") for c in edition.claims if CLAIM_ID.fullmatch(c.id)]
    anchored += [(SOURCES_PAGE, s.key, s.span, f"source {s.key}") for s in edition.sources]
    for path, anchor, span, owner in anchored:
        if path in urls:
            yield Place(f"{urls[path]}#{anchor}", span, owner)
            yield Place(f"/{anchor}/", span, owner)


def in_force(ledger: tuple[Address, ...]) -> dict[str, Address]:
    """The last line of the ledger for each address."""
    return {line.address: line for line in ledger}


def form_fault(address: str) -> str:
    """What is wrong with the form of an address, as the rest of a sentence, or nothing."""
    if not _FORM.fullmatch(address):
        return "has another form than '/pathways/drivers/#d1' or '/p3-2/'"
    if len(address) > LONGEST and _SHORT.fullmatch(address):
        return f"has {len(address)} characters, and a short one {LONGEST} at most"
    return ""

"""A citation gives a locator that the source does not number, or one outside its known range.

The reader would look for a place that does not exist.

Bad:  [@un-coi-2014, para. 946]
Good: [@un-coi-2014, para. 46]
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..cites import all_cites, locator_fault


def check(edition: Edition) -> Iterator[Fault]:
    sources = {source.key: source for source in reversed(edition.sources)}
    for cite in all_cites(edition):
        source = sources.get(cite.key)
        wrong = locator_fault(cite, source) if source and cite.locators else None
        if wrong:
            said, hint = wrong
            yield Fault(cite.place or cite.span, said, hint)

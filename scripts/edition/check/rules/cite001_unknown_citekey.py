"""A citation names a citekey that the bibliography does not hold.

The reader would meet a claim with no source behind it.

Bad:  Wells were dry [@un-coi-2041, para. 46].
Good: Wells were dry [@un-coi-2014, para. 46].
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..cites import all_cites
from ..suggest import did_you_mean


def check(edition: Edition) -> Iterator[Fault]:
    known = {source.key for source in edition.sources}
    for cite in all_cites(edition):
        if cite.key not in known:
            hint = did_you_mean(cite.key, known, "add the source to docs/data/bibliography.yaml")
            yield Fault(cite.span, f"unknown citekey '{cite.key}'", hint)

"""A claim rests on a fact that the list of facts does not hold.

Nobody could check it.

Bad:  facts: UN-1600
Good: facts: UN-160
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..suggest import did_you_mean


def check(edition: Edition) -> Iterator[Fault]:
    places = [fact for claim in edition.claims for fact in claim.listed("facts")]
    places += [fact for entry in edition.entries for fact in entry.facts]
    for fact in places:
        if fact.value not in edition.facts:
            hint = did_you_mean(fact.value, edition.facts, "the facts are listed in docs/data/facts.yaml")
            yield Fault(fact.span, f"unknown fact '{fact.value}'", hint)

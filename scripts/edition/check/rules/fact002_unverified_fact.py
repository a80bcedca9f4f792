"""A claim rests on a fact that was never verified.

It could be wrong, and the page would not say so.

Bad:  facts: UN-182
Good: a verified fact, or no claim
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    places = [fact for claim in edition.claims for fact in claim.listed("facts")]
    places += [fact for entry in edition.entries for fact in entry.facts]
    for place in places:
        fact = edition.facts.get(place.value)
        if fact and fact.grade == "unverified":
            yield Fault(place.span, f"the fact '{fact.id}' is graded unverified", "confirm it, or leave the claim out")

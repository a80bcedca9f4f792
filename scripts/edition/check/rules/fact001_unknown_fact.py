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
    lists = [claim.listed("facts") for claim in edition.claims] + [entry.facts for entry in edition.entries]
    for facts in lists:
        for fact in facts:
            if fact.value not in edition.facts:
                otherwise = "the facts are listed in docs/data/facts.yaml"
                hint = did_you_mean(fact.value, edition.facts, otherwise, {other.value for other in facts})
                yield Fault(fact.span, f"unknown fact '{fact.value}'", hint)

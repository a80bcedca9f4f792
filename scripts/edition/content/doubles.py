"""Claims that may tell one point twice: those that rest on the same fact and cite the same place of the same source."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from . import citation, graph
from .model import Claim, Edition


def pairs(edition: Edition) -> Iterator[tuple[str, str, Claim, Claim]]:
    """A fact, a cited place as it is written, and two claims that share both, in the order of their ids."""
    found: dict[tuple[str, str], list[Claim]] = {}
    for claim in sorted(edition.claims, key=lambda c: graph.order_of_claim(c.id)):
        places = dict.fromkeys(citation.written(cite) for cited in claim.citations for cite in cited.cites)
        for fact in dict.fromkeys(name.value for name in claim.listed("facts")):
            for place in places:
                found.setdefault((fact, place), []).append(claim)
    for (fact, place), claims in sorted(found.items()):
        for first, second in combinations(claims, 2):
            yield fact, place, first, second

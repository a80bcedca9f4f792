"""A reading is inferred, through other readings, from itself.

The reader who follows the inference would come back to where it began, with nothing under it.

Bad:  P3.4 from P3.5, and P3.5 from P3.4
Good: P3.4 from P3.5, and P3.5 from P3.2, which cites a source
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Claim, Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    claims = {claim.id: claim for claim in reversed(edition.claims)}
    sound: set[str] = set()
    for id in claims:
        circle = _circle(id, claims, sound)
        if circle:
            sound.update(circle)
            claim, after = claims[circle[0]], circle[1]
            premise = next(p for p in claim.listed("from") if p.value == after)
            way = " ← ".join((*circle, circle[0]))
            yield Fault(premise.span, f"the reading '{claim.id}' is inferred from itself: {way}", "break the circle")


def _circle(start: str, claims: dict[str, Claim], sound: set[str]) -> list[str]:
    """The claims of a circle that is met from here, or nothing; what was left behind without one is sound."""
    path: list[str] = []
    stack = [(start, False)]
    while stack:
        id, leaving = stack.pop()
        if leaving:
            sound.add(path.pop())
        elif id in path:
            return path[path.index(id) :] if len(path) - path.index(id) > 1 else []
        elif id in claims and id not in sound:
            path.append(id)
            stack.append((id, True))
            stack += [(premise.value, False) for premise in claims[id].listed("from") if premise.value != id]
    return []

"""Two claims have the same id.

Only one of them could be reached by the address, and it would not be sure which.

Bad:  /// claim | P3.1 twice
Good: /// claim | P3.1, then /// claim | P3.2
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for claim in edition.claims:
        if claim.id in seen:
            yield Fault(
                claim.span, f"the id '{claim.id}' is taken by {seen[claim.id]}", "give this claim the next free number"
            )
        elif claim.id:
            seen[claim.id] = f"{claim.span.path}:{claim.span.line}"

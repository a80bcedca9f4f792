"""Two claims have the same id.

Only one of them could be reached by the address, and it would not be sure which.

Bad:  /// claim | P3.1 twice
Good: /// claim | P3.1, then /// claim | P3.2
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..claim_ids import next_free


def check(edition: Edition) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for claim in edition.claims:
        if claim.id in seen:
            free = next_free(edition, claim.section or claim.unit)
            said = f"the id '{claim.id}' is taken by {seen[claim.id]}"
            yield Fault(claim.span, said, f"give this claim the next free number: '/// claim | {free}'")
        elif claim.id:
            seen[claim.id] = f"{claim.span.path}:{claim.span.line}"

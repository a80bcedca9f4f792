"""A claim has no id, or one that is not a unit's id, a point and a number.

Without it the claim has no address.

Bad:  /// claim | P3-1
Good: /// claim | P3.1
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ...content.vocabulary import CLAIM_ID
from ..claim_ids import mended, next_free

_ELSEWHERE = "for example '/// claim | P3.1', on the page of its unit"


def check(edition: Edition) -> Iterator[Fault]:
    taken = {claim.id for claim in edition.claims}
    for claim in edition.claims:
        if not CLAIM_ID.fullmatch(claim.id):
            said = f"'{claim.id}' is no claim id" if claim.id else "the claim has no id"
            right = mended(claim.id)
            if not right or right in taken:
                right = next_free(edition, claim.section or "P3")
            hint = f"write '/// claim | {right}'" if claim.section or mended(claim.id) else _ELSEWHERE
            yield Fault(claim.span, said, hint)

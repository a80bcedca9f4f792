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


def check(edition: Edition) -> Iterator[Fault]:
    for claim in edition.claims:
        if not CLAIM_ID.fullmatch(claim.id):
            said = f"'{claim.id}' is no claim id" if claim.id else "the claim has no id"
            yield Fault(claim.span, said, f"for example '/// claim | {claim.section or 'P3'}.1'")

"""A claim stands in another unit than its id says.

Its address would name the wrong unit.

Bad:  /// claim | P3.1 on the page of P4
Good: /// claim | P4.1 on the page of P4
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ...content.vocabulary import CLAIM_ID


def check(edition: Edition) -> Iterator[Fault]:
    for claim in edition.claims:
        if CLAIM_ID.fullmatch(claim.id) and claim.unit != claim.section:
            where = claim.section or "no unit"
            other = f", or give it the next number of {claim.section}" if claim.section else ""
            yield Fault(claim.span, f"claim '{claim.id}' stands in {where}", f"move it to {claim.unit}{other}")

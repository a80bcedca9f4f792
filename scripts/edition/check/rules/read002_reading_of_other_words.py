"""A second reading is of words that its claim neither has nor had on record.

The claim was changed after it was read, and nobody has compared what it says now.

Bad:  the words of P3.2 are changed, and docs/data/readings.yaml still holds the reading of the old ones alone
Good: the claim is read again with 'build.py reading P3.2', and the old entry taken away
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content import wording
from ...content.model import Edition
from ...content.places import Fault
from ...content.vocabulary import BASES


def check(edition: Edition) -> Iterator[Fault]:
    known = {claim.id: {wording.digest(claim)} for claim in edition.claims if claim.basis in BASES}
    for line in edition.wording:
        known.get(line.claim, set()).add(line.digest)
    for reading in edition.readings:
        if reading.claim in known and reading.words not in known[reading.claim]:
            message = f"'{reading.claim}' has other words than those that were read on {reading.day}"
            hint = f"read it again with 'build.py reading {reading.claim}', and take this entry away"
            yield Fault(reading.span, message, hint)

"""A second reading compared a claim with a kind of text that its basis does not rest on.

An inference is read against what it reasons from, and anything else against a source.

Bad:  P3.14 is this edition's reading, and was read with 'kind: primary'
Good: P3.14 is this edition's reading, and was read with 'kind: premises'
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ...content.readings import kinds_of
from ...content.vocabulary import BASES


def check(edition: Edition) -> Iterator[Fault]:
    claims = {claim.id: claim for claim in edition.claims}
    for reading in edition.readings:
        claim = claims.get(reading.claim)
        if claim and claim.basis in BASES and reading.kind not in kinds_of(claim):
            message = f"'{claim.id}' has the basis '{claim.basis}' and was read with the kind '{reading.kind}'"
            hint = f"write {' or '.join(repr(f'kind: {kind}') for kind in kinds_of(claim))}, as it was"
            yield Fault(reading.span, message, hint)

"""A reading reasons from a unit or claim that does not exist.

The reader could not follow the inference.

Bad:  from: P9
Good: from: P3, F3.2
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..claim_ids import meant
from ..suggest import did_you_mean


def check(edition: Edition) -> Iterator[Fault]:
    known = {unit.id for unit in edition.units} | meant(edition)
    for claim in edition.claims:
        for premise in claim.listed("from"):
            if premise.value not in known:
                beside = {other.value for other in claim.listed("from")} | {claim.id}
                hint = did_you_mean(premise.value, known, "name units or claims", beside)
                yield Fault(premise.span, f"unknown premise '{premise.value}'", hint)
            elif premise.value == claim.id:
                yield Fault(premise.span, f"'{premise.value}' reasons from itself", "name what it is inferred from")

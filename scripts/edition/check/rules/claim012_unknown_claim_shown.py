"""A page shows a claim that this edition does not have.

The reader would find an empty place.

Bad:  /// show | P9.9
Good: /// show | P3.2
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..claim_ids import meant
from ..suggest import did_you_mean


def check(edition: Edition) -> Iterator[Fault]:
    claims = meant(edition)
    for shown in edition.shown:
        if shown.claim not in claims:
            hint = did_you_mean(shown.claim, claims, "name a claim, as in '/// show | P3.2'")
            yield Fault(shown.span, f"there is no claim '{shown.claim}' to show", hint)

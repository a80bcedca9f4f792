"""A second reading is of a claim that this edition does not have.

It would vouch for nothing.

Bad:  - {claim: P3.999, words: "0123456789abcdef", on: 2026-11-30, kind: primary, read: "…", says: "…"}
Good: - {claim: P3.2, words: "0123456789abcdef", on: 2026-11-30, kind: primary, read: "…", says: "…"}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..claim_ids import meant
from ..suggest import did_you_mean


def check(edition: Edition) -> Iterator[Fault]:
    claims = meant(edition)
    for reading in edition.readings:
        if reading.claim not in claims:
            hint = did_you_mean(reading.claim, claims, "take the entry away, or name the claim that was read")
            yield Fault(reading.span, f"unknown claim '{reading.claim}'", hint)

"""A page shows a claim that it holds already, or shows one twice.

The reader would look for a difference that is not meant.

Bad:  /// show | P3.2 on the page of P3
Good: /// show | P3.2 once, on the page of a finding
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    there = {(claim.page, claim.id) for claim in edition.claims}
    for shown in edition.shown:
        if (shown.page, shown.claim) in there:
            hint = "take the block away, or link to the claim's anchor"
            yield Fault(shown.span, f"'{shown.claim}' stands on this page already", hint)
        there.add((shown.page, shown.claim))

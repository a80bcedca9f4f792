"""A line of the record of published words has no line of that day's log behind it.

The record would make a change look published that no reader was told of.

Bad:  2026-12-01 P3.2 0123456789abcdef record, verified: …, and no log names P3.2 under that day
Good: the same, and in docs/corrections.md under that day: P3.2 said “…”; it says “…”, because …
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content import wording
from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    if not edition.settings.first_published:
        return
    promised = wording.first_published(edition)
    for claim, (first, *_) in wording.on_record(edition).items():
        day = promised.get(claim.lower().replace(".", "-"), "")
        if first.date != day:
            hint = f"the first line of a claim has that day: '{day} {claim} …'" if day else "take the line away"
            said = f"was first published on {day}" if day else "was never published"
            yield Fault(first.span, f"'{claim}' {said}, by the ledger", hint)
    for line in wording.unspoken(edition):
        message = f"'{line.claim}' has other words since {line.date}, and no line of that day's log speaks for them"
        hint = f"name {line.claim} under that day in docs/corrections.md or docs/changes.md, or take this line back"
        yield Fault(line.span, message, hint)

"""A claim's words are not yet in the record of published words.

A later change of them could not be noticed.

Bad:  a new claim P3.9 and no line for it in docs/data/wording.txt
Good: 'build.py wording' wrote '2026-11-24 P3.9 0123456789abcdef record, verified: Article 33 bars …'
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content import wording
from ...content.model import Edition
from ...content.places import Fault
from ..strays import miscited


def check(edition: Edition) -> Iterator[Fault]:
    for due in wording.due(edition) if edition.settings.first_published else ():
        if due.line and due.claim.id not in miscited(edition):
            message = f"the words of '{due.claim.id}' are not on record"
            yield Fault(due.claim.span, message, f"run 'build.py wording', which adds them to {wording.PATH}")

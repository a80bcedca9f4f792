"""A claim has more than 35 words.

It could not be quoted whole, nor read at a glance.

Bad:  a claim of 50 words
Good: two claims of 25
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content import markdown
from ...content.model import Edition
from ...content.places import Fault

MOST = 35


def check(edition: Edition) -> Iterator[Fault]:
    for claim in edition.claims:
        words = markdown.count_words(claim.text)
        if words > MOST:
            yield Fault(claim.span, f"claim '{claim.id}' has {words} words", f"at most {MOST}: split it, or say less")

"""A word stands twice in a row.

It reads as a slip, and makes readers doubt the rest.

Bad:  the the
Good: the
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ...content.model import Edition
from ...content.places import Fault
from ...content.prose import words

ALLOWED = frozenset({"had", "that"})


def check(edition: Edition) -> Iterator[Fault]:
    for first, second in pairwise(words(edition)):
        same = first.text.casefold() == second.text.casefold() and second.text not in ALLOWED
        if same and second.follows and second.text.isalpha():
            yield Fault(second.span, f"'{second.text}' stands twice", "remove one")

"""A word stands twice in a row.

It reads as a slip, and makes readers doubt the rest.

Bad:  the the
Good: the
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ...content.prose import stretches

ALLOWED = frozenset({"had", "that"})

_TWICE = re.compile(
    r"(?<![\w’'-])(?P<word>[^\W\d_]+)(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)(?=(?P<again>(?P=word))(?!\w|[’'-]\w))",
    re.IGNORECASE,
)
"""A word, one space or line's end, and the word again."""


def check(edition: Edition) -> Iterator[Fault]:
    for stretch in stretches(edition):
        for match in _TWICE.finditer(stretch.text):
            if match["again"] not in ALLOWED:
                place = stretch.place(match.start("again"), len(match["again"]))
                yield Fault(place, f"'{match['again']}' stands twice", "remove one")

"""A link has no words.

A reader who listens meets only its address, and others cannot see it at all.

Bad:  [](drivers.md)
Good: [the drivers](drivers.md)
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..worded import said, worded


def check(edition: Edition) -> Iterator[Fault]:
    for span, words in worded(edition):
        if not said(words):
            yield Fault(span, "the link has no words", "say where it leads, as in '[the drivers](drivers.md)'")

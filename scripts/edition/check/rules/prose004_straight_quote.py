"""A quotation mark or apostrophe is straight, or the wrong way round.

The edition is set in curly ones, and a search for a phrase finds one form.

Bad:  the Commission's report
Good: the Commission’s report
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ...content.prose import stretches
from ..marks import wrong_apostrophes

_STRAIGHT = re.compile(r"[\"']")
_ACCENT = re.compile(r"(?<=\w)[´`](?=\w)")


def check(edition: Edition) -> Iterator[Fault]:
    for stretch in stretches(edition):
        for match in _STRAIGHT.finditer(stretch.text):
            yield Fault(stretch.place(match.start(), 1), f"straight {match[0]}", "write ’ or “ ”")
        for at in wrong_apostrophes(stretch.text):
            yield Fault(stretch.place(at, 1), "‘ stands for an apostrophe", "write ’")
        for match in _ACCENT.finditer(stretch.text):
            yield Fault(stretch.place(match.start(), 1), f"{match[0]} stands for an apostrophe", "write ’")

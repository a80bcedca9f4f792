"""A text gives a number or a date that nothing behind it holds.

A slip of one digit would pass for what the source says.

Bad:  Human Rights Watch counted more than 600 people, on a fact with the particulars ["more than 500 people"]
Good: Human Rights Watch counted more than 500 people, on the same fact
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..particulars import numbers_not_held, told


def check(edition: Edition) -> Iterator[Fault]:
    for entry in told(edition):
        for found in numbers_not_held(entry):
            said = entry.text[found.start : found.start + found.length]
            hint = "give the number as the source has it; if it was read there, add it to 'particulars' of the fact"
            yield Fault(entry.span, f"'{said}' in {entry.owner} is in no fact, premise or source behind it", hint)

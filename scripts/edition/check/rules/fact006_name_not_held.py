"""A text gives a name that nothing behind it holds.

A wrong name would pass for what the source says.

Bad:  Amnesty counted more than 500 people, on a fact with the particulars ["Human Rights Watch"]
Good: Human Rights Watch counted more than 500 people, on the same fact
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..particulars import names_not_held, told


def check(edition: Edition) -> Iterator[Fault]:
    for entry in told(edition):
        for found in names_not_held(entry):
            said = entry.text[found.start : found.start + found.length]
            hint = "give the name as the source has it; if it was read there, add it to 'particulars' of the fact"
            yield Fault(entry.span, f"'{said}' in {entry.owner} is in no fact, premise or source behind it", hint)

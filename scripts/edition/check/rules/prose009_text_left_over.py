"""A text holds what was never meant for readers: a note to oneself, a placeholder, a tracked change, a program's remains.

It would be published with the rest.

Bad:  The panel met in {++March++} (TODO: check the day).
Good: The panel met on 28 March 2024.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..leftovers import leftovers


def check(edition: Edition) -> Iterator[Fault]:
    for left in leftovers(edition).values():
        yield Fault(left.span, f"'{left.text}' is {left.what}", left.hint)

"""An address holds a parameter that only tells where its reader came from.

It would give the reader away, and the document is the same without it.

Bad:  https://www.csis.org/?utm_source=mail
Good: https://www.csis.org/
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..web import outside, tracking, without_tracking


def check(edition: Edition) -> Iterator[Fault]:
    for written in outside(edition):
        names = tracking(written.address)
        if names:
            said = f"'{', '.join(names)}' tells where the reader came from"
            yield Fault(written.span, said, f"write '{without_tracking(written.address)}'")

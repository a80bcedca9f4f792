"""An ignore gives no reason, or is not written as one.

Nobody could tell later whether it is still right.

Bad:  <!-- ignore PROSE001 -->
Good: <!-- ignore PROSE001: the name of the ministry -->
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    for ignore in edition.ignores:
        if not ignore.reason:
            hint = "on one line: 'ignore', a code, a colon and why, as in '<!-- ignore PROSE001: a name -->'"
            yield Fault(ignore.span, "this ignore gives no reason", hint)

"""An ignore silences nothing: its line has no such fault.

The next fault on that line would pass unseen.

Bad:  We write labor. <!-- ignore PROSE001: the name of the ministry -->
Good: We write labor.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from .. import rules
from ..ignorable import in_force
from ..naming import code_of


def check(edition: Edition) -> Iterator[Fault]:
    ignores = in_force(edition)
    named = {ignore.code for ignore in ignores}
    needed = {
        (code_of(rule), fault.span.path, fault.span.line)
        for rule in rules.RULES
        if code_of(rule) in named
        for fault in rule.check(edition)
    }
    for ignore in ignores:
        if (ignore.code, ignore.span.path, ignore.line) not in needed:
            yield Fault(ignore.span, f"the line has no fault '{ignore.code}'", "remove the ignore")

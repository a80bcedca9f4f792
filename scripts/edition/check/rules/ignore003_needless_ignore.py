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
from ..unread import unread_files, untold


def check(edition: Edition) -> Iterator[Fault]:
    """What a file hides that cannot be read, and what a rule hides that cannot judge, may be just what is ignored."""
    unread, unable = unread_files(edition), untold(edition)
    ignores = [i for i in in_force(edition) if i.span.path not in unread and i.code not in unable]
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

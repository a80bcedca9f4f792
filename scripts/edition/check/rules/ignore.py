"""Rules on ignores: which fault of which line may be left, and why."""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ...content.suggest import nearest
from .. import rules
from ..ignorable import MAY_BE_IGNORED, in_force
from ..rule import code_of
from ..unreadable import not_judged, unreadable_files


def ignore001_ignore_without_reason(edition: Edition) -> Iterator[Fault]:
    """An ignore gives no reason, or is not written as one.

    Nobody could tell later whether it is still right.

    Bad:  <!-- ignore PROSE001 -->
    Good: <!-- ignore PROSE001: the name of the ministry -->
    """
    for ignore in edition.ignores:
        if not ignore.reason:
            hint = "on one line: 'ignore', a code, a colon and why, as in '<!-- ignore PROSE001: a name -->'"
            yield Fault(ignore.span, "this ignore gives no reason", hint)


def ignore002_unknown_code(edition: Edition) -> Iterator[Fault]:
    """An ignore names a code that no rule of the sources has.

    It would seem to silence something and silence nothing.

    Bad:  <!-- ignore PROSE999: the name of the ministry -->
    Good: <!-- ignore PROSE001: the name of the ministry -->
    """
    codes = [code_of(rule) for rule in rules.RULES]
    for ignore in edition.ignores:
        if ignore.reason and ignore.code not in codes:
            near = nearest(ignore.code.upper(), codes)
            hint = f"did you mean '{near}'?" if near in MAY_BE_IGNORED else "codes look like 'PROSE001'"
            yield Fault(ignore.span, f"no rule of the sources has the code '{ignore.code}'", hint)


def ignore003_needless_ignore(edition: Edition) -> Iterator[Fault]:
    """An ignore silences nothing: its line has no such fault.

    The next fault on that line would pass unseen.

    Bad:  We write labor. <!-- ignore PROSE001: the name of the ministry -->
    Good: We write labor.
    """
    # What a file hides that cannot be read, and what a rule hides that cannot judge, may be just what is ignored.
    unread, unable = unreadable_files(edition), not_judged(edition)
    ignores = [i for i in in_force(edition) if i.span.path not in unread and i.code not in unable]
    named = {ignore.code for ignore in ignores}
    needed = {
        (code_of(rule), fault.span.path, fault.span.line)
        for rule in rules.RULES
        if code_of(rule) in named
        for fault in rule(edition)
    }
    for ignore in ignores:
        if (ignore.code, ignore.span.path, ignore.line) not in needed:
            yield Fault(ignore.span, f"the line has no fault '{ignore.code}'", "remove the ignore")


def ignore004_promise_ignored(edition: Edition) -> Iterator[Fault]:
    """An ignore names a rule that cannot be ignored, because it guards what the edition promises or makes a page whole.

    A claim could lose its source, or an address its page, and nothing would say so.

    Bad:  <!-- ignore CITE001: the source comes later -->
    Good: a source in the bibliography
    """
    guards = {code_of(rule) for rule in rules.RULES} - set(MAY_BE_IGNORED)
    for ignore in edition.ignores:
        if ignore.reason and ignore.code in guards:
            hint = "mend the fault, and take the comment out; CONTRIBUTING.md names the rules that may be ignored"
            yield Fault(ignore.span, f"'{ignore.code}' cannot be ignored", hint)

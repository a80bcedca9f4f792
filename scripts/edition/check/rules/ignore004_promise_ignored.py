"""An ignore names a rule that cannot be ignored, because it guards what the edition promises or makes a page whole.

A claim could lose its source, or an address its page, and nothing would say so.

Bad:  <!-- ignore CITE001: the source comes later -->
Good: a source in the bibliography
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from .. import rules
from ..ignorable import MAY_BE_IGNORED
from ..naming import code_of


def check(edition: Edition) -> Iterator[Fault]:
    guards = {code_of(rule) for rule in rules.RULES} - set(MAY_BE_IGNORED)
    for ignore in edition.ignores:
        if ignore.reason and ignore.code in guards:
            hint = "mend what it says; CONTRIBUTING.md names the rules that may be ignored"
            yield Fault(ignore.span, f"'{ignore.code}' cannot be ignored", hint)

"""An ignore names a code that no rule of the sources has.

It would seem to silence something and silence nothing.

Bad:  <!-- ignore PROSE999: the name of the ministry -->
Good: <!-- ignore PROSE001: the name of the ministry -->
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from .. import rules
from ..ignorable import MAY_BE_IGNORED
from ..naming import code_of
from ..suggest import nearest


def check(edition: Edition) -> Iterator[Fault]:
    codes = [code_of(rule) for rule in rules.RULES]
    for ignore in edition.ignores:
        if ignore.reason and ignore.code not in codes:
            near = nearest(ignore.code.upper(), codes)
            hint = f"did you mean '{near}'?" if near in MAY_BE_IGNORED else "codes look like 'PROSE001'"
            yield Fault(ignore.span, f"no rule of the sources has the code '{ignore.code}'", hint)

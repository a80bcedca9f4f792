"""A line of the ledger stands twice, or before an older one, or has a date that is none.

The log would not tell what was promised when.

Bad:  2026-12-01 /p3-9/ live above 2026-11-24 /p3-8/ live
Good: 2026-11-24 /p3-8/ live above 2026-12-01 /p3-9/ live
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..dates import is_date


def check(edition: Edition) -> Iterator[Fault]:
    seen: dict[tuple[str, ...], int] = {}
    latest = ""
    for line in edition.ledger:
        same = (line.date, line.address, line.state, line.target, line.reason)
        if not is_date(line.date):
            yield Fault(line.span, f"'{line.date}' is no date", "for example '2026-11-24'")
        elif same in seen:
            yield Fault(line.span, f"the line stands in line {seen[same]} already", "take this one out")
        elif line.date < latest:
            yield Fault(
                line.span, f"{line.date} comes after {latest}", "put the line, unaltered, where its date belongs"
            )
        else:
            latest = line.date
        seen.setdefault(same, line.span.line)

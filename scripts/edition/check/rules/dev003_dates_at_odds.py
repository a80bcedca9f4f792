"""A development's dates do not agree: its entry is older than its event, or its file is named for another month.

The record of developments would be read in a wrong order.

Bad:  date: 2024-03-28 in docs/since/2024-05-panel-veto.md
Good: date: 2024-03-28 in docs/since/2024-03-panel-veto.md
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..dates import is_before, is_date

_MONTH = re.compile(r"since/(?P<month>[0-9]{4}(?:-[0-9]{2})?)-[a-z]")


def check(edition: Edition) -> Iterator[Fault]:
    added = {page.path: page.added for page in edition.pages if page.kind == "development" and is_date(page.added)}
    for page in edition.pages:
        if page.kind != "development" or not is_date(page.date):
            continue
        named = _MONTH.match(page.path)
        if named and not page.date.startswith(named["month"]):
            said = f"'{page.date}' is not in {named['month']}, for which the file is named"
            yield Fault(page.meta.place("date"), said, "the address is published: mend the date, or move the page")
        if page.path in added and is_before(page.added, page.date):
            said = f"added on {page.added}, before the event of {page.date}"
            yield Fault(page.meta.place("added"), said, "write the day on which the entry was made")
    for claim in edition.claims:
        date = claim.options.get("date")
        if date and is_date(date.value) and claim.page in added and is_before(added[claim.page], date.value):
            said = f"'{date.value}' is after {added[claim.page]}, when the entry was added"
            yield Fault(date.span, said, "make what came later an entry of its own")

"""A source's date is not written as year, year and month, full date, range or about when; or it has not come yet.

It would be printed wrong, or not at all. What is later than the ledger's last line cannot have been read.

Bad:  issued: 7 February 2014
Good: issued: 2014-02-07
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.dates import issued
from ...content.model import Edition
from ...content.places import Fault
from ..dates import hint, hint_of_issue, is_date, is_issued

_HINTS = {
    "issued": "for example '2014-02-07', '2014-02', '2014', '2012/2014' or '1990~'",
    "custom.seen": "for example '2014-02-07', '2014-02' or '2014'",
}


def check(edition: Edition) -> Iterator[Fault]:
    today = max((line.date for line in edition.ledger if is_date(line.date)), default="")
    listed = {line.address for line in edition.ledger}
    for source in edition.sources:
        for name, value in (("issued", source.item.get("issued")), ("custom.seen", source.custom.get("seen"))):
            if value is None:
                continue
            if not isinstance(value, str):
                yield Fault(source.places[name], f"'{name}' must be one date", _HINTS[name])
            elif not (is_issued(value) if name == "issued" else is_date(value)):
                mended = (hint_of_issue if name == "issued" else hint)(value, _HINTS[name])
                yield Fault(source.places[name], f"'{value}' is no date", mended)
            elif _is_to_come(value, today) and f"/{source.key}/" in listed:
                said = f"'{value}' is after {today}, the last day of work that the ledger tells of"
                yield Fault(source.places[name], said, "look the date up")


def _is_to_come(value: str, today: str) -> bool:
    found = issued(value)
    last = (found.last or found.first) if found else ""
    return last[: len(today)] > today[: len(last)]

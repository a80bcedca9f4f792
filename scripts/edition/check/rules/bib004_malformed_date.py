"""A source's date is not written as year, year and month, or full date; or it has not come yet.

It would be printed wrong, or not at all. What is later than the ledger's last line cannot have been read.

Bad:  issued: 7 February 2014
Good: issued: 2014-02-07
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..dates import is_date


def check(edition: Edition) -> Iterator[Fault]:
    today = max((line.date for line in edition.ledger if is_date(line.date)), default="")
    listed = {line.address for line in edition.ledger}
    for source in edition.sources:
        for name, value in (("issued", source.item.get("issued")), ("custom.seen", source.custom.get("seen"))):
            if value is not None and not (isinstance(value, str) and is_date(value)):
                hint = "for example '2014-02-07', '2014-02' or '2014'"
                said = f"'{value}' is no date" if isinstance(value, str) else f"'{name}' must be one date"
                yield Fault(source.places[name], said, hint)
            elif isinstance(value, str) and value[: len(today)] > today and f"/{source.key}/" in listed:
                said = f"'{value}' is after {today}, the last day of work that the ledger tells of"
                yield Fault(source.places[name], said, "look the date up")

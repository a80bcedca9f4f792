"""Dates as this edition writes them."""

from __future__ import annotations

import datetime
import re

_DATE = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")


def is_date(text: str) -> bool:
    """Whether a text is a date of EDTF level 0: `2014`, `2014-02` or `2014-02-07`.

    https://www.loc.gov/standards/datetime/
    """
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    try:
        datetime.date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
    except ValueError:
        return False
    return True


def is_before(first: str, second: str) -> bool:
    """Whether one date is before another, as far as both are known: `2014` is not before `2014-02`."""
    known = min(len(first), len(second))
    return first[:known] < second[:known]

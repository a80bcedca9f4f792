"""Dates as sources bear them."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

_DATE = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")


def is_date(text: str) -> bool:
    """Whether a text is a date of EDTF level 0 that there is: `2014`, `2014-02` or `2014-02-07`.

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


_DAY = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_ISSUED = re.compile(rf"(?P<about>(?:ca?\.|circa) ?)?(?P<first>{_DAY})(?P<doubt>~)?(?:[/–](?P<last>{_DAY})~?)?")


class Issued(NamedTuple):
    """When a document came out: on a day, in a month or a year, or from one to another; `about`: nobody knows just when."""

    first: str
    last: str = ""
    about: bool = False

    @property
    def years(self) -> str:
        """As few words have it: `2014`, `2012–2014`."""
        first, last = self.first[:4], self.last[:4]
        return f"{first}–{last}" if last and last != first else first


def issued(text: str) -> Issued | None:
    """The date of a document as a record has it: a date, `2012/2014` (EDTF) or `2012–2014`, `1990~` or `ca. 1990`.

    None for any other text. https://www.loc.gov/standards/datetime/
    """
    match = _ISSUED.fullmatch(text)
    if match is None:
        return None
    return Issued(match["first"], match["last"] or "", bool(match["about"] or "~" in text))

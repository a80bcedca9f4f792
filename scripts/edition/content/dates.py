"""Dates as sources bear them."""

from __future__ import annotations

import re
from typing import NamedTuple

_EDTF = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")


def is_date(edtf: str) -> bool:
    """Whether this is a year, a month or a day: `2024`, `2024-03`, `2024-03-28`. https://www.loc.gov/standards/datetime/"""
    return bool(_EDTF.fullmatch(edtf))


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

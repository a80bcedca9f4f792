"""Dates as this edition writes them."""

from __future__ import annotations

import calendar
import re

from ..content.dates import is_date, issued

MONTHS = tuple(calendar.month_name)[1:]

_WORDS = re.compile(
    rf"(?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\.? )?(?P<month>{'|'.join(m[:3] for m in MONTHS)})[a-z]*\.?(?: (?P<us>[0-9]{{1,2}}),)? (?P<year>[0-9]{{4}})",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})(?:[-/.](?P<day>[0-9]{1,2}))?")
_ABOUT = re.compile(r"(?:about|around|approx\.?|~) ?(?P<year>[0-9]{4})|(?P<before>[0-9]{4}) ?\(?\?\)?", re.IGNORECASE)


def is_before(first: str, second: str) -> bool:
    """Whether one date is before another, as far as both are known: `2014` is not before `2014-02`."""
    known = min(len(first), len(second))
    return first[:known] < second[:known]


def is_issued(text: str) -> bool:
    """Whether a text says when a document came out: a date, about when, or from one date to a later one."""
    found = issued(text)
    if found is None or not is_date(found.first) or (found.last and not is_date(found.last)):
        return False
    return not found.last or is_before(found.first, found.last)


def hint(text: str, otherwise: str) -> str:
    """How a date is written that is written otherwise: `7 February 2014` → `2014-02-07`."""
    for form in (_WORDS, _FIGURES):
        match = form.fullmatch(text.strip())
        if match:
            month = match["month"].title()[:3]
            number = next((n for n, name in enumerate(MONTHS, 1) if name.startswith(month)), 0) or int(month)
            day = match["day"] or match.groupdict().get("us")
            mended = f"{match['year']}-{number:02}" + (f"-{int(day):02}" if day else "")
            return f"write '{mended}'" if is_date(mended) else otherwise
    return otherwise


def hint_of_issue(text: str, otherwise: str) -> str:
    """The same for the date of a document, of which not more may be known than about when."""
    about = _ABOUT.fullmatch(text.strip())
    return f"write '{about['year'] or about['before']}~'" if about else hint(text, otherwise)

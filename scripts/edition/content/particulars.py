"""The particulars of a text: its numbers, dates and names, in a form in which two texts can be compared."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .vocabulary import UNIT_ID

_MONTHS = tuple(name.lower() for name in calendar.month_name[1:])
_MONTH = "|".join(_MONTHS)
_SMALL = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_COUNTED = "|".join((*_SMALL, *_TENS))

_DATE = re.compile(
    rf"\b(?:(?P<day>[0-9]{{1,2}})[ \u00a0])?(?P<month>{_MONTH})\b(?:[ \u00a0](?P<year>[0-9]{{4}})\b)?", re.IGNORECASE
)
_ADDRESS = re.compile(r"https?://\S+")
_EDTF = re.compile(r"(?<![\w-])[12][0-9]{3}-(?:0[1-9]|1[0-2])(?:-[0-3][0-9])?(?![\w-])")
_NUMBER = re.compile(
    rf"(?<![\w.,])(?:(?P<digits>[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?)|(?P<words>(?:{_COUNTED})(?:-(?:{_COUNTED}))?))"
    rf"(?:[ \u00a0-](?P<scale>{'|'.join(_SCALES)}))?\b(?P<percent>[ \u00a0]?(?:%|percent\b))?(?!-[a-z])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, order=True)
class Particular:
    """A number or a date at `start` of its text, `length` letters long. `value` is its form to compare.

    A date is EDTF, `2014-02-17`, `2014-02` or, where the text has no year, `XXXX-10-09`; a number is in digits, `1076`,
    with its sign where it is a share, `2%`.
    """

    start: int
    length: int
    value: str


def _without_addresses(text: str) -> str:
    """As many letters, with web addresses blank."""
    return _ADDRESS.sub(lambda match: " " * len(match[0]), text) if "://" in text else text


@lru_cache(maxsize=8192)
def find(text: str) -> tuple[Particular, ...]:
    """The numbers and dates of a text of plain words, in its order. `one` is no number, nor are digits inside a name."""
    text = _without_addresses(text)
    dates = list(_dates(text))
    taken = [range(date.start, date.start + date.length) for date in dates]
    numbers = [number for number in _numbers(text) if not any(number.start in where for where in taken)]
    return tuple(sorted((*dates, *numbers)))


def _dates(text: str) -> Iterator[Particular]:
    for match in _EDTF.finditer(text):
        yield Particular(match.start(), len(match[0]), match[0])
    for match in _DATE.finditer(text):
        month, year = _MONTHS.index(match["month"].lower()) + 1, match["year"]
        if not (match["day"] or year):
            continue  # "may", and months that say nothing by themselves
        day = f"-{int(match['day']):02}" if match["day"] else ""
        yield Particular(match.start(), len(match[0]), f"{year or 'XXXX'}-{month:02}{day}")


def _numbers(text: str) -> Iterator[Particular]:
    for match in _NUMBER.finditer(text):
        if match["digits"]:
            number = float(match["digits"].replace(",", ""))
        else:
            number = float(sum(_SMALL.get(word, _TENS.get(word, 0)) for word in match["words"].lower().split("-")))
        if match["words"] and number == 1 and not match["scale"]:
            continue
        number *= _SCALES.get((match["scale"] or "").lower(), 1)
        yield Particular(match.start(), len(match[0]), f"{number:.15g}" + ("%" if match["percent"] else ""))


_NAME = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]*|(?<![\w’'-])[a-z]+[A-Z]\w*")
_OPENS = re.compile(r"(?:^|[.?!:;]”?\s|[“(\[])\Z")
_PLURAL = re.compile(r"(?<=[a-z]{3})s\Z")


def _word(text: str) -> str:
    """A word of a name as it is compared: small, without its ending in the possessive or the plural."""
    return _PLURAL.sub("", text.replace("’", "'").removesuffix("'s").removesuffix("'").casefold())


@lru_cache(maxsize=8192)
def names(text: str) -> tuple[Particular, ...]:
    """The words with a capital that open no sentence: those of names. Months are parts of dates, and ids lead elsewhere."""
    found = []
    text = _without_addresses(text)
    for match in _NAME.finditer(text):
        at = match.start()
        for word in match[0].split("-"):
            alone = _word(word)
            named = len(alone) > 1 and word[:1].isupper() and alone not in _MONTHS and not UNIT_ID.fullmatch(word)
            if named and not _OPENS.search(text[max(0, at - 3) : at]):
                found.append(Particular(at, len(word), alone))
            at += len(word) + 1
    return tuple(found)


@lru_cache(maxsize=8192)
def words(text: str) -> frozenset[str]:
    """Every word of a text that may be one of a name."""
    return frozenset(_word(word) for word in re.findall(r"[\w’']+", text))


def holds(known: frozenset[str], value: str) -> bool:
    """Whether a date or number is among those that are known: a year or month is, where a day in it is."""
    if value in known:
        return True
    if value.startswith("XXXX"):
        return any(other.endswith(value.removeprefix("XXXX")) for other in known)
    return bool(re.fullmatch(r"[12][0-9]{3}(?:-[0-9]{2})?", value)) and any(o.startswith(f"{value}-") for o in known)

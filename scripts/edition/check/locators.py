"""Whether a locator lies in the range that a source is known to have."""

from __future__ import annotations

import re

from ..content.model import Locator
from ..content.numbers import is_backwards, ranges, roman

_LETTERED = re.compile(r"[0-9]+[a-z]+")

_LONGEST = 9
"""More digits than these number no place."""


def number(text: str) -> int | None:
    """The leading number of a place: 90 for `90(a)`, 2 for `II`; None where it has none, or one that no document has.

    Small Roman numbers, those of pages before the first, are outside every range.
    """
    digits = re.match(r"[A-Z]?([0-9]+)", text)
    if digits:
        return int(digits[1]) if len(digits[1]) <= _LONGEST else None
    capitals = re.match(r"[A-Z]+", text)
    return (roman(capitals[0]) or None) if capitals else None


def ends(place: str) -> tuple[int | None, int | None]:
    """First and last number of a place: `42–45` → 42, 45; `90(b)–(c)` → 90, 90."""
    first, dash, last = place.partition("–")
    low = number(first)
    return low, (number(last) if dash and not last.startswith("(") else low)


def outside(locator: Locator, known: str) -> str:
    """The first place of a locator outside a known range (`1-94`, `I-II`, `9241b`), or nothing. `any` is from one on."""
    least, most = (1, None) if known == "any" else ends(known.replace(" ", "").replace("-", "–"))
    lettered = _LETTERED.fullmatch(known)
    for place in ranges(locator):
        if is_backwards(place) or (lettered and place.partition("(")[0] != known):
            return place
        low, high = ends(place)
        if low is None or high is None:
            continue
        if (least is not None and low < least) or (most is not None and high > most):
            return place
    return ""

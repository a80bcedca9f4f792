"""Whether a locator lies in the range that a source is known to have."""

from __future__ import annotations

import re

from ..content.citation import parts

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def number(text: str) -> int | None:
    """The leading number of a place: 90 for `90(a)`, 2 for `II`; None where it has none."""
    digits = re.match(r"[A-Z]?([0-9]+)", text)
    if digits:
        return int(digits[1])
    roman = re.match(r"[IVXLCDM]+", text)
    if not roman:
        return None
    values = [_ROMAN[letter] for letter in roman[0]]
    return sum(-v if v < next_v else v for v, next_v in zip(values, [*values[1:], 0], strict=True))


def ends(place: str) -> tuple[int | None, int | None]:
    """First and last number of a place: `42–45` → 42, 45; `90(b)–(c)` → 90, 90."""
    first, dash, last = place.partition("–")
    low = number(first)
    return low, (number(last) if dash and not last.startswith("(") else low)


def is_backwards(place: str) -> bool:
    """Whether a range ends before it begins: `46–41`."""
    low, high = ends(place)
    return low is not None and high is not None and high < low


def outside(locator: str, known: str) -> str:
    """The first place of a locator outside a known range (`1-94`, `I-II`), or nothing. `any` allows all."""
    if known == "any":
        return ""
    least, most = ends(known.replace(" ", "").replace("-", "–"))
    for place in parts(locator):
        low, high = ends(place)
        if None in (least, most, low, high):
            continue
        if low < least or high > most or high < low:  # type: ignore[operator]
            return place
    return ""

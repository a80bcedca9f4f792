"""Whether a locator lies in the range that a source is known to have."""

from __future__ import annotations

import re

from ..content.citation import parts

_LETTERS = re.compile(r".*\((?P<first>[a-z])\)–\((?P<last>[a-z])\)")
_LETTERED = re.compile(r"[0-9]+[a-z]+")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}

_LONGEST = 9
"""More digits than these number no place."""


def number(text: str) -> int | None:
    """The leading number of a place: 90 for `90(a)`, 2 for `II`; None where it has none, or one that no document has."""
    digits = re.match(r"[A-Z]?([0-9]+)", text)
    if digits and len(digits[1]) > _LONGEST:
        return None
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
    """Whether a range ends before it begins: `46–41`, `90(c)–(a)`."""
    low, high = ends(place)
    letters = _LETTERS.fullmatch(place)
    if letters and letters["last"] < letters["first"]:
        return True
    return low is not None and high is not None and high < low


def outside(locator: str, known: str) -> str:
    """The first place of a locator outside a known range (`1-94`, `I-II`, `9241b`), or nothing. `any` is from one on."""
    least, most = (1, None) if known == "any" else ends(known.replace(" ", "").replace("-", "–"))
    lettered = _LETTERED.fullmatch(known)
    for place in parts(locator):
        if lettered and place.partition("(")[0] != known:
            return place
        low, high = ends(place)
        if low is None or high is None:
            continue
        if is_backwards(place) or (least is not None and low < least) or (most is not None and high > most):
            return place
    return ""

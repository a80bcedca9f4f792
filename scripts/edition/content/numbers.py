"""How documents number their parts: the numbers, lists and ranges of a locator.

    90   4.5   9241b(a)   1A(2)   H6121   A   II   xii   IV.B.2   5bis   12n3 (note 3 on page 12)
    42–43   112–13 (112 to 113)   90 (a)–(c)   12a–c   xii–xv   12nn3–4

A section of a code may have a hyphen in its number, `2151n-1`; elsewhere a hyphen is a dash.
"""

from __future__ import annotations

import re

from .model import Locator

LATIN = ("", "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies")
"""What is put behind a number where an article is inserted, in order."""

_ROMAN = r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_SMALL_ROMAN = _ROMAN.lower()
_IN_BRACKETS = r"(?:[ \u00a0]?\([0-9A-Za-z]{1,5}\))"
_OF_A_PAGE = r"[0-9]+nn?[0-9]+"
_PLAIN = (
    rf"(?:[A-Z]?[0-9]+(?:[ \u00a0]?(?:{'|'.join(LATIN[1:])})|[A-Za-z]{{0,2}})"
    rf"|(?=[IVXLCDM]){_ROMAN}|(?=[ivxlcdm]){_SMALL_ROMAN}|[A-Z])(?:\.[0-9A-Za-z]{{1,5}})*"
)
_NUMBER = rf"(?:{_OF_A_PAGE}|{_PLAIN}{_IN_BRACKETS}*)(?!\w)"
_OF_A_CODE = rf"(?:[0-9]+[a-z]{{1,2}}-[0-9]{{1,2}}[a-z]?{_IN_BRACKETS}*(?!\w)|{_NUMBER})"
_END = rf"(?:{_NUMBER}|[a-z](?!\w)|{_IN_BRACKETS})"
_BETWEEN = r",\s(?:and\s)?|\sand\s"


def _value(number: str) -> re.Pattern[str]:
    part = rf"{number}(?:\s?[–-]\s?{_END})?"
    return re.compile(rf"{part}(?:(?:{_BETWEEN}){part})*(?![\w(])")


def _range(number: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<first>{number})(?:\s?[–-]\s?(?P<last>{_END}))?")


VALUES = {False: _value(_NUMBER), True: _value(_OF_A_CODE)}
_RANGES = {False: _range(_NUMBER), True: _range(_OF_A_CODE)}
"""The value of a locator and each range in it; of sections, whose numbers may have a hyphen, the second."""

_SHORT = re.compile(r"(?P<letter>[A-Z]?)(?P<digits>[0-9]+)")


def ranges(locator: Locator) -> tuple[str, ...]:
    """The separate places of a locator, a range being one and written in full: `107, 302–3` → `107`, `302–303`."""
    found = (_RANGES[locator.label == "section"].fullmatch(part) for part in re.split(_BETWEEN, locator.value))
    return tuple(_in_full(match["first"], match["last"] or "") for match in found if match)


def _in_full(first: str, last: str) -> str:
    first, last = (re.sub(r"\s", "", text) for text in (first, last))
    start, end = _SHORT.fullmatch(first), _SHORT.fullmatch(last)
    if start and end and not end["letter"] and len(end["digits"]) < len(start["digits"]):
        whole = start["digits"][: -len(end["digits"])] + end["digits"]
        last = f"{start['letter']}{whole}" if int(whole) > int(start["digits"]) else last
    return f"{first}–{last}" if last else first


def is_plural(locator: Locator) -> bool:
    """`42–43` and `3, 5` are several; `90 (a)–(c)` is one paragraph, and `12nn3–4` one page."""
    places = ranges(locator)
    first, dash, last = places[0].partition("–") if places else ("", "", "")
    return len(places) > 1 or bool(dash and not last.startswith("(") and "nn" not in first)


def is_part(place: str, whole: str) -> bool:
    """`90(a)` and `90(a)–(c)` are parts of `90`, which `90(a)–95` is not."""
    return place.startswith(whole) and re.fullmatch(r"(?:–?\(\w+\))*", place.removeprefix(whole)) is not None


def spoken(value: str, note: str, notes: str) -> str:
    """The value of a locator as it is read aloud: `12n3` is page 12, note 3."""
    return re.sub(r"(?<=[0-9])n(n?)(?=[0-9])", lambda n: notes if n[1] else note, value)


# Order


def is_backwards(place: str) -> bool:
    """Whether a range ends before it begins: `46–41`, `90(c)–(a)`, `xv–xii`. Letters may be Roman numbers or not."""
    first, _, last = place.partition("–")
    if last.startswith("("):
        first = "".join(re.findall(r"\(\w+\)", first)[-last.count("(") :])
    elif re.fullmatch("[a-z]", last) and re.fullmatch("[0-9]+[a-z]", first):
        first = first[-1]
    elif "nn" in first:
        first = first.partition("nn")[2]
    letters = re.findall("[A-Za-z]+", f"{first} {last}")
    readings = [_in_roman] if all(map(roman, letters)) else [_in_letters]
    readings += [_in_letters] if max(map(len, letters), default=0) == 1 else []
    return bool(first and last) and all(_is_before(reading(last), reading(first)) for reading in readings)


_Key = list[tuple[bool, int]]


def _is_before(one: _Key, other: _Key) -> bool:
    """Whether one number is before another; not where letters stand in the place of digits."""
    return all(a[0] == b[0] for a, b in zip(one, other, strict=False)) and one < other


def _in_letters(text: str) -> _Key:
    return [(token.isdigit(), _letters(token)) for token in re.findall("[0-9]+|[A-Za-z]+", text)]


def _in_roman(text: str) -> _Key:
    return [(token.isdigit(), roman(token) or _letters(token)) for token in re.findall("[0-9]+|[A-Za-z]+", text)]


def _letters(token: str) -> int:
    """The value of digits, of `bis` and the like, and of letters by their place in the alphabet."""
    if token.isdigit():
        return int(token[:18])
    if token in LATIN:
        return LATIN.index(token)
    return sum(27**place * (ord(letter.lower()) - ord("a") + 1) for place, letter in enumerate(reversed(token[:9])))


_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def roman(text: str) -> int:
    """The value of a Roman number in capitals or small letters, 0 for any other text."""
    if not text or not (re.fullmatch(_ROMAN, text) or re.fullmatch(_SMALL_ROMAN, text)):
        return 0
    values = [_VALUES[letter] for letter in text.lower()]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))

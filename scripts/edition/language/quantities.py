"""The numbers that a text gives in figures, as values that can be compared between languages.

`80,000` and `8만` are 80000, `4.4 million` and `440만` are 4400000; the month of a date counts as its number, since
Korean writes it so. Numbers in words are left out, but for `spelled`, which says what a translation may give in figures.
"""

from __future__ import annotations

import calendar
import itertools
import re
from collections.abc import Callable, Iterator, Mapping

from . import SOURCE

_FIGURE = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_MONTHS = {name: str(number) for number, name in enumerate(calendar.month_name) if name}
_DAY_OR_YEAR = r"(?:[0-3]?[0-9]|[12][0-9]{3})"
_MONTH = re.compile(
    rf"(?<=[0-9] )(?:{'|'.join(_MONTHS)})\b|\b(?:{'|'.join(_MONTHS)})(?= {_DAY_OR_YEAR}\b)"
    rf"|\b(?:{'|'.join(name for name in _MONTHS if name not in ('May', 'March'))})\b"
)
_SCALES = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_SCALED = re.compile(rf"(?P<figure>{_FIGURE})(?:[ -](?P<scale>{'|'.join(_SCALES)})\b)?")
_SPELLED = {
    word: float(value)
    for words in (
        "one two three four five six seven eight nine ten eleven twelve",
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
        "once twice",
    )
    for value, word in enumerate(words.split(), 1)
} | {
    "primary": 1.0,
    "secondary": 2.0,
    "a": 1.0,
    "an": 1.0,
    "decade": 10.0,
    "half": 2.0,
    "quarter": 4.0,
    "quarters": 4.0,
    "dozen": 12.0,
    "hundred": 100.0,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "both": 2.0,
    "single": 1.0,
    "another": 1.0,
}
_ROMAN = ("", *"I II III IV V VI VII VIII IX X XI XII".split())
_UNITS = {"천": 1e3, "만": 1e4, "억": 1e8, "조": 1e12}
_KOREAN = re.compile(rf"(?P<figure>{_FIGURE})(?P<unit>[천만억]|(?<!제[0-9])(?<!제[0-9]{{2}})(?<!제[0-9]{{3}})조)? ?")


def given(text: str, language: str) -> frozenset[float]:
    """Return the values of the numbers that stand in figures in a text, months of dates among them."""
    return frozenset(_BY_LANGUAGE.get(language, _plain)(text))


def spelled(text: str) -> frozenset[float]:
    """Return what a translation may give in figures of an English text that spells it: small numbers, Roman ones, and bare months."""
    words = re.findall(r"[a-z]+", text.lower())
    months = {float(_MONTHS[word.capitalize()]) for word in words if word.capitalize() in _MONTHS}
    roman = {float(_ROMAN.index(numeral)) for numeral in re.findall(r"\b[IVX]+\b", text) if numeral in _ROMAN}
    pairs = itertools.pairwise(words)
    scaled = {_SPELLED[word] * _SCALES[scale] for word, scale in pairs if word in _SPELLED and scale in _SCALES}
    return frozenset(_SPELLED[word] for word in words if word in _SPELLED) | months | roman | scaled


def _value(figure: str) -> float:
    return float(figure.replace(",", "") or 0)


def _plain(text: str) -> Iterator[float]:
    yield from (_value(figure) for figure in re.findall(_FIGURE, text))


def _english(text: str) -> Iterator[float]:
    dated = _MONTH.sub(lambda m: _MONTHS[m[0]], text)
    yield from (_value(m["figure"]) * _SCALES.get(m["scale"] or "", 1) for m in _SCALED.finditer(dated))


def _korean(text: str) -> Iterator[float]:
    """Numbers with the units of ten thousands; `1억 500만` is one number."""
    total, after, last = 0.0, -1, 0.0
    for match in _KOREAN.finditer(text):
        unit = _UNITS.get(match["unit"] or "", 1.0)
        goes_on = after == match.start() and unit < last
        if after >= 0 and not goes_on:
            yield total
            total = 0.0
        total += _value(match["figure"]) * unit
        after, last = (match.end(), unit) if unit > 1 else (0, 0.0)
    if after >= 0:
        yield total


_BY_LANGUAGE: Mapping[str, Callable[[str], Iterator[float]]] = {SOURCE: _english, "ko": _korean}

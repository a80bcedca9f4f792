"""Words that several parts of a page say alike, and the order in which lists have them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TypeVar

from ..content import graph
from ..content.dates import MONTHS as MONTHS
from ..content.dates import date as date
from ..content.dates import is_date as is_date
from ..content.model import Edition, Settings
from ..content.vocabulary import GROUPS

_Entry = TypeVar("_Entry")


def narrow_date(edtf: str) -> str:
    """The same for a narrow column: a day and its month are not parted."""
    return date(edtf).replace(" ", "\N{NO-BREAK SPACE}", 1)


_SYMBOL_PART = re.compile(r"[0-9]+|[^\W0-9_]+")
_ARTICLES = ("the ", "a ", "an ")
_NO_LETTER = "0–9"


def sorted_by(words: str) -> str:
    """The sort key of a name: letters and digits without case and accents, the article left out."""
    folded = unicodedata.normalize("NFKD", words.casefold())
    plain = "".join(ch for ch in folded if ch.isalnum() or ch == " ").strip()
    article = next((a for a in _ARTICLES if plain.startswith(a)), "")
    return plain.removeprefix(article).strip()


def letter(words: str) -> str:
    """The letter under which an index has them; one name for all digits."""
    first = sorted_by(words)[:1].upper()
    return first if first.isalpha() else _NO_LETTER


def letter_anchor(letter: str) -> str:
    """The part of an anchor that stands for a letter."""
    return letter.lower() if letter.isalpha() else "number"


def symbol_order(symbol: str) -> tuple[tuple[bool, int, str], ...]:
    """The sort key of a document symbol, its numbers by their value: S/RES/2 before S/RES/10."""
    parts = _SYMBOL_PART.findall(symbol.casefold())
    return tuple((not part.isdigit(), int(part) if part.isdigit() else 0, part) for part in parts)


def by_letter(entries: Iterable[_Entry], name: Callable[[_Entry], str]) -> dict[str, list[_Entry]]:
    """Sort entries by the name they are shown under, and group them by its letter, digits first."""

    def order(entry: _Entry) -> tuple[bool, str, str]:
        shown = name(entry)
        return letter(shown) != _NO_LETTER, sorted_by(shown), shown

    return {found: list(group) for found, group in groupby(sorted(entries, key=order), key=lambda e: letter(name(e)))}


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def in_words(number: int) -> str:
    """A count as running text has it: `seven`, and figures above twelve."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


_COUNTED = ("findings", "pathways")


def group_named(name: str, edition: Edition) -> str:
    """What a relation calls a group: `The seven findings`, `The drivers, together`."""
    members = len(graph.members(edition, name))
    if members == 1:
        return f"The {GROUPS[name]}"
    if name == "drivers":
        return "The drivers, together"
    return f"The {in_words(members)} {name}" if name in _COUNTED and members else f"The {name}"


NOT_REVIEWED = "Not part of the report; its authors have not reviewed this."


def record_read(settings: Settings) -> str:
    """How far the record was read, by kind of source where that differs."""
    if not settings.met:
        return f"{settings.record_read}."
    met = "; ".join(f"{met.what}, {date(met.date)}" for met in settings.met)
    return f"Latest material met: {met}. Later material was looked for in public copies and not found."

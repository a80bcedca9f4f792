"""Words that several parts of a page say alike, and the order in which lists have them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TypeVar

_Entry = TypeVar("_Entry")

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def date(edtf: str) -> str:
    """A date as a reader has it: `2024-03-28` → 28 March 2024, `2024-03` → March 2024."""
    year, _, rest = edtf.partition("-")
    month, _, day = rest.partition("-")
    named = [str(int(day))] if day else []
    named += [MONTHS[int(month) - 1]] if month else []
    return " ".join([*named, year])


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


RECORD_READ = "Record read through January 2026"
NOT_REVIEWED = "Not part of the report; its authors have not reviewed this."

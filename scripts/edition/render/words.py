"""Words that several parts of a page say alike, and the order in which lists have them."""

from __future__ import annotations

import unicodedata

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


def sorted_by(words: str) -> str:
    """Letters and digits without accents, the article left out."""
    plain = unicodedata.normalize("NFKD", words.casefold()).removeprefix("the ")
    return "".join(ch for ch in plain if ch.isalnum() or ch == " ").strip()


def letter(words: str) -> str:
    """The letter under which an index has them; one name for all digits."""
    first = sorted_by(words)[:1].upper()
    return first if first.isalpha() else "0–9"


RECORD_READ = "Record read through January 2026"
NOT_REVIEWED = "Not part of the report; its authors have not reviewed this."

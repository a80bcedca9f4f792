"""Words that several parts of a page say alike, and the order in which lists have them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import TypeVar

from ..content import graph
from ..content.model import Edition, Settings
from ..language import N_, ngettext_noop
from ..language.locale import Locale

_Entry = TypeVar("_Entry")


def narrow_date(edtf: str, locale: Locale) -> str:
    """A date for a narrow column: a day and its month are not parted, whether the year comes last or first."""
    shown, space = locale.date(edtf), "\N{NO-BREAK SPACE}"
    return space.join(shown.rsplit(" ", 1)) if shown.startswith(edtf[:4]) else shown.replace(" ", space, 1)


_SYMBOL_PART = re.compile(r"[0-9]+|[^\W0-9_]+")
_NO_LETTER = "0–9"
_CONSONANTS = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"
"""The consonants that open a syllable of Hangul, in order; a doubled one stands with the single one, as in dictionaries."""


def sorted_by(words: str, locale: Locale) -> str:
    """The sort key of a name: letters and digits without case and accents, the article left out."""
    folded = unicodedata.normalize("NFKD", words.casefold())
    plain = "".join(ch for ch in folded if ch.isalnum() or ch == " ").strip()
    article = next((a for a in locale.articles if plain.startswith(a)), "")
    return plain.removeprefix(article).strip()


def letter(words: str, locale: Locale) -> str:
    """The letter under which an index has them; one name for all digits."""
    first = sorted_by(words, locale)[:1].upper()
    if "\u1100" <= first <= "\u1112":  # a syllable of Hangul begins with it, as sorting has it
        return _CONSONANTS[ord(first) - 0x1100]
    return first if first.isalpha() else _NO_LETTER


def letter_anchor(letter: str) -> str:
    """The part of an anchor that stands for a letter."""
    return letter.lower() if letter.isalpha() else "number"


def symbol_order(symbol: str) -> tuple[tuple[bool, int, str], ...]:
    """The sort key of a document symbol, its numbers by their value: S/RES/2 before S/RES/10."""
    parts = _SYMBOL_PART.findall(symbol.casefold())
    return tuple((not part.isdigit(), int(part) if part.isdigit() else 0, part) for part in parts)


def by_letter(entries: Iterable[_Entry], name: Callable[[_Entry], str], locale: Locale) -> dict[str, list[_Entry]]:
    """Sort entries by the name they are shown under, and group them by its letter, digits first."""

    def order(entry: _Entry) -> tuple[bool, str, str]:
        shown = name(entry)
        return letter(shown, locale) != _NO_LETTER, sorted_by(shown, locale), shown

    dated = groupby(sorted(entries, key=order), key=lambda e: letter(name(e), locale))
    return {found: list(group) for found, group in dated}


_NUMBERS = (
    *(N_("no"), N_("one"), N_("two"), N_("three"), N_("four"), N_("five"), N_("six")),
    *(N_("seven"), N_("eight"), N_("nine"), N_("ten"), N_("eleven"), N_("twelve")),
)


def in_words(number: int, locale: Locale) -> str:
    """A count as running text has it: `seven`, and figures above twelve."""
    return locale.gettext(_NUMBERS[number]) if number < len(_NUMBERS) else str(number)


_GROUPS = {
    "findings": ngettext_noop("The finding", "The {number} findings"),
    "pathways": ngettext_noop("The pathway", "The {number} pathways"),
    "drivers": ngettext_noop("The driver", "The drivers, together"),
    "accelerants": ngettext_noop("The accelerant", "The accelerants"),
    "recommendations": ngettext_noop("The recommendation", "The recommendations"),
}
_WITHOUT_MEMBERS = {"findings": N_("The findings"), "pathways": N_("The pathways")}


def group_named(name: str, edition: Edition) -> str:
    """What a relation calls a group: `The nine findings`, `The drivers, together`."""
    locale, members = edition.settings.locale, len(graph.members(edition, name))
    if not members and name in _WITHOUT_MEMBERS:
        return locale.gettext(_WITHOUT_MEMBERS[name])
    return locale.ngettext(*_GROUPS[name], members, number=in_words(members, locale))


def paragraphs(numbers: Sequence[str], locale: Locale) -> str:
    """Paragraphs of the executive summary: `para. 5`, `paras. 5, 6`"""
    return locale.ngettext("para. {place}", "paras. {place}", len(numbers), place=", ".join(numbers))


NOT_REVIEWED = N_("Not part of the report; its authors have not reviewed this.")


def not_reviewed(settings: Settings) -> str:
    """What stands before all that came after the report: that its authors have not seen it, and how far it goes."""
    return f"{settings.locale.gettext(NOT_REVIEWED)} {record_read(settings)}"


def record_read(settings: Settings) -> str:
    """How far the record was read, by kind of source where that differs."""
    if not settings.met:
        return f"{settings.record_read}."
    met = "; ".join(f"{met.what}, {settings.locale.date(met.date)}" for met in settings.met)
    return settings.locale.gettext(
        "Latest material met: {met}. Later material was looked for in public copies and not found.", met=met
    )

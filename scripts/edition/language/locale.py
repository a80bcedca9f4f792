"""The locale of an edition: its catalog of messages, and how it writes dates, lists and numbers."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Literal

import babel
from babel.core import get_global, parse_locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from . import SOURCE

PSEUDO = "XA"
"""The territory of CLDR's pseudo-locales: an edition in `en-XA` shows marks around each message."""
MARKS = ("【", "】")
_FORMATS = {SOURCE: "en_001"}
"""Languages whose formats are not those of their likeliest territory: 28 March 2024; A, B and C."""
_ARTICLES = {SOURCE: ("the ", "a ", "an ")}
"""Articles, which sorting leaves out."""
_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Locale:
    """A language as it is written in a territory, `en` in `US`; `formats` are those of CLDR."""

    language: str
    territory: str
    translations: NullTranslations = field(compare=False, repr=False)
    formats: babel.Locale = field(compare=False, repr=False)

    @property
    def tag(self) -> str:
        """As BCP 47 has it: `en-US`."""
        return f"{self.language}-{self.territory}"

    @property
    def articles(self) -> tuple[str, ...]:
        return _ARTICLES.get(self.language, ())

    def gettext(self, message: str, **values: object) -> str:
        """Return a translated message, its placeholders replaced by values; without values they are kept."""
        found = self.translations.gettext(message)
        return found.format_map(values) if values else found

    def ngettext(self, one: str, other: str, count: int, **values: object) -> str:
        """Return the plural form of a message for a number, whose placeholder is `{count}`."""
        return self.translations.ngettext(one, other, count).format_map({"count": count} | values)

    def plurals(self, one: str, other: str) -> dict[str, str]:
        """Return the plural forms of a message by the categories of CLDR: `one`, `few`, `other`."""
        forms: dict[str, str] = {}
        for count in range(200):
            forms.setdefault(self.formats.plural_form(count), self.translations.ngettext(one, other, count))
        return forms

    def date(self, edtf: str) -> str:
        """Format a date: `2024-03-28` → 28 March 2024, `2024-03` → March 2024. Other text is returned as it is."""
        return _date(edtf, self.formats)

    def listed(self, items: Iterable[str], style: Literal["standard", "or"] = "standard") -> str:
        """Format a list: `A, B and C`, or `A, B or C`."""
        return format_list(list(items), style, self.formats)

    def decimal(self, number: float, pattern: str) -> str:
        """Format a number by a pattern of CLDR: `0.0` → 1.5"""
        return format_decimal(number, pattern, self.formats)

    def name_of(self, language: str) -> str:
        """Return the name of a language: `ko` → Korean."""
        return str(self.formats.languages.get(language, language))


@lru_cache
def _date(edtf: str, formats: babel.Locale) -> str:
    try:
        when = datetime.date.fromisoformat(f"{edtf}-01-01"[: len("2024-01-01")])
    except ValueError:
        return edtf
    if len(edtf) == len("2024-01-01"):
        return format_date(when, "long", formats)
    skeleton = {len("2024"): "y", len("2024-01"): "yMMMM"}.get(len(edtf))
    return format_skeleton(skeleton, when, locale=formats) if skeleton else edtf


@lru_cache
def locale(tag: str) -> Locale:
    """Return the locale of a language tag, `ko` or `en-GB`. Raises ValueError for a language without a catalog."""
    try:
        language, territory, script, *_ = parse_locale(tag, sep="-")
        name = f"{language}-{script}" if script else language
        translations = _translations(name, territory == PSEUDO)
        likely = parse_locale(get_global("likely_subtags")[name.replace("-", "_")])[1]
        formats = babel.Locale.parse(_FORMATS.get(name) or f"{language}_{territory or likely}")
    except (ValueError, OSError, babel.UnknownLocaleError):
        raise ValueError(f"there are no words of the interface in '{tag}'") from None
    return Locale(name, territory or likely or "", translations, formats)


def languages() -> tuple[str, ...]:
    """Return the languages that have a catalog, and that of the msgids."""
    return (SOURCE, *sorted(file.stem for file in _FOLDER.glob("*.po")))


def _translations(language: str, pseudo: bool) -> NullTranslations:
    if language == SOURCE:
        return _Pseudo() if pseudo else NullTranslations()
    return read(_FOLDER / f"{language}.po")


class _Pseudo(NullTranslations):
    """Marks each message, so that a built edition shows what comes from no catalog."""

    def gettext(self, message: str) -> str:
        return message.join(MARKS)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return super().ngettext(msgid1, msgid2, n).join(MARKS)


def read(file: Path) -> GNUTranslations:
    """Read the catalog of a .po file. Messages that are untranslated or fuzzy stay English."""
    compiled = io.BytesIO()
    with file.open("rb") as po:
        write_mo(compiled, read_po(po, file.stem.replace("-", "_")))  # without a locale its plural forms are lost
    compiled.seek(0)
    return GNUTranslations(compiled)

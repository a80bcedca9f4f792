"""Format the short form of a citation, as notes beside the text have it: maker, symbol or year, and locator."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..content.citation import place_of
from ..content.dates import issued
from ..content.model import Cite, Source
from ..content.vocabulary import NAME_FIELDS
from ..language.locale import Locale

_PRESS = frozenset({"article-newspaper", "article-magazine", "post-weblog"})
_TITLED = frozenset({"legislation", "treaty"})
_SYMBOL = re.compile(r"[A-Z]+/[^ ]+( \(\d{4}\))?$")
"""A United Nations document symbol: `A/HRC/25/63`, `S/RES/1718 (2006)`."""
_PARTS = re.compile(r"(?P<part>\d+ U\.S\.C\. (chapter )?\w+): .+")


def short(source: Source, names: Mapping[str, str], locale: Locale) -> str:
    """`Commission of Inquiry, A/HRC/25/63`, `Alder and Lee, 2023`, `Reuters, 16 July 2023`, or a law's title.

    `names` are short names of makers by their whole ones. Words in italics keep their marks.
    """
    given = source.text("title-short")
    if given:
        return given
    kind, number, title = source.text("type"), source.text("number"), source.text("title")
    if kind in ("bill", "regulation") and number:
        return number
    symbol = number if _SYMBOL.match(number) else ""
    if kind in _TITLED and not symbol:
        part = _PARTS.match(title)
        return part["part"].replace("U.S.C. ", "U.S.C. § ").replace("§ chapter", "ch.") if part else title
    found = issued(source.text("issued"))
    by_day = kind in _PRESS or kind == "webpage"
    if found is None:
        when = locale.gettext("n.d.")
    elif by_day and found == (found.first, "", False):
        when = locale.date(found.first)
    else:
        when = locale.gettext("ca. {year}", year=found.years) if found.about else found.years
    return ", ".join(part for part in (_who(source, names, locale), symbol or when) if part)


def _who(source: Source, short_names: Mapping[str, str], locale: Locale) -> str:
    if source.text("type") in _PRESS:
        return source.text("container-title")
    names = next(filter(None, ([_name(name, short_names) for name in source.named(role)] for role in NAME_FIELDS)), [])
    if not names:
        return source.text("container-title") or source.text("publisher") or source.text("title")
    return locale.listed(names) if len(names) < 3 else locale.gettext("{name} and others", name=names[0])


def _name(author: Mapping[str, object], names: Mapping[str, str]) -> str:
    name = str(author.get("literal") or author.get("family") or "")
    return names.get(name, name)


def shortly(cite: Cite, source: Source | None, names: Mapping[str, str], locale: Locale) -> str:
    """A cited source in few words, with its place: `Commission of Inquiry, A/HRC/25/63, paras. 41–42`."""
    place = place_of(cite, locale)
    words = [cite.prefix, short(source, names, locale) if source else cite.key]
    return ", ".join(part for part in (" ".join(w for w in words if w), place, cite.suffix) if part)

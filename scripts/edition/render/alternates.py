"""The languages of an edition, and the ways between the same page in each.

What is made is HTML in which `{url}` stands for the address of a page under the base, the same in every language.
https://developers.google.com/search/docs/specialty/international/localized-versions
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from ..config import Config
from ..content.model import Settings
from ..language.locale import locale

URL = "{url}"


class Alternate(NamedTuple):
    """A language, its name in itself, and where the edition stands in it."""

    language: str
    name: str
    home: str


def alternates(config: Config, settings: Settings) -> tuple[Alternate, ...]:
    """The languages that the edition is in, the original first; none where it is in one alone."""
    if not settings.translations:
        return ()
    original = settings.original.language if settings.original else settings.language
    home = config.site_url.removesuffix(f"{settings.language}/") if settings.original else config.site_url
    homes = {original: home} | {into.language: f"{home}{into.language}/" for into in settings.translations}
    return tuple(Alternate(tag, locale(tag).name_of(tag), at) for tag, at in homes.items())


def head(config: Config, settings: Settings) -> str:
    """What the head of a page says of it in other languages, and that a translation is not to be indexed unreviewed."""
    found = alternates(config, settings)
    links = [(one.language, one.home) for one in found] + [("x-default", one.home) for one in found[:1]]
    lines = [f'<link rel="alternate" hreflang="{tag}" href="{escape(home)}{URL}">' for tag, home in links]
    if not is_indexed(settings):
        lines.append('<meta name="robots" content="noindex">')
    return "\n".join(lines)


def is_indexed(settings: Settings) -> bool:
    """Whether search engines may list the pages: those of a translation once a reader has reviewed it."""
    return settings.original is None or bool(settings.original.reviewed)


def switch(config: Config, settings: Settings) -> str:
    """The links to the same page in the other languages."""
    return " ".join(_links(config, settings))


def _links(config: Config, settings: Settings) -> Iterator[str]:
    for one in alternates(config, settings):
        if one.language != settings.locale.language:
            tag = one.language
            yield f'<a href="{escape(one.home)}{URL}" lang="{tag}" hreflang="{tag}" rel="alternate">{escape(one.name)}</a>'


def note(config: Config, settings: Settings) -> str:
    """What a translation says of itself on every page; nothing in the original."""
    if settings.original is None:
        return ""
    _ = settings.locale.gettext
    original = settings.original
    reviewed = (
        _("A reader of this language reviewed it on {day}.", day=settings.locale.date(original.reviewed))
        if original.reviewed
        else _("Nobody outside the edition has reviewed it.")
    )
    said = _(
        "This is this edition’s own translation. {reviewed} What was checked against the sources is the original, in {language}.",
        reviewed=reviewed,
        language=settings.locale.name_of(original.language),
    )
    return escape(said)

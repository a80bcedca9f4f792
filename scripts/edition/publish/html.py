"""Small HTML pages written by the publisher itself, apart from the generator's templates."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import NamedTuple

from ..config import Config
from ..content import log
from ..content.model import Edition, Settings
from ..language.locale import Locale
from ..render import alternates, imprint
from ..render.languages import marked

_STYLE = re.compile(r'<link rel="stylesheet" href="(?P<address>[^"#?:]+)">')


def page(
    locale: Locale,
    title: str,
    description: str,
    body: str,
    canonical: str = "",
    refresh: str = "",
    more: str = "",
    foot: str = "",
) -> str:
    """A small page. `body`, `foot` and `more`, for its head, are HTML; all else is text and is escaped here."""
    head = ['<meta charset="utf-8">', '<meta name="viewport" content="width=device-width,initial-scale=1">']
    head += ['<meta name="referrer" content="no-referrer">', '<meta name="color-scheme" content="light dark">']
    if refresh:
        head.append(f'<meta http-equiv="refresh" content="0; url={escape(refresh)}">')
    head += [f"<title>{escape(title)}</title>", f'<meta name="description" content="{escape(description)}">']
    if canonical:
        head.append(f'<link rel="canonical" href="{escape(canonical)}">')
    head += [more] if more else []
    return f'<!doctype html>\n<html lang="{locale.language}">\n<head>\n{chr(10).join(head)}\n</head>\n<body>\n<main>\n{body}\n</main>\n{foot}</body>\n</html>\n'


def mark_original(edition: Edition, folder: Path) -> None:
    """Mark in the pages of a translated edition the words that they leave in the language of the original."""
    if edition.settings.original is None:
        return
    for file in sorted(folder.rglob("*.html")):
        head, tag, body = file.read_text(encoding="utf-8").partition("<body")
        file.write_text(f"{head}{marked(tag + body, edition.settings)}", encoding="utf-8", newline="\n")


def styles(folder: Path) -> list[str]:
    """The style sheets of the home page of a built folder, relative to it."""
    home = folder / "index.html"
    text = home.read_text(encoding="utf-8") if home.exists() else ""
    return [match["address"].removeprefix("./") for match in _STYLE.finditer(text)]


def foot(config: Config, locale: Locale, way: str = "") -> str:
    """Who answers for the build, and what it lacks. `way` leads to where the edition says how to ask."""
    ask = escape(locale.gettext("How to ask, and what writing reveals"))
    more = f' <a href="{way}">{ask}</a>.' if way else ""
    draft = f'<p class="colophon__draft">{escape(config.draft(locale))}</p>\n' if config.lacks else ""
    return f'<footer class="colophon">\n<p>{imprint.foot(config, locale)}{more}</p>\n{draft}</footer>\n'


class Frame(NamedTuple):
    """What the pages beside those of an edition share: where it stands, its settings, style sheets and page on corrections."""

    config: Config
    settings: Settings
    sheets: list[str]
    corrections: str

    @property
    def locale(self) -> Locale:
        return self.settings.locale

    @property
    def title(self) -> str:
        return self.settings.title


def frame(edition: Edition, config: Config, folder: Path) -> Frame:
    ways = (f"{page.url}#ask" for page in edition.pages if page.path == log.CORRECTIONS)
    return Frame(config, edition.settings, styles(folder), next(ways, ""))


def aside(around: Frame, address: str, title: str, description: str, body: str, canonical: str = "") -> str:
    """A page beside the pages of an edition, in their style. Search engines list it where it has a `canonical` address."""
    up = "../" * address.count("/")
    head = ['<meta name="robots" content="noindex">']
    if canonical:
        head = [alternates.head(around.config, around.settings).replace(alternates.URL, address)]
    head.append(f'<link rel="icon" href="{up}assets/images/favicon.svg" type="image/svg+xml">')
    head += [f'<link rel="stylesheet" href="{up}{sheet}">' for sheet in around.sheets]
    languages = alternates.switch(around.config, around.settings).replace(alternates.URL, address)
    switch = f'<p class="masthead__languages">{languages}</p>' if languages and canonical else ""
    said = alternates.note(around.config, around.settings)
    note = f'<p class="masthead__translation">{said}</p>' if said else ""
    name = f'<p class="masthead__name"><a href="{up}">{escape(around.title)}</a></p>'
    home = f'<div class="masthead">{name}{switch}{note}</div>'
    inside = f'{home}\n<div class="sheet">\n<article class="text">\n{marked(body, around.settings)}\n</article>\n</div>'
    return page(
        around.locale,
        title,
        description,
        inside,
        canonical,
        more="\n".join(head),
        foot=foot(around.config, around.locale, around.corrections and up + around.corrections),
    )

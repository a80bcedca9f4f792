"""One style sheet, and the fonts that the text of all pages needs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from string import Formatter

from selectolax.lexbor import LexborHTMLParser

from ...content.model import Edition
from . import bundle
from .fonts import fonts

_SHEET = re.compile(r'\s*<link rel="stylesheet" href="([^"]*assets/stylesheets/[^"]+)">')
_BUNDLED = re.compile(
    r'(?:\s*<link rel="preload" [^>]*>)*\s*<link rel="stylesheet" href="[^"]*assets/stylesheets/[^"]+">'
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"""(?P<kept>"[^"]*")|\s*(?P<mark>[{};,])\s*|\s+""")


def set_print_labels(edition: Edition, folder: Path) -> None:
    """Put the words at the foot of a printed page into the style sheets that have places for them."""
    _, short = edition.settings.locale.gettext, edition.settings.short_title
    words = {
        '"EDITION"': _string(_("{title}: an independent, annotated edition", title=short)),
        '"PAGES"': _content(_("{page} of {pages}"), page="counter(page)", pages="counter(pages)"),
    }
    for file in folder.glob("assets/stylesheets/*.css"):
        text = _read(file)
        filled = re.sub("|".join(words), lambda place: words[place[0]], text)
        if filled != text:
            file.write_text(filled, encoding="utf-8", newline="\n")


def _content(message: str, **counters: str) -> str:
    """A message as the value of `content`, with counters in its places. https://www.w3.org/TR/css-content-3/"""
    parts: list[str] = []
    for text, name, *_ in Formatter().parse(message):
        parts += [_string(text)] if text else []
        parts += [counters[name]] if name else []
    return " ".join(parts)


def _string(text: str) -> str:
    escaped = text.replace("\\", r"\\").replace('"', r"\"")
    return f'"{escaped}"'


def write(folder: Path, cache: Path) -> None:
    """Replace each page's style sheets by one, which the fonts precede: those that every page needs come with it."""
    pages = {file: html for file in sorted(folder.rglob("*.html")) if _SHEET.search(html := _read(file))}
    made = fonts(letters(pages.values()), cache)
    home = folder / "assets" / "fonts"
    home.mkdir(parents=True)
    for name, data in made.files.items():
        (home / name).write_bytes(data)

    def link(assets: str, name: str) -> str:
        preload = "".join(
            f'\n<link rel="preload" href="{assets}fonts/{font}" as="font" type="font/woff2" crossorigin>'
            for font in made.preload
        )
        return f'{preload}\n<link rel="stylesheet" href="{assets}{name}">'

    sheets = bundle.Kind(_SHEET, "stylesheets/edition.{}.css", lambda texts: minify(made.css + "\n".join(texts)), link)
    bundle.write(folder, pages, sheets)


def like(html: str, made: str) -> str:
    """Return a page with the style sheet and fonts that the same page made before has."""
    return bundle.like(html, made, _SHEET, _BUNDLED)


def letters(pages: Iterable[str]) -> Counter[str]:
    """How often the text of these pages uses each character; a run of space is one."""
    counted: Counter[str] = Counter()
    for html in pages:
        body = LexborHTMLParser(html).body
        counted.update(re.sub(r"\s+", " ", body.text() if body else ""))
    return counted


def minify(css: str) -> str:
    """A style sheet without its comments and needless space."""
    return _SPACE.sub(lambda m: m["kept"] or m["mark"] or " ", _COMMENT.sub("", css)).replace(";}", "}").strip() + "\n"


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")

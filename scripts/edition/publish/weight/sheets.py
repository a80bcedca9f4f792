"""One style sheet and the fonts: what every page links to separately is sent once, under a name that says what it is.

GitHub Pages lets browsers keep a file for minutes only, and a page may be newer than its style; so the name of a file
is made from what it holds, and one request brings the whole style.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from .fonts import Fonts, fonts

_SHEETS = re.compile(r'(?:\s*<link rel="stylesheet" href="[^"]*assets/stylesheets/[^"]+">)+')
_HREF = re.compile(r'href="([^"]+)"')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"""(?P<kept>"[^"]*")|\s*(?P<mark>[{};,])\s*|\s+""")


def write(folder: Path, cache: Path) -> None:
    """Replaces each page's run of style sheets by one sheet, with the fonts that the text of all pages needs."""
    pages = {file: html for file in sorted(folder.rglob("*.html")) if _SHEETS.search(html := _read(file))}
    made = fonts(letters(pages.values()), cache)
    home = folder / "assets" / "fonts"
    home.mkdir(parents=True)
    for name, data in made.files.items():
        (home / name).write_bytes(data)
    sheets: dict[tuple[Path, ...], str] = {}
    for file, html in pages.items():
        run = _SHEETS.search(html)
        assert run is not None  # noqa: S101
        hrefs = _HREF.findall(run[0])
        sources = tuple(_target(folder, file, href) for href in hrefs)
        if sources not in sheets:
            sheets[sources] = small(made.css + "\n".join(_read(source) for source in sources))
        assets = hrefs[0].rpartition("stylesheets/")[0]
        file.write_text(
            html.replace(run[0], _links(assets, _name(sheets[sources]), made), 1), encoding="utf-8", newline="\n"
        )
    for source in {source for sources in sheets for source in sources}:
        source.unlink()
    for text in sheets.values():
        (folder / "assets" / "stylesheets" / _name(text)).write_text(text, encoding="utf-8", newline="\n")


def _name(sheet: str) -> str:
    return f"edition.{hashlib.sha256(sheet.encode()).hexdigest()[:8]}.css"


def _links(assets: str, name: str, made: Fonts) -> str:
    fonts = [
        f'<link rel="preload" href="{assets}fonts/{font}" as="font" type="font/woff2" crossorigin>'
        for font in made.preload
    ]
    return "\n" + "\n".join([*fonts, f'<link rel="stylesheet" href="{assets}stylesheets/{name}">'])


def letters(pages: Iterable[str]) -> Counter[str]:
    """How often the text of these pages uses each character; a run of space is one."""
    counted: Counter[str] = Counter()
    for html in pages:
        body = LexborHTMLParser(html).body
        counted.update(re.sub(r"\s+", " ", body.text() if body else ""))
    return counted


def _target(folder: Path, file: Path, href: str) -> Path:
    """The file that a page's link means; the page that answers every unknown address links from the root."""
    if href.startswith(("/", "http")):
        return folder / href[href.index("assets/") :]
    return Path(posixpath.normpath((file.parent / href).as_posix()))


def small(css: str) -> str:
    """A style sheet without its comments and needless space."""
    return _SPACE.sub(lambda m: m["kept"] or m["mark"] or " ", _COMMENT.sub("", css)).replace(";}", "}").strip() + "\n"


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")

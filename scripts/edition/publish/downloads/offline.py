"""The whole edition in one file that opens from disk and asks nothing of anybody: `offline.html`."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from ...config import Config
from ...content.model import Edition
from ...content.vocabulary import INDEPENDENT
from ..assets.within import FACE
from ..html import foot, page, styles
from .whole import Whole

FILE = "offline.html"
_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_LED_TO = ("takeaway", "sum")
"""The block that gives the file's sum, and the way to it."""
_MORE = (
    ".note{display:block}.note__number{display:inline}"  # a note is one line: number, source and the way to its entry
    ":is(.since,.connections,.timeline){--late:visible}"  # their lists are too unlike to guess their heights
)
"""What the file's style says beside that of the pages."""


def write(edition: Edition, config: Config, folder: Path) -> None:
    """Write the file where a page leads to it: contents, every page, and the style within it, in the system's serif."""
    if not any((part.name, part.argument) == _LED_TO for page in edition.pages for part in page.parts):
        return
    whole = Whole(edition, config, folder)
    listed, bodies = [], []
    for built, article in whole.articles():
        name = article.attributes["id"]
        label = f"{built.title} ({built.id})" if built.id else built.title
        listed.append(f'<li><a href="#{name}">{escape(label)}</a></li>')
        bodies.append(article.html or "")
    sheets = " ".join((folder / sheet).read_text(encoding="utf-8") for sheet in styles(folder))
    style = _SPACE.sub(" ", _REMARK.sub("", FACE.sub("", sheets))).strip()
    locale = edition.settings.locale
    _ = locale.gettext
    note = _(
        "Every claim and source of the edition in one file, to keep and to pass on. It is {independent}. "
        "Its address is {address}. Search it with your browser’s own find.",
        independent=_(INDEPENDENT),
        address=config.site_url,
    )
    listing, contents = "\n".join(listed), escape(_("Contents"))
    body = (
        f'<div class="text">\n<p>{escape(note)}</p>\n<nav aria-label="{contents}"><h2>{contents}</h2>\n'
        f"<ul>\n{listing}\n</ul></nav>\n</div>\n" + "\n".join(bodies)
    )
    html = page(
        locale, edition.settings.title, note, body, more=f"<style>{style}{_MORE}</style>", foot=foot(config, locale)
    )
    (folder / FILE).write_text(html, encoding="utf-8", newline="\n")

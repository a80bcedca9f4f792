"""The documentation for editors: a page for each code, and one that lists them, from the rules' own docstrings.

They stand apart from what readers read, and are in English whatever the edition’s language: no search lists them and no ledger, for a code is for ever by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from html import escape
from itertools import groupby
from pathlib import Path

from ... import rulebook
from ...config import Config
from ...content.model import Edition
from ...language import SOURCE
from ...rulebook import FOLDER, Explanation
from ..html import aside, frame

_LIST = "What each check means"


def write(edition: Edition, config: Config, folder: Path) -> None:
    """Write the pages into a built folder, with the style of its home page. They are English, and in no translation."""
    if edition.settings.original:
        return
    entries = rulebook.entries()
    in_english = replace(edition.settings, language=SOURCE, translations=())
    around = frame(edition, config, folder)._replace(settings=in_english)

    def put(address: str, title: str, description: str, body: str) -> None:
        html = aside(around, address, title, description, f"{_way_back(address)}\n{body}")
        file = folder / address / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(html, encoding="utf-8", newline="\n")

    put(FOLDER, _LIST, "Every code of the checks of this edition, for its editors.", _listing(entries))
    for entry in entries:
        put(entry.address, f"{entry.code} {entry.name}", entry.fault, _explanation(entry))


def _way_back(address: str) -> str:
    up = "../" * address.count("/")
    home = f'<p><a href="{up}">To the edition</a>'
    return home + ("</p>" if address == FOLDER else ' · <a href="../">All checks</a></p>')


def _head(title: str, summary: str) -> str:
    return f'<header class="head">\n<h1>{title}</h1>\n<p class="head__summary">{summary}</p>\n</header>'


def _listing(entries: Iterable[Explanation]) -> str:
    parts = [_head(_LIST, "For the editors of this edition: what <code>build.py explain CODE</code> says.")]
    for family, members in groupby(entries, key=lambda entry: entry.family):
        rows = [f'<li><a href="{e.code.lower()}/">{e.code}</a> {escape(e.fault)}</li>' for e in members]
        parts.append(f"<h2>{family}</h2>\n<ul>\n" + "\n".join(rows) + "\n</ul>")
    return "\n".join(parts)


def _explanation(entry: Explanation) -> str:
    parts = [_head(f"{entry.code} {entry.name}", escape(entry.fault)), f"<p>{escape(entry.harm)}</p>"]
    for side, words in (("Bad", entry.bad), ("Good", entry.good)):
        parts.append(f'<h2>{side}</h2>\n<pre tabindex="0"><code>{escape(words, quote=False)}</code></pre>')
    parts += [f"<p>{escape(entry.ignoring)}</p>"] if entry.ignoring else []
    return "\n".join(parts)

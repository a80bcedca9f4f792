"""Fills in, on the pages that offer things to take away, what is only known once everything is made.

A page holds a block, `/// takeaway | links`, which is rendered as an empty element that names its filling. So does the
head of a page of which there is a brief.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from html import escape
from pathlib import Path

from ...config import Config
from ...content import graph, markdown
from ...content.model import Edition, Page
from ...render.files import BRIEF, TAKEAWAY
from ..addresses import share
from ..attribution import short_address
from . import book, briefs, cards, codes, offline

Fill = Callable[[Edition, Config, Path, Page], str]
_EMPTY = re.compile(rf'<div {TAKEAWAY}="(?P<name>[a-z-]+)"></div>')


def write(edition: Edition, config: Config, folder: Path) -> None:
    """To be run last: it tells the sums of finished files."""
    for page in edition.pages:
        file = folder / page.url / "index.html"
        html = file.read_text(encoding="utf-8")
        filled = _EMPTY.sub(lambda m: _EVERY[m["name"]](edition, config, folder, page), html)  # noqa: B023
        if filled != html:
            file.write_text(filled, encoding="utf-8", newline="\n")


def leave_out(folder: Path) -> None:
    """Says in each place that it is filled in by a build, which alone makes what stands there."""
    for file in folder.rglob("index.html"):
        html = file.read_text(encoding="utf-8")
        if f"<div {TAKEAWAY}=" in html:
            file.write_text(left_out(html), encoding="utf-8", newline="\n")


def left_out(html: str) -> str:
    """Return a page that says so in each place."""
    return _EMPTY.sub("<p>A build fills this in; the preview does not.</p>", html)


def _top(page: Page) -> str:
    return "../" * page.url.count("/")


def _links(edition: Edition, config: Config, folder: Path, page: Page) -> str:
    top = _top(page)
    rows = []
    for unit in sorted(edition.units, key=lambda unit: graph.order(unit.id)):
        home = f"{top}{unit.anchor}/"
        rows.append(
            f'<tr><th scope="row"><a href="{home}{share.FOLDER}/">{unit.id}</a> {escape(markdown.plain(unit.title))}</th>'
            f"<td><code>{escape(short_address(unit, config))}</code></td>"
            f'<td><a href="{home}{codes.FILE}" aria-label="QR code of {unit.id}">QR code</a></td>'
            f'<td><a href="{home}{cards.FILE}" aria-label="Share card of {unit.id}">Card</a></td>'
            f'<td><a href="{home}{share.FOLDER}/#embed" aria-label="Snippet of {unit.id}">Snippet</a></td></tr>'
        )
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Unit", "Short address", "QR code", "Card", "Snippet"))
    return (
        f'<p><a href="{top}{codes.ARCHIVE}">All QR codes in one archive (ZIP)</a></p>\n'
        f'<div class="scroll" role="region" aria-label="Units and their links" tabindex="0"><table class="links">'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _brief(edition: Edition, config: Config, folder: Path, page: Page) -> str:
    subject = page.id if page.id in briefs.subjects(edition) else briefs.ARGUMENT
    return f'<p class="head__asked">On one page, to print (PDF): {_ways(subject, "This page", _top(page))}</p>'


def _ways(subject: str, name: str, top: str) -> str:
    """The two papers on which there is a brief."""
    return ", ".join(
        f'<a href="{top}{briefs.file(subject, p)}" aria-label="{escape(name)}, one page, {_PAPERS[p]}">{_PAPERS[p]}</a>'
        for p in book.PAPERS
    )


def _files(edition: Edition, config: Config, folder: Path, page: Page) -> str:
    top, units = _top(page), {unit.id: unit for unit in edition.units}
    books = ", ".join(f'<a href="{top}{book.file(p)}">{_PAPERS[p]}</a>' for p in book.PAPERS)
    items = [f"<li>Every claim and source as a book (PDF): {books}</li>"]
    for subject in briefs.subjects(edition):
        name = f"{units[subject].title} ({subject})" if subject in units else "The whole argument"
        items.append(f"<li>{escape(name)}, one page (PDF): {_ways(subject, name, top)}</li>")
    return f"<ul>{''.join(items)}</ul>"


def _sum(edition: Edition, config: Config, folder: Path, page: Page) -> str:
    data = (folder / offline.FILE).read_bytes()
    return (
        f'<p><a href="{_top(page)}{offline.FILE}" download>{offline.FILE}</a>, {len(data) / 1_000_000:.1f} MB</p>\n'
        f"<p>SHA-256: <code>{hashlib.sha256(data).hexdigest()}</code></p>"
    )


_PAPERS = {"letter": "Letter", "a4": "A4"}
FILLS: dict[str, Fill] = {"links": _links, "files": _files, "sum": _sum}
_EVERY = FILLS | {BRIEF: _brief}

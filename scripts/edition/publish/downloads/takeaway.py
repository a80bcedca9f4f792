"""Fill the blocks `/// takeaway` with links to finished files, their sizes and sums.

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
from ...language import N_
from ...language.locale import Locale
from ...render.files import BRIEF, TAKEAWAY
from ...render.languages import marked
from ..addresses import share
from ..attribution import short_address
from . import book, briefs, cards, codes, epub, offline

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


def write_placeholders(folder: Path) -> None:
    """Say in each place that it is filled in by a build, which alone makes what stands there."""
    for file in folder.rglob("index.html"):
        html = file.read_text(encoding="utf-8")
        if f"<div {TAKEAWAY}=" in html:
            file.write_text(with_placeholders(html), encoding="utf-8", newline="\n")


def with_placeholders(html: str) -> str:
    """Return a page that says so in each place."""
    return _EMPTY.sub("<p>A build fills this in; the preview does not.</p>", html)


def _top(page: Page) -> str:
    return "../" * page.url.count("/")


def _links(edition: Edition, config: Config, folder: Path, page: Page) -> str:
    _, top = edition.settings.locale.gettext, _top(page)
    rows = []
    for unit in sorted(edition.units, key=lambda unit: graph.order(unit.id)):
        home = f"{top}{unit.anchor}/"
        rows.append(
            f'<tr><th scope="row"><a href="{home}{share.FOLDER}/">{unit.id}</a> {marked(escape(markdown.plain(unit.title)), edition.settings)}</th>'
            f"<td><code>{escape(short_address(unit, config))}</code></td>"
            f"<td>{_link(f'{home}{codes.FILE}', _('QR code'), _('QR code of {address}', address=unit.id))}</td>"
            f"<td>{_link(f'{home}{cards.FILE}', _('Card'), _('Share card of {unit}', unit=unit.id))}</td>"
            f"<td>{_link(f'{home}{share.FOLDER}/#embed', _('Snippet'), _('Snippet of {unit}', unit=unit.id))}</td></tr>"
        )
    names = (_("Unit"), _("Short address"), _("QR code"), _("Card"), _("Snippet"))
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    return (
        f'<p><a href="{top}{codes.ARCHIVE}">{escape(_("All QR codes in one archive (ZIP)"))}</a></p>\n'
        f'<div class="scroll" role="region" aria-label="{escape(_("Units and their links"))}" tabindex="0"><table class="links">'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _link(address: str, words: str, label: str) -> str:
    return f'<a href="{address}" aria-label="{escape(label)}">{escape(words)}</a>'


def _brief(edition: Edition, config: Config, folder: Path, page: Page) -> str:
    subject = page.id if page.id in briefs.subjects(edition) else briefs.ARGUMENT
    _ = edition.settings.locale.gettext
    ways = _ways(subject, _("This page"), _top(page), edition.settings.locale)
    return f'<p class="head__asked">{escape(_("On one page, to print (PDF): {papers}")).format(papers=ways)}</p>'


def _ways(subject: str, name: str, top: str, locale: Locale) -> str:
    """The two papers on which there is a brief."""
    _ = locale.gettext
    return ", ".join(
        _link(
            f"{top}{briefs.file(subject, paper)}",
            _(_PAPERS[paper]),
            _("{name}, one page, {paper}", name=name, paper=_(_PAPERS[paper])),
        )
        for paper in book.PAPERS
    )


def _files(edition: Edition, config: Config, folder: Path, page: Page) -> str:
    top, units = _top(page), {unit.id: unit for unit in edition.units}
    locale = edition.settings.locale
    _ = locale.gettext
    books = ", ".join(f'<a href="{top}{book.file(p)}">{escape(_(_PAPERS[p]))}</a>' for p in book.PAPERS)
    items = [f"<li>{escape(_('Every claim and source as a book (PDF): {papers}')).format(papers=books)}</li>"]
    way = f'<a href="{top}{epub.FILE}" type="{epub.TYPE}">EPUB</a>'
    items.append(f"<li>{escape(_('The same for e-readers and telephones: {file}')).format(file=way)}</li>")
    for subject in briefs.subjects(edition):
        name = f"{units[subject].title} ({subject})" if subject in units else _("The whole argument")
        told = escape(_("{name}, one page (PDF): {papers}"))
        items.append(f"<li>{told.format(name=escape(name), papers=_ways(subject, name, top, locale))}</li>")
    return f"<ul>{''.join(items)}</ul>"


def _sum(edition: Edition, config: Config, folder: Path, page: Page) -> str:
    data = (folder / offline.FILE).read_bytes()
    size = edition.settings.locale.decimal(len(data) / 1_000_000, "0.0")
    return (
        f'<p><a href="{_top(page)}{offline.FILE}" download>{offline.FILE}</a>, {size} MB</p>\n'
        f"<p>SHA-256: <code>{hashlib.sha256(data).hexdigest()}</code></p>"
    )


_PAPERS = {"letter": N_("Letter"), "a4": N_("A4")}
FILLS: dict[str, Fill] = {"links": _links, "files": _files, "sum": _sum}
_EVERY = FILLS | {BRIEF: _brief}

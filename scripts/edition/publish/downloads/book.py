"""The whole edition as a book, Letter and A4: tagged PDF/UA-1 with working links, notes and short addresses."""

from __future__ import annotations

import datetime
import posixpath
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborNode

from ...cache import Row, cached
from ...config import Config
from ...content.model import Edition, Page
from ...content.vocabulary import EDITION_MAKERS, INDEPENDENT
from ...drawing import codes, typeset
from ...language import N_
from ...language.locale import Locale
from ...render import answers
from .. import attribution
from ..catalog import Catalog
from .whole import Whole

PAPERS = {"letter": "us-letter", "a4": "a4"}
_INLINE = {
    "a",
    "em",
    "i",
    "strong",
    "b",
    "code",
    "span",
    "sup",
    "sub",
    "time",
    "br",
    "cite",
    "abbr",
    "q",
    "small",
    "mark",
}
_SKIPPED = {"script", "style", "button", "input", "label"}
_NO_PICTURE = N_("The picture is left out here; the list has all that it shows.")
"""A picture whose boxes are links takes its looks and its answers from a browser. A list follows each."""


class NoRoom(Exception):
    """Rows whose pages have no room for what must stand on them, each with what its template says."""

    def __init__(self, rows: Sequence[tuple[Row, str]]) -> None:
        super().__init__(rows)
        self.rows = tuple(rows)


def file(paper: str) -> str:
    return f"pdf/edition-{paper}.pdf"


def write(edition: Edition, config: Config, folder: Path) -> None:
    put(make(rows(edition, config, folder), config), folder)


def rows(edition: Edition, config: Config, folder: Path) -> list[Row]:
    """What each book is set from: the pages of a built folder."""
    whole, locale = Whole(edition, config, folder), edition.settings.locale
    chapters = [chapter(page, tree(article, locale), whole.pages) for page, article in whole.articles()]
    return [data(edition, config, paper, chapters) for paper in PAPERS.values()]


def make(rows: Sequence[Row], config: Config) -> list[bytes]:
    """The books; one is set after the other, for each takes much memory."""
    return documents(config, "books", "book.typ", rows, size=1, at_once=1)


def put(books: Sequence[bytes], folder: Path) -> None:
    (folder / "pdf").mkdir(exist_ok=True)
    for paper, pdf in zip(PAPERS, books, strict=True):
        (folder / file(paper)).write_bytes(pdf)


def documents(
    config: Config, kind: str, template: str, rows: Sequence[Row], size: int, at_once: int | None = None
) -> list[bytes]:
    """The PDF of each row of data, from the cache where it was set before. Raises NoRoom for all rows that do not fit."""

    def make(rows: Sequence[Row]) -> list[bytes]:
        made = typeset.documents([(template, row, day(row)) for row in rows], size, at_once)
        failed = [(row, str(how)) for row, how in zip(rows, made, strict=True) if isinstance(how, typeset.TooLong)]
        if failed:
            raise NoRoom(failed)
        return made

    return cached(config.cache, kind, rows, make, [__file__, *typeset.files(template)], typeset.PACKAGES)


def chapter(page: Page, body: list[Any], pages: Sequence[Page]) -> dict[str, Any]:
    """A page as a chapter: one of the second level where the index page of its folder stands in the book, too.

    Developments are short, so they follow each other on one page.
    """
    home = posixpath.join(posixpath.dirname(page.path), "index.md")
    inside = "/" in page.path and page.path != home and any(other.path == home for other in pages)
    return {"level": 2 if inside else 1, "runs_on": page.kind == "development", "body": body}


def data(edition: Edition, config: Config, paper: str, chapters: list[dict[str, Any]]) -> dict[str, Any]:
    """All that the template needs. `day` is the day of the content's last change, by its own log."""
    locale = edition.settings.locale
    _ = locale.gettext
    independent, day = _(INDEPENDENT), Catalog(edition, config).updated
    addresses = [(unit, attribution.short_address(unit, config)) for unit in edition.units]
    return {
        "title": edition.settings.title,
        "makers": _(EDITION_MAKERS),
        "description": _("An annotated edition, {independent}.", independent=independent),
        "kind": _("An independent, source-checked edition of an executive summary"),
        "advice": [
            _("This edition is {independent}.", independent=independent),
            _("Cite the report for its claims, and this edition for its own."),
        ],
        "read": [_("Text as of {day}.", day=day), f"{edition.settings.record_read}."],
        "contents": _("Contents"),
        "page": _("Page {number} of {count}"),
        "note": _("Note {number}: {text}"),
        "address": config.site_url,
        "draft": config.draft(locale),
        "answers": answers.line(config, locale),
        "day": day,
        "paper": paper,
        "language": typeset.language(locale),
        "chapters": chapters,
        "units": {unit.anchor: _code(address, locale) for unit, address in addresses},
    }


def _code(address: str, locale: Locale) -> dict[str, str]:
    """The QR code of an address, with the address as it is shown, and what is read aloud in its place."""
    shown = address.partition("://")[2]
    label = locale.gettext("QR code of {address}", address=shown)
    return {"code": codes.svg(address).decode(), "shown": shown, "label": label}


def day(row: Any) -> int:
    """The date of a document, in seconds since 1970, from the day that its data gives."""
    since = datetime.date.fromisoformat(row["day"]) - datetime.date(1970, 1, 1)
    return since.days * 86_400


def tree(node: LexborNode, locale: Locale) -> list[Any]:
    """An element as `[tag, attributes, children]`, text as text: plain data for the template to walk."""
    names = (node.attributes.get("class") or "").split()
    if "note" in names:
        return _note(node)
    kids: list[Any] = []
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            text = " ".join((child.text_content or "").split("\n"))
            if text.strip() or (text and kids and _inline(kids[-1])):
                kids.append(text)
        elif child.tag == "svg" and not _is_for_screens(child):
            kids.append(["p", {}, [["em", {}, [locale.gettext(_NO_PICTURE)]]]])
        elif child.tag not in _SKIPPED and child.tag and child.tag[0].isalpha() and not _is_for_screens(child):
            kids.append(tree(child, locale))
    if "cite" in names:
        kids = [[kids[0][0], kids[0][1], [_number(node)]]]
    attributes = {
        name: value or "" for name, value in node.attributes.items() if name in ("href", "id", "class", "lang")
    }
    return [node.tag, attributes, kids]


def _is_for_screens(node: LexborNode) -> bool:
    names = (node.attributes.get("class") or "").split()
    return any(name == "jumps" or name.endswith("--narrow") for name in names)


def _number(node: LexborNode) -> str:
    """The number of a note or its mark: on paper each note has one of its own, in order."""
    return (node.attributes.get("id") or "").rpartition("-")[2]


def _note(node: LexborNode) -> list[Any]:
    """A note: its number, which leads back, and its sources, each of which leads to its entry."""
    ways = [link.attributes.get("href") or "" for link in node.css(".note__source")]
    texts = (child.text_content or "" for child in node.iter(include_text=True) if child.tag == "-text")
    words = " ".join(" ".join(texts).split())
    parts = words.split("; ") if words.count("; ") + 1 == len(ways) else [words]
    kids: list[Any] = []
    for part, way in zip_longest(parts, ways[: len(parts)], fillvalue=""):
        kids += ["; "] if kids else []
        kids.append(["a", {"href": way}, [part]] if way else part)
    back = node.css_first(".note__number")
    attributes = {"id": node.attributes.get("id") or "", "back": (back.attributes.get("href") or "") if back else ""}
    return ["note", attributes | {"number": _number(node)}, kids]


def _inline(kid: Any) -> bool:
    return isinstance(kid, str) or kid[0] in _INLINE

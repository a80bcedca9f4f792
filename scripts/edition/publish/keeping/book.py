"""The whole edition as a book, Letter and A4: tagged PDF/UA-1 with working links, notes and short addresses."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborNode

from ...cache import Row, cached
from ...config import Config
from ...content.model import Edition
from ...render import answers
from .. import attribution
from ..catalog import Catalog
from . import codes, typeset
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
_NO_PICTURE = ["p", {}, [["em", {}, ["The picture is left out here; the list has all that it shows."]]]]
"""A picture whose boxes are links takes its looks and its answers from a browser. A list follows each."""


class NoRoom(Exception):
    """Rows whose pages have no room for what must stand on them, each with what its template says."""

    def __init__(self, rows: Sequence[tuple[Row, str]]) -> None:
        super().__init__(rows)
        self.rows = tuple(rows)


def file(paper: str) -> str:
    return f"pdf/edition-{paper}.pdf"


def write(edition: Edition, config: Config, folder: Path) -> None:
    (folder / "pdf").mkdir(exist_ok=True)
    chapters = [{"title": p.title, "body": tree(article)} for p, article in Whole(edition, config, folder).articles()]
    rows = [data(edition, config, paper, chapters) for paper in PAPERS.values()]
    made = documents(config, "books", "book.typ", rows)
    for paper, pdf in zip(PAPERS, made, strict=True):
        (folder / file(paper)).write_bytes(pdf)


def documents(config: Config, kind: str, template: str, rows: Sequence[Row]) -> list[bytes]:
    """The PDF of each row of data, from the cache where it was set before. Raises NoRoom for all rows that do not fit."""

    def make(rows: Sequence[Row]) -> list[bytes]:
        made, failed = [], []
        for row in rows:
            try:
                made.append(typeset.document(template, row, day(row)))
            except typeset.TooLong as error:
                failed.append((row, str(error)))
        if failed:
            raise NoRoom(failed)
        return made

    return cached(config.cache, kind, rows, make, [__file__, *typeset.files(template)], typeset.PACKAGES)


def data(edition: Edition, config: Config, paper: str, chapters: list[dict[str, Any]]) -> dict[str, Any]:
    """All that the template needs. `day` is the day of the content's last change, by its own log."""
    addresses = [(unit, attribution.short_address(unit, config)) for unit in edition.units]
    return {
        "title": edition.settings.title,
        "independent": attribution.INDEPENDENT,
        "address": config.site_url,
        "draft": config.draft,
        "answers": answers.line(config),
        "day": Catalog(edition, config).updated,
        "record": edition.settings.record_read,
        "paper": paper,
        "chapters": chapters,
        "units": {u.anchor: {"code": codes.svg(a).decode(), "shown": a.partition("://")[2]} for u, a in addresses},
    }


def day(row: Any) -> int:
    """The date of a document, in seconds since 1970, from the day that its data gives."""
    since = datetime.date.fromisoformat(row["day"]) - datetime.date(1970, 1, 1)
    return since.days * 86_400


def tree(node: LexborNode) -> list[Any]:
    """An element as `[tag, attributes, children]`, text as text: plain data for the template to walk."""
    kids: list[Any] = []
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            text = " ".join((child.text_content or "").split("\n"))
            if text.strip() or (text and kids and _inline(kids[-1])):
                kids.append(text)
        elif child.tag == "svg":
            kids.append(_NO_PICTURE)
        elif child.tag not in _SKIPPED and child.tag and child.tag[0].isalpha():
            kids.append(tree(child))
    attributes = {
        name: value or "" for name, value in node.attributes.items() if name in ("href", "id", "class", "lang")
    }
    return [node.tag, attributes, kids]


def _inline(kid: Any) -> bool:
    return isinstance(kid, str) or kid[0] in _INLINE

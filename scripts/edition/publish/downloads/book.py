"""The whole edition as a book, Letter and A4: tagged PDF/UA-1 with working links, notes and short addresses."""

from __future__ import annotations

import datetime
import hashlib
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborNode

from ... import workers
from ...cache import Row, cached
from ...config import Config
from ...content.model import Edition, Page
from ...content.vocabulary import INDEPENDENT, LICENSE
from ...drawing import binding, codes, typeset
from ...language import N_
from ...language.locale import Locale
from ...render import chart_specs, imprint
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
_WAYS = ("href", "back")
"""The attributes that hold links."""
_ATTRIBUTES = {
    "href",
    "id",
    "class",
    "lang",
    "datetime",
    "scope",
    "data-column",
    "colspan",
    "rowspan",
    "start",
    "value",
}
_HEADING = re.compile("h[1-6]")
_SPACE = re.compile(r"\s+")
_BATCH = 8
"""So many chapters are set by one process: few enough that they take little memory, and enough that it is worth its start."""
_CHART_FONT = "Source Serif Pro"
_PLATES = Path(__file__).with_name("plates.css")
"""The looks of pictures that take them from a browser on the site. A list follows each."""


Draw = Callable[[LexborNode], list[Any]]
"""Gives the elements that stand for a drawing of a page."""


_ARGUMENT, _REFERENCE, _GUIDES = N_("The argument"), N_("Reference"), N_("Guides for readers")
"""The parts of the book that no index page opens."""


class NoRoom(Exception):
    """Rows whose pages have no room for what must stand on them, each with what its template says."""

    def __init__(self, rows: Sequence[tuple[Row, str]]) -> None:
        super().__init__(rows)
        self.rows = tuple(rows)


def file(paper: str) -> str:
    return f"pdf/edition-{paper}.pdf"


@dataclass(frozen=True)
class Book:
    """What one book is made from: the data of its frame, and of its chapters those that follow each other on a page."""

    frame: Row
    chapters: tuple[Row, ...]


def write(edition: Edition, config: Config, folder: Path) -> None:
    put(make(books(edition, config, folder), config), folder)


def books(edition: Edition, config: Config, folder: Path) -> list[Book]:
    """What each book is made from, by the pages of a built folder."""
    whole, locale = Whole(edition, config, folder), edition.settings.locale
    bodies = {page.path: tree(article) for page, article in whole.articles()}
    chapters = []
    for name, pages in parts(whole.pages):
        if name:
            chapters.append({"level": 1, "runs_on": False, "body": half_title(locale.gettext(name))})
        for page in pages:
            level = 2 if name or page != pages[0] else 1
            chapters.append(chapter(page, bodies[page.path], level))
    return data(edition, config, chapters)


def make(books: Sequence[Book], config: Config) -> list[bytes]:
    """The books; the chapters that have changed are set, and bound with the others."""
    rows = [row for book in books for row in book.chapters]

    def chapters(rows: Sequence[Row]) -> list[bytes]:
        return workers.in_batches(binding.chapters, rows, _BATCH)

    by = [Path(binding.__file__), *typeset.files(binding.CHAPTERS)]
    made = iter(cached(config.cache, "chapters", rows, chapters, files=by, packages=binding.PACKAGES))
    parts = [[next(made) for _ in book.chapters] for book in books]
    bound = [
        {"frame": book.frame, "chapters": [hashlib.sha256(part).hexdigest() for part in own]}
        for book, own in zip(books, parts, strict=True)
    ]

    def bind(rows: Sequence[Row]) -> list[bytes]:
        jobs = [(book, own) for row, book, own in zip(bound, books, parts, strict=True) if row in rows]
        batch = [(book.frame, book.chapters, own, day(book.frame)) for book, own in jobs]
        return workers.in_batches(binding.books, batch, 1)

    by = [Path(__file__), Path(binding.__file__), *typeset.files(binding.FRAME)]
    return cached(config.cache, "books", bound, bind, files=by, packages=binding.PACKAGES)


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


def chapter(page: Page, body: list[Any], level: int) -> dict[str, Any]:
    """A page as a chapter, whose title has this level in the book.

    Developments are short, so they follow each other on one page.
    """
    return {"level": level, "runs_on": page.kind == "development", "body": body}


def parts(pages: Sequence[Page]) -> list[tuple[str, list[Page]]]:
    """The parts of the book: the name of each, and its pages. A folder's part is named by its index page, and has no name.

    Pages at the root are the argument where they stand before all folders, and the reference part after them.
    """
    indexes = {posixpath.dirname(page.path) for page in pages if posixpath.basename(page.path) == "index.md"} - {""}
    found: list[tuple[str, list[Page]]] = []
    for folder, group in groupby(pages, lambda page: posixpath.dirname(page.path)):
        at_root = _REFERENCE if found else _ARGUMENT
        found.append(("" if folder in indexes else _GUIDES if folder else at_root, list(group)))
    return found


def half_title(words: str) -> list[Any]:
    """A page that has the name of a part alone."""
    return ["section", {"class": "part"}, [["h1", {}, [words]]]]


def cover(edition: Edition, config: Config) -> dict[str, Any]:
    """What a book says before its first chapter. `day` is the day of the content's last change, by its own log."""
    locale = edition.settings.locale
    _ = locale.gettext
    catalog = Catalog(edition, config)
    independent, day = _(INDEPENDENT), catalog.updated
    return {
        "title": edition.settings.title,
        "makers": catalog.maker,
        "description": _("An annotated edition, {independent}.", independent=independent),
        "kind": _("An independent, source-checked edition of an executive summary"),
        "advice": [
            _("This edition is {independent}.", independent=independent),
            _("Cite the report for its claims, and this edition for its own."),
        ],
        "read": [catalog.as_of, f"{edition.settings.record_read}."],
        "contents": _("Contents"),
        "address": config.site_url,
        "draft": config.draft(locale),
        "answers": imprint.line(config, locale),
        "day": day,
    }


def data(edition: Edition, config: Config, chapters: Sequence[Mapping[str, Any]]) -> list[Book]:
    """All that the templates need, for each paper."""
    locale = edition.settings.locale
    _ = locale.gettext
    frame = {
        **cover(edition, config),
        "language": typeset.language(locale),
        "page": _("Page {number} of {count}"),
        "short": edition.settings.short_title,
        "rights": _("License: {address}", address=LICENSE),
        "index": {
            "title": _("Index of names and symbols"),
            "note": _(
                "Terms of the glossary, and symbols and numbers of documents. "
                "What stands on more than {most} pages is not listed.",
                most=binding.MANY,
            ),
            "entries": _indexed(edition),
        },
    }
    shared = {name: frame[name] for name in ("title", "makers", "description", "language")}
    shared["note"] = _("Note {number}: {text}")
    units = {unit.anchor: _code(attribution.short_address(unit, config), locale) for unit in edition.units}
    rows = [{**shared, **row} for row in _rows(chapters, units)]
    return [
        Book({**frame, "paper": paper}, tuple({**row, "paper": paper} for row in rows)) for paper in PAPERS.values()
    ]


def _indexed(edition: Edition) -> list[list[str]]:
    """What the index lists: names of the glossary, each with its other names, and symbols and numbers of documents."""
    names = {term.term: [term.term, *(name for name in term.also if _NAME.match(name))] for term in edition.glossary}
    symbols = {number: [number] for source in edition.sources if _SYMBOL.search(number := source.text("number"))}
    return sorted((names | symbols).values(), key=lambda entry: entry[0].casefold())


_NAME = re.compile(r"[A-Z]|[^\x00-\x7f]")
_SYMBOL = re.compile(r"[0-9A-Z]/|[0-9]-[0-9]")


def _rows(chapters: Sequence[Mapping[str, Any]], units: Mapping[str, Any]) -> Iterator[Row]:
    """Give what the chapters are set from: a row for each, and one for all that run on after each other."""
    bodies = _settled(chapters)
    linked = {node[1][name] for body in bodies for node in _nodes(body) for name in _WAYS if name in node[1]}
    pairs = zip(chapters, bodies, range(len(bodies)), strict=True)
    for _, run in groupby(pairs, lambda pair: (pair[0]["level"], -1 if pair[0]["runs_on"] else pair[2])):
        parts = list(run)
        nodes = [node for _, body, _ in parts for node in _nodes(body)]
        ids = [node[1]["id"] for node in nodes if node[1].get("id")]
        yield {
            "level": parts[0][0]["level"],
            "bodies": [body for _, body, _ in parts],
            "titles": [_text(node) for node in nodes if node[0] == "h1"],
            "targets": [name for name in ids if binding.INSIDE + name in linked],
            "units": {name: units[name] for name in ids if name in units},
        }


def _settled(chapters: Sequence[Mapping[str, Any]]) -> list[Any]:
    """The bodies of chapters with the level of each heading, the first being the chapter's and none more than one below
    the last, and with their links: one that leads to what no chapter has is none."""
    known = {node[1]["id"] for chapter in chapters for node in _nodes(chapter["body"]) if "id" in node[1]}
    level = 0

    def settled(node: Any, chapter: int) -> Any:
        nonlocal level
        if isinstance(node, str):
            return node
        tag, attributes, kids = node
        attributes = dict(attributes)
        for name in _WAYS:
            if attributes.get(name, "").startswith("#"):
                target = attributes[name][1:]
                attributes[name] = binding.INSIDE + target if target in known else ""
        if _HEADING.fullmatch(tag):
            level = attributes["level"] = min(int(tag[1]) + chapter - 1, level + 1)
        return [tag, attributes, [settled(kid, chapter) for kid in kids]]

    bodies = []
    for chapter in chapters:
        level = chapter["level"] - 1
        bodies.append(settled(chapter["body"], chapter["level"]))
    return bodies


def _nodes(node: Any) -> Iterator[Any]:
    """An element and all elements in it."""
    if not isinstance(node, str):
        yield node
        for kid in node[2]:
            yield from _nodes(kid)


def _text(node: Any) -> str:
    return node if isinstance(node, str) else "".join(map(_text, node[2]))


def _code(address: str, locale: Locale) -> dict[str, str]:
    """The QR code of an address, with the address as it is shown, and what is read aloud in its place."""
    shown = address.partition("://")[2]
    label = locale.gettext("QR code of {address}", address=shown)
    return {"code": codes.svg(address).decode(), "shown": shown, "label": label}


def day(row: Any) -> int:
    """The date of a document, in seconds since 1970, from the day that its data gives."""
    since = datetime.date.fromisoformat(row["day"]) - datetime.date(1970, 1, 1)
    return since.days * 86_400


def tree(node: LexborNode, draw: Draw | None = None) -> list[Any]:
    """An element as `[tag, attributes, children]`, text as text: plain data for the template to walk.

    `draw` gives what stands for a drawing; without it that is what paper can show.
    """
    names = (node.attributes.get("class") or "").split()
    if "note" in names:
        return _note(node)
    kids = _children(node, draw)
    if "cite" in names:
        kids = [[kids[0][0], kids[0][1], [_number(node)]]]
    attributes = {name: value or "" for name, value in node.attributes.items() if name in _ATTRIBUTES}
    return [node.tag, attributes, kids]


def _children(node: LexborNode, draw: Draw | None = None) -> list[Any]:
    kids: list[Any] = []
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            text = " ".join((child.text_content or "").split("\n"))
            if text.strip() or (text and kids and _inline(kids[-1])):
                kids.append(text)
        elif child.tag == "svg":
            kids += draw(child) if draw else _on_paper(child)
        elif child.tag not in _SKIPPED and child.tag and child.tag[0].isalpha() and not _is_for_screens(child):
            kids.append(tree(child, draw))
    return kids


def _on_paper(drawing: LexborNode) -> list[Any]:
    """A drawing as a plate, or nothing for what is drawn for narrow screens."""
    if _is_for_screens(drawing):
        return []
    svg = chart_specs.on_paper((drawing.html or "").replace("&nbsp;", "\N{NO-BREAK SPACE}"), _CHART_FONT)
    if "chart" not in _classes(drawing):
        svg = svg.replace(">", f"><style>{_PLATES.read_text(encoding='utf-8')}</style>", 1)
    return [["chart", {"alt": drawing.attributes.get("aria-label") or ""}, [svg]]]


def _classes(node: LexborNode) -> list[str]:
    return (node.attributes.get("class") or "").split()


def _is_for_screens(node: LexborNode) -> bool:
    return any(name == "jumps" or name.endswith("--narrow") for name in _classes(node))


def _number(node: LexborNode) -> str:
    """The number of a note or its mark: on paper each note has one of its own, in order."""
    return (node.attributes.get("id") or "").rpartition("-")[2]


def _note(node: LexborNode) -> list[Any]:
    """A note: its number, which leads back, and its sources, each of which leads to its entry."""
    ways = [link.attributes.get("href") or "" for link in node.css(".note__source")]
    words = _trimmed([kid for kid in _children(node) if isinstance(kid, str) or kid[0] != "a"])
    parts = _parted(words, "; ")
    if len(parts) != len(ways):
        parts, ways = [words], ways[:1] or [""]
    kids: list[Any] = []
    for part, way in zip(parts, ways, strict=True):
        kids += ["; "] if kids else []
        kids += [["a", {"href": way}, part]] if way else part
    back = node.css_first(".note__number")
    attributes = {"id": node.attributes.get("id") or "", "back": (back.attributes.get("href") or "") if back else ""}
    return ["note", attributes | {"number": _number(node)}, kids]


def _trimmed(kids: Sequence[Any]) -> list[Any]:
    """Children without white space at both ends, and with single spaces."""
    marked = [_SPACE.sub(" ", kid) if isinstance(kid, str) else kid for kid in kids]
    for at, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while marked and isinstance(marked[at], str):
            marked[at] = strip(marked[at])
            if marked[at]:
                break
            del marked[at]
    return marked


def _parted(kids: Sequence[Any], by: str) -> list[list[Any]]:
    """Children in parts, which stand between the places where their text has this separator."""
    parts: list[list[Any]] = [[]]
    for kid in kids:
        first, *others = kid.split(by) if isinstance(kid, str) else [kid]
        parts[-1] += [first] if first else []
        parts += [[piece] if piece else [] for piece in others]
    return parts


def _inline(kid: Any) -> bool:
    return isinstance(kid, str) or kid[0] in _INLINE

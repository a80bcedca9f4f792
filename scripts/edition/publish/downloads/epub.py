"""The whole edition as EPUB 3, for e-readers, telephones and screen readers: the book's chapters, as they can be reflowed.

https://www.w3.org/TR/epub-33/, https://www.w3.org/TR/epub-a11y-11/
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

from selectolax.lexbor import LexborNode

from ...cache import cached
from ...config import Config
from ...content.addresses import GLOSSARY_PAGE, SOURCES_PAGE
from ...content.model import Edition, Page
from ...content.vocabulary import LICENSE
from ...drawing import cards, png, typeset
from ...language import N_
from ...language.locale import Locale
from ...render import chart_specs
from ..catalog import Catalog
from . import book
from .whole import Whole

FILE = "pdf/edition.epub"
TYPE = "application/epub+zip"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_FOLDER = "EPUB"
_PACKAGE, _NAVIGATION, _STYLE = "package.opf", "nav.xhtml", "style.css"
_PICTURE, _COVER, _TITLE = "cover.png", "cover.xhtml", "title.xhtml"
_XHTML, _SVG, _CSS, _PNG = "application/xhtml+xml", "image/svg+xml", "text/css", "image/png"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACES = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
_SVG_SPACES = {"xmlns": "http://www.w3.org/2000/svg", "xmlns:xlink": "http://www.w3.org/1999/xlink"}
_CHART_FONT = "Georgia, serif"
_VOID = frozenset({"br", "wbr", "col", "hr", "img", "item", "itemref"})
_OPEN = {"details": "div", "summary": "div"}
"""Many reading systems cannot open a fold: what is folded on a page stands open."""
_ABOUT_POINTERS = frozenset({"map__lit", "picture__scale"})
"""What a pointer lights up in a drawing, and how to read a drawing for wide screens."""
_LANDMARKS = {SOURCES_PAGE: "bibliography", GLOSSARY_PAGE: "glossary"}
_FEATURES = (
    "alternativeText",
    "ARIA",
    "displayTransformability",
    "readingOrder",
    "structuralNavigation",
    "tableOfContents",
)
_SUMMARY = N_(
    "All is text that can be reflowed and read aloud, with headings, lists and tables marked as such. "
    "Each chart has a description and its values in a table; what other drawings show is told in lists after them. "
    "Words in other languages are marked. Notes lead back to their places. "
    "Nothing moves, flashes or sounds. Conformance to a standard was not certified."
)


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the publication, as its manifest names it. `properties` are those of EPUB 3."""

    id: str
    path: str
    type: str
    properties: str = ""
    in_spine: bool = False


@dataclass(frozen=True)
class Files:
    """The chapters of a whole, the file of each, and where each id is found in them."""

    whole: Whole

    @cached_property
    def chapters(self) -> dict[str, str]:
        """The name of each page's file, by the page's path."""
        return {page.path: f"{self.whole.name(page)}.xhtml" for page in self.whole.pages}

    def way(self, href: str, own: str) -> str:
        """An address of the whole as a chapter has it whose file is `own`; to the site where the whole lacks its target."""
        if not href.startswith("#"):
            return href
        home = self.whole.homes.get(href[1:])
        if home is None:
            return f"{self.whole.config.site_url}{href[1:]}/"
        file = self.chapters[home.path]
        return href if file == own else quote(file) + href


def write(edition: Edition, config: Config, folder: Path) -> None:
    (folder / FILE).parent.mkdir(exist_ok=True)
    with (folder / FILE).open("wb") as file:
        pack(edition, config, folder, file)


def pack(edition: Edition, config: Config, folder: Path, target: IO[bytes]) -> None:
    """Write the publication of a built folder, chapter by chapter. The same pages give the same bytes."""
    whole, locale = Whole(edition, config, folder), edition.settings.locale
    files = Files(whole)
    items = [
        Item("style", _STYLE, _CSS),
        Item("picture", _PICTURE, _PNG, "cover-image"),
        Item("cover", _COVER, _XHTML, in_spine=True),
        Item("title", _TITLE, _XHTML, in_spine=True),
        Item("nav", _NAVIGATION, _XHTML, "nav", in_spine=True),
    ]
    cover = book.cover(edition, config)
    with zipfile.ZipFile(target, "w") as archive:

        def put(path: str, text: str | bytes, how: int = zipfile.ZIP_DEFLATED) -> None:
            archive.writestr(zipfile.ZipInfo(path, _LONG_AGO), text, how)

        put("mimetype", TYPE, zipfile.ZIP_STORED)
        put("META-INF/container.xml", _CONTAINER)
        put(f"{_FOLDER}/{_STYLE}", Path(__file__).with_name("epub.css").read_text(encoding="utf-8"))
        put(f"{_FOLDER}/{_PICTURE}", _picture(cover, edition, config), zipfile.ZIP_STORED)
        shown = ["img", {"role": "doc-cover", "class": "cover__picture", "src": _PICTURE, "alt": cover["title"]}, []]
        front = _xml(["section", {"epub:type": "cover"}, [shown]])
        put(f"{_FOLDER}/{_COVER}", _document(cover["title"], front, locale))
        put(f"{_FOLDER}/{_TITLE}", _document(cover["title"], _title_page(cover, locale), locale))
        for number, (page, article) in enumerate(whole.articles(), 1):
            file = files.chapters[page.path]
            chapter = Chapter(files, file)
            body = _xml(chapter.as_xhtml(book.tree(article, chapter.draw)))
            put(f"{_FOLDER}/{file}", _document(page.title, body, locale))
            items.append(Item(f"chapter-{number}", file, _XHTML, "svg" if "<svg" in body else "", in_spine=True))
            for at, (chart, svg) in enumerate(chapter.charts.items(), 1):
                put(f"{_FOLDER}/{chart}", svg)
                items.append(Item(f"chart-{number}-{at}", chart, _SVG))
        put(f"{_FOLDER}/{_NAVIGATION}", _document(cover["contents"], _navigation(files, cover, locale), locale))
        put(f"{_FOLDER}/{_PACKAGE}", _package(Catalog(edition, config), cover, items))


_CONTAINER = (
    f'{_DECLARATION}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">\n<rootfiles>'
    f'<rootfile full-path="{_FOLDER}/{_PACKAGE}" media-type="application/oebps-package+xml"/></rootfiles>\n</container>\n'
)


class Chapter:
    """A chapter as it is written: its charts come into files of their own."""

    def __init__(self, files: Files, file: str) -> None:
        self._files, self._file = files, file
        self.charts: dict[str, str] = {}

    def draw(self, drawing: LexborNode) -> list[Any]:
        """What stands for a drawing: of two of one thing that for narrow screens, which is legible on all."""
        names = _names(drawing)
        if not any(map(_is_narrow, names)) and drawing.parent and any(map(_is_narrow_drawing, drawing.parent.iter())):
            return []
        tree = _drawing(drawing)
        if "chart" not in names:
            return [tree]
        name = f"{self._file.removesuffix('.xhtml')}-{len(self.charts) + 1}.svg"
        alternative = tree[1].pop("aria-label", "")
        self.charts[name] = _DECLARATION + chart_specs.on_paper(_xml(tree), _CHART_FONT)
        return [["img", {"class": "chart", "src": quote(name), "alt": alternative}, []]]

    def as_xhtml(self, node: Any, drawn: bool = False, marks: bool = False) -> Any:
        """An element of the book's tree as EPUB has it. `drawn` is what stands in a drawing, `marks` what leads to a note."""
        if isinstance(node, str):
            return node
        tag, attributes, kids = node
        names = attributes.get("class", "").split()
        drawn, marks = drawn or tag == "svg", marks or "cite" in names
        attributes = self._attributes(tag, attributes, drawn, marks)
        kids = [self.as_xhtml(kid, drawn, marks) for kid in kids if isinstance(kid, str) or not _is_left_out(kid)]
        if tag == "note":
            return self._note(attributes, kids)
        return [_OPEN.get(tag, tag), attributes, kids]

    def _attributes(self, tag: str, attributes: Mapping[str, str], drawn: bool, marks: bool) -> dict[str, str]:
        found = {name: value for name, value in attributes.items() if name != "href"}
        if "href" in attributes:
            found["xlink:href" if drawn else "href"] = self._files.way(attributes["href"], self._file)
        if "lang" in found:
            found["xml:lang"] = found["lang"]
        if tag == "svg":
            found |= _SVG_SPACES
        if tag == "article":
            found["epub:type"] = "chapter"
        if tag == "a" and marks:
            found |= {"epub:type": "noteref", "role": "doc-noteref"}
        return found

    def _note(self, attributes: Mapping[str, str], kids: Sequence[Any]) -> Any:
        """A note, which reading systems may show beside its mark."""
        back: Any = attributes["number"]
        if attributes["back"]:
            back = ["a", {"role": "doc-backlink", "href": self._files.way(attributes["back"], self._file)}, [back]]
        own = {"class": "note", "epub:type": "footnote", "role": "doc-footnote", "id": attributes["id"]}
        return ["aside", own, [["p", {}, [back, " ", *kids]]]]


def _is_left_out(node: Any) -> bool:
    return not _ABOUT_POINTERS.isdisjoint(node[1].get("class", "").split())


def _names(node: LexborNode) -> list[str]:
    return (node.attributes.get("class") or "").split()


def _is_narrow(name: str) -> bool:
    return name.endswith("--narrow")


def _is_narrow_drawing(node: LexborNode) -> bool:
    return node.tag == "svg" and any(map(_is_narrow, _names(node)))


def _drawing(node: LexborNode) -> Any:
    """A drawing with all that it is drawn of, as the book's tree has its elements."""
    kids = [
        (child.text_content or "") if child.tag == "-text" else _drawing(child)
        for child in node.iter(include_text=True)
    ]
    attributes = {name: value or "" for name, value in node.attributes.items() if not name.startswith("data-")}
    return [node.tag, attributes, kids]


def _xml(node: Any) -> str:
    if isinstance(node, str):
        return escape(node, quote=False)
    tag, attributes, kids = node
    said = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f"<{tag}{said}/>" if tag in _VOID else f"<{tag}{said}>{''.join(map(_xml, kids))}</{tag}>"


def _document(title: str, body: str, locale: Locale) -> str:
    tag = locale.language
    return (
        f'{_DECLARATION}<!DOCTYPE html>\n<html {_SPACES} lang="{tag}" xml:lang="{tag}">\n<head>\n'
        f'<title>{escape(title, quote=False)}</title>\n<link rel="stylesheet" type="{_CSS}" href="{_STYLE}"/>\n'
        f"</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _picture(cover: Mapping[str, Any], edition: Edition, config: Config) -> bytes:
    """The cover as a PNG, which libraries and reading systems show among other books."""
    language = edition.settings.locale.language.partition("-")[0]
    row = {"lang": language, **{part: cover[part] for part in ("title", "kind", "makers", "read", "draft")}}
    files = [Path(cards.__file__), Path(png.__file__), *typeset.files(cards.COVER)]
    return cached(config.cache, "covers", [row], cards.covers, files, cards.PACKAGES)[0]


def _title_page(cover: Mapping[str, Any], locale: Locale) -> str:
    """The page before the first chapter: what the edition is, whose, of which day, and where it stands."""
    address = cover["address"]
    paragraphs: list[Any] = [["p", {"class": "cover__kind"}, [cover["kind"]]], ["h1", {}, [cover["title"]]]]
    for words in (cover["makers"], *cover["advice"], *cover["read"], cover["draft"], cover["answers"]):
        paragraphs += [["p", {}, [words]]] if words else []
    paragraphs.append(["p", {}, [["a", {"href": address}, [address]]]])
    paragraphs.append(["p", {}, [["a", {"href": LICENSE}, [locale.gettext("License: {address}", address=LICENSE)]]]])
    return _xml(["section", {"class": "cover", "epub:type": "titlepage"}, paragraphs])


def _navigation(files: Files, cover: Mapping[str, Any], locale: Locale) -> str:
    """The contents, part by part, and where the parts of the book begin."""
    pages = files.whole.pages
    chapters: list[Any] = []
    for part, inside in book.parts(pages):
        entries = [_entry(page, files) for page in inside]
        title = ["span", {}, [locale.gettext(part)]] if part else entries.pop(0)[2][0]
        chapters.append(["li", {}, [title, *([["ol", {}, entries]] if entries else [])]])
    parts = [
        ("cover", cover["title"], _COVER),
        ("titlepage", cover["title"], _TITLE),
        ("toc", cover["contents"], f"{_NAVIGATION}#contents"),
    ]
    parts += [("bodymatter", page.title, quote(files.chapters[page.path])) for page in pages[:1]]
    named = ((page, _LANDMARKS[page.path]) for page in pages if page.path in _LANDMARKS)
    parts += [(kind, page.title, quote(files.chapters[page.path])) for page, kind in named]
    marks = [["li", {}, [["a", {"epub:type": kind, "href": way}, [name]]]] for kind, name, way in parts]
    heading = ["h1", {}, [cover["contents"]]]
    own = {"epub:type": "toc", "role": "doc-toc", "id": "contents", "aria-label": cover["contents"]}
    label = {"aria-label": locale.gettext("Parts of the book"), "epub:type": "landmarks", "hidden": "hidden"}
    contents = _xml(["nav", own, [heading, ["ol", {}, chapters]]])
    return f"{contents}\n{_xml(['nav', label, [['ol', {}, marks]]])}"


def _entry(page: Page, files: Files) -> Any:
    name = f"{page.title} ({page.id})" if page.id else page.title
    return ["li", {}, [["a", {"href": quote(files.chapters[page.path])}, [name]]]]


def _package(catalog: Catalog, cover: Mapping[str, Any], items: Sequence[Item]) -> str:
    """What the publication is, and of which files. https://www.w3.org/TR/epub-33/#sec-package-doc"""
    metadata = "\n".join(
        _xml(["dc:" + name, attributes, [words]]) for name, attributes, words in _dublin_core(catalog, cover)
    )
    properties = "\n".join(_xml(["meta", {"property": name}, [value]]) for name, value in _properties(catalog, cover))
    manifest = "\n".join(map(_xml, map(_item, items)))
    spine = "\n".join(_xml(["itemref", {"idref": item.id}, []]) for item in items if item.in_spine)
    tag = catalog.locale.language
    return (
        f'{_DECLARATION}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{tag}">\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{metadata}\n{properties}\n</metadata>\n'
        f"<manifest>\n{manifest}\n</manifest>\n<spine>\n{spine}\n</spine>\n</package>\n"
    )


def _item(item: Item) -> Any:
    properties = {"properties": item.properties} if item.properties else {}
    return ["item", {"id": item.id, "href": quote(item.path), "media-type": item.type, **properties}, []]


def _dublin_core(catalog: Catalog, cover: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, str], str]]:
    yield "identifier", {"id": "id"}, catalog.urn("epub")
    yield "title", {}, cover["title"]
    yield "language", {}, catalog.locale.language
    yield "creator", {}, cover["makers"]
    if catalog.config.publisher:
        yield "publisher", {}, catalog.config.publisher
    yield "description", {}, cover["description"]
    yield "source", {}, catalog.home
    yield "rights", {}, catalog.locale.gettext("License: {address}", address=LICENSE)


def _properties(catalog: Catalog, cover: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The day of the last change of the content, and what readers with a disability may expect."""
    yield "dcterms:modified", f"{cover['day']}T00:00:00Z"
    yield from (("schema:accessMode", mode) for mode in ("textual", "visual"))
    yield "schema:accessModeSufficient", "textual"
    yield from (("schema:accessibilityFeature", feature) for feature in _FEATURES)
    yield "schema:accessibilityHazard", "none"
    yield "schema:accessibilitySummary", catalog.locale.gettext(_SUMMARY)

"""The book, bound from PDFs of its chapters and a frame: cover, contents, bookmarks and page numbers.

Each is a tagged PDF/UA-1 of its own, so that a chapter is set anew only where it has changed, and setting a book takes no
more memory than setting its longest chapter. A link to another place of the book is one to `INSIDE` and the place's id.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Page, Pdf
from pypdfium2 import PdfDocument

from . import typeset

CHAPTERS, FRAME = "chapters.typ", "book.typ"
INSIDE = "book:"
PACKAGES = (*typeset.PACKAGES, "pikepdf", "pypdfium2")
_PAGE = "page-"
"""Begins the id of a page of the book, before its number."""
MANY = 60
"""A name on more pages than these is not looked up in an index."""
_NUMBER = Name.PageNumber
_HEADING = re.compile("/H([1-9])")
_ABOVE = 10
"""So many points of a page are shown above the target of a link, as Typst has it."""


def chapters(rows: Sequence[Mapping[str, Any]]) -> list[bytes]:
    """Set chapters. Each result is a line of JSON, which says where titles and targets are and what its pages say, and
    the PDF."""
    made = (typeset.document_with(CHAPTERS, row, "places") for row in rows)
    return [json.dumps({**places, "texts": list(_texts(pdf))}).encode() + b"\n" + pdf for pdf, places in made]


def books(rows: Sequence[tuple[Mapping[str, Any], Sequence[Mapping[str, Any]], Sequence[bytes], int]]) -> list[bytes]:
    """Bind books, each from the data of its frame, what its chapters are set from, the set chapters, and its date."""
    return [_bound(*row) for row in rows]


def _bound(frame: Mapping[str, Any], rows: Sequence[Mapping[str, Any]], made: Sequence[bytes], timestamp: int) -> bytes:
    divided = [one.partition(b"\n") for one in made]
    places, pdfs = [json.loads(line) for line, _, _ in divided], [pdf for _, _, pdf in divided]
    before = _before(frame, rows, places)
    index = _index(frame, rows[0], places, before)
    if index is not None:
        pdf, own_places = typeset.document_with(CHAPTERS, index, "places")
        rows, places, pdfs = [*rows, index], [*places, own_places], [*pdfs, pdf]
    pages = list(_titles(rows, places))
    given = {**frame, "pages": pages, "heads": [""] * before + list(_heads(pages))}
    with Pdf.open(io.BytesIO(typeset.document(FRAME, given, timestamp))) as book:
        tags = book.Root.StructTreeRoot
        tags.IDTree = Dictionary(Names=Array())
        while tags.K[0].K[-1].S != Name.TOC:  # the titles that stand on the frame's pages unseen
            del tags.K[0].K[-1]
        for number, (row, pdf) in enumerate(zip(rows, pdfs, strict=True)):
            with Pdf.open(io.BytesIO(pdf)) as part:
                _add(book, part, number, row["level"] - 1)
        numbered, own = book.pages[before : before + len(pages)], book.pages[before + len(pages) :]
        for old, new in zip(numbered, own, strict=True):
            new.add_resource(old.as_form_xobject(), Name.XObject, _NUMBER)  # there it is marked as an artifact
            new.contents_add(f"q {_NUMBER} Do Q".encode())
        _link(frame, own, _targets(rows, places, own) | _numbered(own, before), before)
        moved = {old.obj.objgen: new.obj for old, new in zip(numbered, own, strict=True)}
        listed = (link for page in book.pages[:before] for link in page.get("/Annots", ()))
        for holder in (*_bookmarks(book.Root.Outlines), *listed):
            if "/Dest" in holder and holder.Dest[0].objgen in moved:
                holder.Dest[0] = moved[holder.Dest[0].objgen]
        del book.pages[before : before + len(pages)]
        book.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
        with book.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
            said["dc:rights"] = frame["rights"]
        result = io.BytesIO()
        book.save(result, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return result.getvalue()


def _before(frame: Mapping[str, Any], rows: Sequence[Mapping[str, Any]], places: Sequence[Mapping[str, Any]]) -> int:
    """How many pages stand before the chapters; the title of an index is in the contents already."""
    title = {"words": frame["index"]["title"], "level": 1, "page": 1, "x": 0, "y": 100}
    pages = [*_titles(rows, places), [title]]
    with Pdf.open(io.BytesIO(typeset.document(FRAME, {**frame, "pages": pages, "heads": []}, 0))) as book:
        return len(book.pages) - len(pages)


def _heads(pages: Sequence[Sequence[Mapping[str, Any]]]) -> Iterator[str]:
    """What stands above each page of the chapters: the last title before it, where it has none itself."""
    last = ""
    for titles in pages:
        yield "" if titles else last
        last = titles[-1]["words"] if titles else last


def _index(
    frame: Mapping[str, Any], like: Mapping[str, Any], places: Sequence[Mapping[str, Any]], before: int
) -> dict[str, Any] | None:
    """What the index is set from: each name with the pages that have it, but for names that stand on very many."""
    texts = [text for part in places for text in part["texts"]]
    entries = []
    for names in frame["index"]["entries"]:
        found = {name: re.compile(_whole(name)) for name in names}
        on = [
            number
            for number, text in enumerate(texts, before + 1)
            if any(name in text and whole.search(text) for name, whole in found.items())
        ]
        if 0 < len(on) <= MANY:
            links = [["a", {"href": f"{INSIDE}{_PAGE}{first}"}, [shown]] for first, shown in _runs(on)]
            kids: list[Any] = [names[0], *(part for link in links for part in (", ", link))]
            entries.append(["p", {"class": "index__entry"}, kids])
    if not entries:
        return None
    title = ["h1", {"level": 1}, [frame["index"]["title"]]]
    note = ["p", {}, [frame["index"]["note"]]]
    body = ["section", {}, [title, note, ["section", {"class": "index"}, entries]]]
    return {**like, "level": 1, "bodies": [body], "titles": [frame["index"]["title"]], "targets": [], "units": {}}


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Pages that follow each other as one: 12, 13, 14 and 20 are `12–14` and `20`. Gives the first of each too."""
    for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        pages = [number for _, number in run]
        yield pages[0], f"{pages[0]}–{pages[-1]}" if len(pages) > 1 else str(pages[0])


def _whole(name: str) -> str:
    """A pattern for a name that is no part of another word; in Korean a particle may follow it."""
    after = "" if re.search("[\uac00-\ud7a3]$", name) else r"(?!\w)"
    return rf"(?<![\w/]){re.escape(name)}{after}"


def _texts(pdf: bytes) -> Iterator[str]:
    """The text of each page on one line, words that a line's end divides being whole."""
    with PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage().get_text_bounded()
            yield " ".join(re.sub("[\x02\ufffe]\\s*", "", text).split())


def _numbered(pages: Sequence[Page], before: int) -> dict[str, Array]:
    """The destinations of links to pages, by their numbers."""
    return {
        f"{_PAGE}{number}": Array([page.obj, Name.XYZ, 0, float(page.mediabox[3]), 0])
        for number, page in enumerate(pages, before + 1)
    }


def _titles(rows: Sequence[Mapping[str, Any]], places: Sequence[Mapping[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """For each page of the chapters the titles that stand on it."""
    for row, part in zip(rows, places, strict=True):
        titles = [
            {"words": words, "level": row["level"], **place}
            for words, place in zip(row["titles"], part["titles"], strict=True)
        ]
        for page in range(1, part["pages"] + 1):
            yield [title for title in titles if title["page"] == page]


def _targets(
    rows: Sequence[Mapping[str, Any]], places: Sequence[Mapping[str, Any]], pages: Sequence[Page]
) -> dict[str, Array]:
    """The destinations of links, by the ids of what they lead to."""
    found: dict[str, Array] = {}
    first = 0
    for row, part in zip(rows, places, strict=True):
        for target, place in zip(row["targets"], part["targets"], strict=True):
            page = pages[first + place["page"] - 1]
            top = float(page.mediabox[3]) - max(0, place["y"] - _ABOVE)
            found[target] = Array([page.obj, Name.XYZ, place["x"], top, 0])
        first += part["pages"]
    return found


def _link(frame: Mapping[str, Any], pages: Sequence[Page], targets: Mapping[str, Array], before: int) -> None:
    """Lead each link to another place of the book there; it says the number of the page."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pages, before + 1)}
    for page in pages:
        for link in page.get("/Annots", ()):
            address = str(link.A.get("/URI", "")) if "/A" in link else ""
            if address.startswith(INSIDE):
                link.Dest = targets[address.removeprefix(INSIDE)]
                number = numbers[link.Dest[0].objgen]
                link.Contents = frame["page"].format(number=number, count=before + len(pages))
                del link.A


def _add(book: Pdf, part: Pdf, number: int, deeper: int) -> None:
    """Add the pages and the tags of a part to the end of a book. ISO 32000-1, 14.7 says how they hang together."""
    first = len(book.pages)
    book.pages.extend(part.pages)
    ours: Any = book.Root.StructTreeRoot
    theirs: Any = book.copy_foreign(part.Root.StructTreeRoot)
    shift = int(ours.ParentTreeNextKey)
    for page in book.pages[first:]:
        for holder, key in (
            (page.obj, "/StructParents"),
            *((link, "/StructParent") for link in page.get("/Annots", ())),
        ):
            if key in holder:
                holder[key] = int(holder[key]) + shift
    for key, value in _pairs(theirs.ParentTree.Nums):
        ours.ParentTree.Nums.extend([int(key) + shift, value])
    ours.ParentTreeNextKey = shift + int(theirs.ParentTreeNextKey)
    for role, same in theirs.get("/RoleMap", {}).items():
        ours.RoleMap[role] = same
    for name, element in _pairs(theirs.IDTree.Names if "/IDTree" in theirs else ()):
        element.ID = f"{number:04}-{name}"
        ours.IDTree.Names.extend([element.ID, element])
    own = ours.K[0]
    for element in _elements(theirs.K[0]):
        if deeper and (heading := _HEADING.fullmatch(str(element.S))):
            element.S = Name(f"/H{int(heading[1]) + deeper}")
        for attributes in element.get("/A", ()):
            if "/Headers" in attributes:
                attributes.Headers = Array([f"{number:04}-{header}" for header in attributes.Headers])
    for element in theirs.K[0].K:
        element.P = own
        own.K.append(element)


def _pairs(tree: Any) -> Iterator[tuple[Any, Any]]:
    """The keys of a number tree or a name tree, in their order, and their values."""
    return zip(*[iter(tree)] * 2, strict=True)


def _elements(element: Any) -> Iterator[Any]:
    """A structure element and all below it. What has no type of structure is a piece of a page."""
    yield element
    for child in element.get("/K", ()):
        if isinstance(child, Dictionary) and "/S" in child:
            yield from _elements(child)


def _bookmarks(holder: Any) -> Iterator[Any]:
    bookmark = holder.get("/First")
    while bookmark is not None:
        yield bookmark
        yield from _bookmarks(bookmark)
        bookmark = bookmark.get("/Next")

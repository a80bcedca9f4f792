"""The book is bound from chapters that are set by themselves: its pages, tags, links and bookmarks are those of one document."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdfium2 import PdfDocument
from selectolax.lexbor import LexborHTMLParser

from conftest import SITE_URL
from edition import workers
from edition.config import Config
from edition.content.model import Edition
from edition.drawing import binding
from edition.publish.downloads import book

TABLE = (
    "<table><thead><tr><th>Year</th><th>Votes</th></tr></thead><tbody><tr><td>{0}</td><td>3</td></tr></tbody></table>"
)
LONG = "<p>Further words.</p>" * 60
PAGES: Sequence[tuple[int, bool, str]] = (
    (
        1,
        False,
        f'<h1 id="first">First</h1>{TABLE}<p>To <a href="#far">the far end</a>, <a href="#none">nowhere</a>.</p>',
    ),
    (2, False, f'<h1 id="second">Second</h1><h2 id="part">Part</h2>{TABLE}{LONG}<p><sup id="far">Far end</sup></p>'),
    (2, True, '<h1 id="third">Third</h1><p>Back to <a href="#first">the first</a>.</p>'),
    (2, True, '<h1 id="fourth">Fourth</h1><p>And <a href="https://edition.example/x">out</a>.</p>'),
)


def chapters(pages: Sequence[tuple[int, bool, str]] = PAGES) -> list[dict[str, Any]]:
    articles = [LexborHTMLParser(f"<article>{html}</article>").css_first("article") for _, _, html in pages]
    return [
        {"level": level, "runs_on": runs_on, "body": book.tree(article)}
        for (level, runs_on, _), article in zip(pages, articles, strict=True)
        if article is not None
    ]


@pytest.fixture(scope="module")
def files(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("binding")
    config = Config(folder, SITE_URL, "")
    made = book.make(book.data(edition, config, chapters()), config)
    for name, pdf in zip(book.PAPERS, made, strict=True):
        (folder / f"{name}.pdf").write_bytes(pdf)
    return [folder / f"{name}.pdf" for name in book.PAPERS]


@pytest.fixture
def bound(files: list[Path]) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(files[0]) as pdf:
        yield pdf


def elements(element: pikepdf.Dictionary) -> Iterator[pikepdf.Dictionary]:
    yield element
    for child in element.get("/K", ()):
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            assert child.P.objgen == element.objgen
            yield from elements(child)


def links(pdf: pikepdf.Pdf) -> list[tuple[int, pikepdf.Dictionary]]:
    return [(at, link) for at, page in enumerate(pdf.pages) for link in page.get("/Annots", ())]


def leads_to(pdf: pikepdf.Pdf, link: pikepdf.Dictionary) -> int | str:
    pages = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
    return pages[link.Dest[0].objgen] if "/Dest" in link else str(link.A.URI)


def test_pages_are_numbered_through_and_chapters_begin_on_their_own(files: list[Path]) -> None:
    for file in files:
        pages = [page.get_textpage().get_text_bounded() for page in PdfDocument(file)]
        assert [re.findall(r"Page \d+ of \d+", text) for text in pages] == [
            [f"Page {number} of {len(pages)}"] for number in range(1, len(pages) + 1)
        ]
        begins = {
            name: at
            for name in ("First", "Second", "Third", "Fourth")
            for at, text in enumerate(pages)
            if re.search(rf"^{name}\r?$", text, re.M)
        }
        assert (begins["First"], begins["Second"]) == (2, 3)
        assert begins["Third"] == begins["Fourth"] == len(pages) - 1 > 4


def test_a_link_leads_to_its_target_in_another_chapter_and_says_its_page(bound: pikepdf.Pdf) -> None:
    last = len(bound.pages) - 1
    ways = [(at, leads_to(bound, link), str(link.Contents)) for at, link in links(bound) if at > 1]

    assert ways == [
        (2, last - 1, f"Page {last} of {last + 1}"),
        (last, 2, f"Page 3 of {last + 1}"),
        (last, "https://edition.example/x", "https://edition.example/x"),
    ]
    far = next(link for at, link in links(bound) if at == 2)
    page = PdfDocument(bound.filename)[last - 1].get_textpage()
    low, high = page.get_charbox(page.search("Far end").get_next()[0])[1::2]
    assert 0 < float(far.Dest[3]) - high < 20 < float(far.Dest[3]), low


def test_contents_and_bookmarks_lead_to_titles(bound: pikepdf.Pdf) -> None:
    last = len(bound.pages) - 1
    listed = [
        (mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in PdfDocument(bound.filename).get_toc()
    ]

    assert listed == [(0, "First", 2), (1, "Second", 3), (1, "Third", last), (1, "Fourth", last)]
    assert [leads_to(bound, link) for at, link in links(bound) if at == 1] == [2, 3, last, last]


def test_tags_are_those_of_one_document(bound: pikepdf.Pdf) -> None:
    tree = bound.Root.StructTreeRoot
    (document,) = tree.K
    found = list(elements(document))

    assert [str(one.S) for one in found if str(one.S).startswith("/H")] == ["/H1", "/H1", "/H2", "/H3", "/H2", "/H2"]
    pages = {page.obj.objgen for page in bound.pages}
    assert {one.Pg.objgen for one in found if "/Pg" in one} <= pages
    numbers = {int(key): value for key, value in zip(*[iter(tree.ParentTree.Nums)] * 2, strict=True)}
    assert max(numbers) < int(tree.ParentTreeNextKey)
    own = {one.objgen for one in found}
    for page in bound.pages:
        assert {one.objgen for one in numbers[int(page.obj.StructParents)]} <= own
    for _, link in links(bound):
        element = numbers[int(link.StructParent)]
        assert element.S == "/Link"
        assert link.objgen in [
            child.Obj.objgen for child in element.K if isinstance(child, pikepdf.Dictionary) and "/Obj" in child
        ]


def test_a_cell_knows_the_headers_of_its_own_table(bound: pikepdf.Pdf) -> None:
    tree = bound.Root.StructTreeRoot
    known = {str(key): value for key, value in zip(*[iter(tree.IDTree.Names)] * 2, strict=True)}
    tables = [one for one in elements(tree.K[0]) if one.S == "/Table"]

    assert list(known) == sorted(known)
    assert len(known) == 4
    for table in tables:
        inside = list(elements(table))
        headers = [str(one.ID) for one in inside if one.S == "/TH"]
        assert [known[header].objgen for header in headers] == [one.objgen for one in inside if one.S == "/TH"]
        named = [str(name) for one in inside if one.S == "/TD" for own in one.A for name in own.get("/Headers", ())]
        assert named == headers


def test_the_number_of_a_page_is_an_artifact(bound: pikepdf.Pdf) -> None:
    for page in bound.pages[2:]:
        (name,) = list(page.Resources.XObject.keys())
        assert page.Resources.XObject[name].read_bytes().startswith(b"/Artifact")


def test_a_chapter_is_set_anew_where_it_has_changed_alone(
    edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config, asked = Config(tmp_path, SITE_URL, ""), []
    in_batches = workers.in_batches

    def counted(make: Callable[..., Any], rows: Sequence[Any], *rest: Any) -> list[Any]:
        asked.append((make, len(rows)))
        return in_batches(make, rows, *rest)

    monkeypatch.setattr(workers, "in_batches", counted)

    def make(*pages: tuple[int, bool, str]) -> list[bytes]:
        asked.clear()
        return book.make(book.data(edition, config, chapters(pages)), config)

    before = make(*PAGES)
    assert asked == [(binding.chapters, 6), (binding.books, 2)]
    assert make(*PAGES) == before
    assert asked == []
    changed = [(1, False, PAGES[0][2].replace("nowhere", "anywhere")), *PAGES[1:]]
    after = make(*changed)
    assert asked == [(binding.chapters, 2), (binding.books, 2)]
    config = replace(config, root=tmp_path / "new")
    assert make(*changed) == after != before


def set_alone(edition: Edition, folder: Path, html: str) -> pikepdf.Pdf:
    config = Config(folder, SITE_URL, "")
    made = book.make(book.data(edition, config, chapters([(1, False, f"<h1>Title</h1>{html}")])), config)
    return pikepdf.open(io.BytesIO(made[0]))


def test_words_of_another_language_are_marked_without_the_country_of_the_book(edition: Edition, tmp_path: Path) -> None:
    html = '<p>A <span lang="ko">말</span>.</p><ul><li lang="ru">Слово</li></ul>'
    pdf = set_alone(edition, tmp_path, html)
    said = str([element.get("/Lang") for element in elements(pdf.Root.StructTreeRoot.K[0])]).encode()
    for page in pdf.pages:
        page.contents_coalesce()
        said += page.Contents.read_bytes()

    assert set(re.findall(rb"\b(?:ko|ru)(?:-\w+)?\b", said)) == {b"ko", b"ru"}


@pytest.mark.parametrize(
    "around",
    [
        '<p class="claim__label">{}</p>',
        '<p class="head__kind">{}</p>',
        '<p class="figure__title">{}</p>',
        '<p class="figure__note">{}</p>',
        "<dl><dt>{}</dt></dl>",
        "<dl><dd>{}</dd></dl>",
        "<div>{}</div>",
        "<p>{}</p>",
    ],
)
def test_what_stands_in_a_paragraph_is_tagged_as_one(edition: Edition, tmp_path: Path, around: str) -> None:
    html = around.format('<a href="https://edition.example/x">P1.1</a> Public record')
    pdf = set_alone(edition, tmp_path, html)
    (annotation,) = pdf.pages[-1].Annots
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    above = next(value for key, value in zip(*[iter(numbers)] * 2, strict=True) if key == annotation.StructParent)
    while above.S not in ("/P", "/Document"):
        above = above.P

    assert above.S == "/P"

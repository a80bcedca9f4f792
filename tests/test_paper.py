"""What is printed: every PDF that is published is whole, legible, and holds what it promises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest
import typst
from selectolax.lexbor import LexborHTMLParser

from conftest import SITE_URL
from edition import publish
from edition.check.diagnostic import Diagnostic
from edition.cli import main
from edition.config import Config
from edition.content import graph
from edition.content.model import Edition, KeyPoint
from edition.content.places import Span
from edition.drawing import typeset
from edition.publish.catalog import Catalog
from edition.publish.downloads import book, briefs, cards
from edition.publish.downloads.whole import Whole
from edition.publish.faults import CannotPublish
from edition.render import generator
from fixture_sites import BASE

PAPERS = {"letter": (612, 792), "a4": (595, 842)}
MILLIMETER = 72 / 25.4
SIDES = {"edition": 27, "brief": 22}
"""The margins at the sides, in millimeters; what stands in the margins above and below is bounded by the edge of the sheet."""
EDGE = 10
OVERHANG = 2
"""Points by which a letter may stand out at the left, as a J does."""
ROOM = 5
"""Points by which a line may seem to pass its margin: its last letter may be a space."""


def faults(pdf: pdfium.PdfDocument, side: float) -> Iterator[str]:
    """What lies over something else, or outside of the margins."""
    for number, page in enumerate(pdf, 1):
        text, (width, height) = page.get_textpage(), page.get_size()
        boxes = sorted(text.get_rect(index) for index in range(text.count_rects()))
        for place, (left, bottom, right, top) in enumerate(boxes):
            words = text.get_text_bounded(left, bottom, right, top).strip()
            if left < side - OVERHANG or right > width - side + ROOM or bottom < EDGE or top > height - EDGE:
                yield f"page {number}: {words!r} leaves its margins"
            for other in boxes[place + 1 :]:
                if other[0] > right - 1:
                    break
                if min(right, other[2]) - other[0] > 1 and min(top, other[3]) - max(bottom, other[1]) > 1:
                    yield f"page {number}: {words!r} and {text.get_text_bounded(*other).strip()!r} lie over each other"


def words(pdf: pdfium.PdfDocument) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def test_nothing_on_any_sheet_lies_over_anything_or_leaves_its_margins(site: Path) -> None:
    files = sorted((site / "pdf").glob("*.pdf"))
    found = {
        file.name: told
        for file in files
        for side in [SIDES["edition" if file.name.startswith("edition") else "brief"] * MILLIMETER]
        if (told := list(faults(pdfium.PdfDocument(file), side)))
    }

    assert len(files) > 20
    assert found == {}


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("#place(dx: 0mm)[One word] #place(dx: 2mm, dy: 2mm)[over another]", "lie over each other"),
        ("#move(dx: 155mm)[Out of the margin]", "leaves its margins"),
        ("#v(230mm) #box(move(dy: 42mm)[Below the sheet’s end])", "leaves its margins"),
        ("A line#super[1]\n\nand another", ""),
    ],
)
def test_what_is_seen_of_a_sheet_on_which_something_is_wrong(tmp_path: Path, template: str, told: str) -> None:
    (tmp_path / "sheet.typ").write_text(f'#set page("a4", margin: 22mm)\n{template}', encoding="utf-8")
    sheet = typst.compile(str(tmp_path / "sheet.typ"), format="pdf")

    found = list(faults(pdfium.PdfDocument(sheet), 22 * MILLIMETER))

    assert bool(found) == bool(told)
    assert all(told in fault for fault in found)


@pytest.mark.parametrize("paper", PAPERS)
def test_a_brief_is_one_page_with_all_that_it_promises(site: Path, edition: Edition, paper: str) -> None:
    config = Config(site, SITE_URL, "")
    for subject in briefs.subjects(edition):
        pdf = pdfium.PdfDocument(site / briefs.file(subject, paper))
        parts = briefs.row(subject, book.PAPERS[paper], edition, config)["parts"]
        promised = [claim["id"] for part in parts for claim in part["claims"][: part["least"]]]
        text = words(pdf)

        assert len(pdf) == 1
        assert tuple(round(length) for length in pdf[0].get_size()) == PAPERS[paper]
        assert [id for id in promised if not re.search(rf"(?<!\w){re.escape(id)}(?![\w.])", text)] == []
        assert "Cite the report for its claims, and this edition for its own." in " ".join(text.split())


def test_a_unit_s_brief_has_its_key_points_as_the_editor_chose_them(edition: Edition, site: Path) -> None:
    config, points = Config(site, SITE_URL, ""), graph.key_points(edition)
    for subject in briefs.subjects(edition)[1:]:
        first, *others = briefs.row(subject, "a4", edition, config)["parts"]
        chosen = sorted(first["claims"], key=lambda claim: claim["place"])

        assert [claim["id"] for claim in chosen] == points[subject]
        assert first["least"] >= len(chosen)
        assert not {claim["id"] for part in others for claim in part["claims"]} & set(points[subject])


def test_a_unit_s_brief_goes_on_with_the_newest_of_what_bears_on_it(edition: Edition, site: Path) -> None:
    claims = {claim.id: claim for claim in edition.claims}
    bearing = {r.source for r in graph.incoming(edition, "P3") if r.name == "bears_on"}
    since = briefs.row("P3", "a4", edition, Config(site, SITE_URL, ""))["parts"][-1]["claims"]
    days = [claims[claim["id"]].options["date"].value for claim in sorted(since, key=lambda claim: claim["place"])]

    assert len(bearing & {claims[claim["id"]].unit for claim in since}) > 5
    assert days == sorted(days, reverse=True)


def test_the_brief_of_a_unit_without_key_points_has_every_claim_that_restates_the_report_told_or_shown(
    edition: Edition, site: Path
) -> None:
    config = Config(site, SITE_URL, "")
    bare = replace(edition, pages=tuple(replace(page, points=()) for page in edition.pages))
    for subject in briefs.subjects(edition)[1:]:
        part = briefs.row(subject, "a4", bare, config)["parts"][0]
        places = [place for place in graph.placed(edition) if place.unit == subject]
        said = [place.claim.id for place in places if place.claim.basis == "report"]

        assert sorted(claim["id"] for claim in part["claims"][: part["least"]]) == sorted(said)


def test_the_brief_of_the_argument_has_a_claim_of_each_paragraph_and_every_recommendation(
    edition: Edition, site: Path
) -> None:
    row = briefs.row(briefs.ARGUMENT, "a4", edition, Config(site, SITE_URL, ""))
    paragraphs, asks = ([c["id"] for c in part["claims"][: part["least"]]] for part in row["parts"])
    named = [unit["id"] for claim in row["parts"][0]["claims"] for unit in claim["units"]]

    assert [id.partition(".")[0] for id in paragraphs] == [u.id for u in edition.units if u.kind == "paragraph"]
    assert asks == sorted(unit.id for unit in edition.units if unit.kind == "recommendation")
    kinds = ("finding", "pathway", "driver", "accelerant")
    assert sorted(named) == sorted(unit.id for unit in edition.units if unit.kind in kinds)


def test_a_brief_that_cannot_fit_is_a_fault_with_a_place(
    edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = next(claim for claim in edition.claims if claim.unit == "P3" and claim.basis == "report")
    more = [replace(said, id=f"P3.{number}") for number in range(900, 920)]
    monkeypatch.setattr(briefs, "subjects", lambda _: ["P3"])

    named = tuple(KeyPoint(claim.id, "P3", claim.span) for claim in more)
    pages = tuple(replace(page, points=named) if page.id == "P3" else page for page in edition.pages)

    with pytest.raises(CannotPublish) as refused:
        larger = replace(edition, claims=(*edition.claims, *more), pages=pages)
        briefs.write(larger, Config(tmp_path, SITE_URL, ""), tmp_path)

    told = refused.value.diagnostics
    assert [(fault.span, fault.code) for fault in told] == [
        (Span("docs/pathways/forcible-repatriation.md", 1), "PRINT001")
    ] * len(PAPERS)
    for fault, paper in zip(told, sorted(PAPERS), strict=True):
        assert fault.hint.startswith("shorten its key points")
        assert re.fullmatch(rf"the brief of P3 on one page \({paper}\) is too long by \d+ mm", fault.message)
    assert not list(tmp_path.glob("pdf/*"))


def test_a_brief_takes_smaller_letters_before_it_gives_up(edition: Edition, site: Path) -> None:
    row = briefs.row("P3", "a4", edition, Config(site, SITE_URL, ""))
    part = row["parts"][0]
    claim = part["claims"][0]
    heights = []
    with pytest.raises(typeset.TooLong):
        for place in range(40):
            part["claims"] = [*part["claims"][:place], claim | {"place": place}]
            page = pdfium.PdfDocument(typeset.document("brief.typ", row, 0))[0].get_textpage()
            _, bottom, _, top = page.get_charbox(page.get_text_range().rindex(claim["text"][:20]), loose=True)
            heights.append(round(top - bottom, 2))

    assert heights == sorted(heights, reverse=True)
    assert heights[-1] < heights[0]


def test_a_card_that_cannot_hold_its_words_is_a_fault_with_a_place(edition: Edition, tmp_path: Path) -> None:
    unit = next(unit for unit in edition.units if unit.id == "P3")
    long = replace(unit, summary="Word after word. " * 200)
    config = Config(tmp_path, SITE_URL, "")

    with pytest.raises(CannotPublish) as refused:
        cards.write(replace(edition, units=(long,), claims=()), config, tmp_path)

    (fault,) = refused.value.diagnostics
    assert (fault.span, fault.code) == (unit.span, "PRINT002")
    assert re.fullmatch(r"the share card of P3 is too long by \d+ mm", fault.message)


def test_what_cannot_be_published_is_told_like_any_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fault = Diagnostic(Span("docs/about.md", 1), "PRINT001", "the brief is too long by 3 mm", "shorten it")

    def refuse(*_: object, **__: object) -> None:
        raise CannotPublish([fault])

    monkeypatch.setattr(generator, "render", lambda *_, **__: None)
    monkeypatch.setattr(publish, "publish", refuse)
    (tmp_path / "edition").symlink_to(BASE, target_is_directory=True)

    assert main([], tmp_path / "edition") == 1

    told = capsys.readouterr().out
    assert "docs/about.md:1:1: PRINT001 the brief is too long by 3 mm (shorten it)\n" in told
    assert "Nothing was published" in told


NOTED = """<article id="page-x"><ol><li>A vote. See <a href="#p4">P4</a>.<div class="notes">
<div class="note" id="x--note-7"><a class="note__number" href="#x--cite-7">9</a>
Reuters, 12 June 2024; TASS, 2024
<a class="note__source" href="#reuters">About Reuters</a> <a class="note__source" href="#tass">About TASS</a></div></div>
</li></ol><p>Text.<sup class="cite" id="x--cite-7"><a href="#x--note-7">9</a></sup></p></article>"""


def set_as_book(edition: Edition, html: str, folder: Path) -> pdfium.PdfDocument:
    article = LexborHTMLParser(html).css_first("article")
    assert article is not None
    chapters = [{"level": 1, "runs_on": False, "body": book.tree(article)}]
    config = Config(folder, SITE_URL, "")
    return pdfium.PdfDocument(book.make(book.data(edition, config, chapters), config)[0])


def test_a_note_of_the_book_stands_apart_from_the_sentence_before_it(edition: Edition, tmp_path: Path) -> None:
    lines = [line.strip() for line in words(set_as_book(edition, NOTED, tmp_path)).splitlines()]

    assert "1. A vote. See P4." in lines
    assert "Note 7: Reuters, 12 June 2024; TASS, 2024" in lines
    assert "About" not in " ".join(lines[lines.index("1. A vote. See P4.") :])


def test_the_book_holds_every_claim_and_names_no_other(site: Path, edition: Edition) -> None:
    known = {claim.id for claim in edition.claims}
    for paper in PAPERS:
        text = words(pdfium.PdfDocument(site / book.file(paper)))
        named = set(re.findall(r"(?<![\w.])(?:ES|[A-Z])\d+\.\d+(?![\w.]*\d)", text))

        assert known <= named


@pytest.mark.parametrize(("tag", "whole"), [("h1", True), ("h2", True), ("p", False)])
def test_no_word_of_a_title_is_divided(edition: Edition, tmp_path: Path, tag: str, whole: bool) -> None:
    title = [word for length in range(1, 12) for word in ("a" * length, "representatives", "nongovernmental")]
    text = words(set_as_book(edition, f"<article><{tag}>{' '.join(title)}</{tag}></article>", tmp_path))
    last = text[text.index("Page 2 of") :].split("\n", 1)[1]

    assert (last.split()[: len(title)] == title) == whole


def test_the_book_has_parts_and_developments_run_on(edition: Edition, catalog: Catalog, site: Path) -> None:
    pages = Whole(edition, catalog.config, site).pages
    parts = book.parts(pages)

    assert [page for _, inside in parts for page in inside] == list(pages)
    assert [(name, inside[0].path) for name, inside in parts] == [
        ("The argument", "index.md"),
        ("", "findings/index.md"),
        ("", "pathways/index.md"),
        ("", "recommendations/index.md"),
        ("", "since/index.md"),
        ("Reference", "sources.md"),
        ("Guides for readers", "for/congress.md"),
    ]
    runs_on = {page.path for page in edition.pages if book.chapter(page, [], 1)["runs_on"]}
    assert runs_on == {page.path for page in edition.pages if page.kind == "development"}


INDEXED = """<article id="page-x"><h1>The Security Council</h1><p>The kwanliso, and A/HRC/25/63.</p></article>"""


def test_an_index_leads_to_the_pages_that_have_a_name(edition: Edition, tmp_path: Path) -> None:
    pages = set_as_book(edition, INDEXED, tmp_path)
    texts = [page.get_textpage().get_text_bounded() for page in pages]

    assert "Index of names and symbols" in texts[-1]
    on = next(number for number, text in enumerate(texts[:-1], 1) if "The kwanliso" in text)
    assert f"A/HRC/25/63, {on}" in texts[-1]
    assert "A/HRC/25/6," not in texts[-1]


def test_a_page_on_which_no_chapter_begins_names_its_chapter(edition: Edition, tmp_path: Path) -> None:
    long = "".join(f"<p>{'Words. ' * 90}</p>" for _ in range(9))
    pages = set_as_book(edition, f"<article><h1>A long chapter</h1>{long}</article>", tmp_path)
    texts = [page.get_textpage().get_text_bounded() for page in pages]
    first = next(number for number, text in enumerate(texts) if "Words." in text)

    assert texts[first].count("A long chapter") == 1
    assert edition.settings.short_title not in texts[first]
    assert "A long chapter" in texts[first + 1]
    assert edition.settings.short_title in texts[first + 1]


@pytest.mark.parametrize(("word", "whole"), [("transnational", True), ("internationalization", False)])
def test_a_table_of_many_columns_divides_words_where_there_is_no_room_for_all(
    edition: Edition, tmp_path: Path, word: str, whole: bool
) -> None:
    names = ("Pathway", "For China", "For Russia", "Recommendations", "Evidence", "Since", "Repatriation", "Findings")
    cells = ["Words of a cell that says much more than others. " * 9, *[word] * (len(names) - 1)]
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in (names, cells))
    pages = set_as_book(edition, f"<article><h1>Table</h1><table>{rows}</table></article>", tmp_path)

    assert list(faults(pages, SIDES["edition"] * MILLIMETER)) == []
    assert (words(pages).count(word) == len(names) - 1) == whole

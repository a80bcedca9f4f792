"""The edition in EPUB: what the second edition's book holds, and what stands for each part of a page."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pypandoc
import pytest
from selectolax.lexbor import LexborHTMLParser

from conftest import SITE_URL
from edition.config import Config
from edition.content.load import load
from edition.content.model import Edition
from edition.publish.downloads import book, epub
from edition.publish.downloads.whole import Whole
from edition.verify.epub import Publication
from second import FOLDER

CONFIG = Config(FOLDER, SITE_URL, "", "An Invented Press")
_SPOKEN = re.compile(r"\W+")


@cache
def second_edition() -> Edition:
    return load(FOLDER)


@pytest.fixture(scope="module")
def published(second_site: Path) -> Publication:
    return Publication(epub.FILE, (second_site / epub.FILE).read_bytes())


def test_every_unit_claim_and_source_has_its_id_in_one_chapter(published: Publication) -> None:
    edition = second_edition()
    ids = [name for document in published.documents.values() for name in document.ids]

    wanted = {
        *(u.anchor for u in edition.units),
        *(c.anchor for c in edition.claims),
        *(s.key for s in edition.sources),
    }
    assert {name: ids.count(name) for name in wanted} == dict.fromkeys(wanted, 1)


def test_the_contents_lead_to_every_chapter_in_its_order(published: Publication) -> None:
    chapters = [item.path for item in published.items if item.id.startswith("chapter-")]
    nav = published.document("EPUB/nav.xhtml").raw.decode()
    contents, landmarks = re.findall(r"<nav.*?</nav>", nav, re.DOTALL)

    assert [f"EPUB/{way}" for way in re.findall(r'href="([^"]+)"', contents)] == chapters
    assert re.findall(r'epub:type="(\w+)" href', landmarks) == [
        "cover",
        "titlepage",
        "toc",
        "bodymatter",
        "bibliography",
        "glossary",
    ]
    assert '<a href="page-pathways.xhtml">' in contents.partition('<ol><li><a href="page-pathways-gates-left-shut')[0]


def test_each_mark_leads_to_a_note_that_leads_back(published: Publication) -> None:
    marks = 0
    for document in published.documents.values():
        html = document.raw.decode()
        notes = dict(
            re.findall(r'<aside class="note"[^>]* id="([^"]+)"><p><a role="doc-backlink" href="#([^"]+)"', html)
        )
        for mark, note in re.findall(r'<sup class="cite" id="([^"]+)"><a href="#([^"]+)" epub:type="noteref"', html):
            assert notes[note] == mark
            marks += 1
        assert html.count('epub:type="footnote"') == len(notes)
    assert marks > 20


def test_words_of_other_languages_say_so_in_both_ways(published: Publication, second_site: Path) -> None:
    html = "".join(document.raw.decode() for document in published.documents.values())
    pages = (file.read_text(encoding="utf-8") for file in second_site.glob("glossary/index.html"))
    foreign = {said for page in pages for said in re.findall(r'<span lang="([^"]+)">', page)}

    assert foreign
    assert foreign <= set(re.findall(r'<span lang="([^"]+)" xml:lang="\1">', html))
    assert not re.search(r'<span lang="[^"]+">', html)


def test_another_program_reads_the_words_of_every_claim(second_site: Path) -> None:
    read = _SPOKEN.sub("", pypandoc.convert_file(str(second_site / epub.FILE), "plain", extra_args=["--wrap=none"]))
    told = 0
    for page in second_edition().pages:
        html = (second_site / page.url / "index.html").read_text(encoding="utf-8")
        for words in LexborHTMLParser(html).css(".claim[id] .claim__text p"):
            for part in re.split(r"<sup.*?</sup>", words.html or ""):
                assert _SPOKEN.sub("", LexborHTMLParser(part).text()) in read
            told += 1
    assert told >= len(second_edition().claims)


def test_the_package_says_whose_it_is_and_of_which_day(published: Publication) -> None:
    package = published.package
    assert package is not None
    said = {e.attributes.get("property", e.name): "".join(e.text).strip() for e in package.elements}

    assert said["title"] == second_edition().settings.title
    assert said["creator"] == said["publisher"] == "An Invented Press"
    assert said["source"] == SITE_URL
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", said["identifier"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", said["dcterms:modified"])
    assert "conformsTo" not in package.raw.decode()


@pytest.mark.parametrize("language", ["", "ko"])
def test_a_note_says_all_that_it_says_on_its_page(site: Path, edition: Edition, language: str) -> None:
    documents = Publication("a.epub", (site / language / epub.FILE).read_bytes()).documents
    notes = Counter(
        _SPOKEN.sub("", LexborHTMLParser(note).text())
        for document in documents.values()
        for note in re.findall(r'epub:type="footnote".*?</a>(.*?)</aside>', document.raw.decode(), re.DOTALL)
    )
    shown: Counter[str] = Counter()
    for page in Whole(edition, CONFIG, site / language).pages:
        html = LexborHTMLParser((site / language / page.url / "index.html").read_text(encoding="utf-8"))
        for node in html.css(".note summary .spoken"):
            node.decompose()
        shown.update(_SPOKEN.sub("", node.text()) for node in html.css("article .note summary"))

    assert notes == shown
    assert shown.total() > 1000


NOTE = '<div class="note" id="note-1"><a class="note__number" href="#cite-1">1</a>{}<a class="note__source" href="#a">x</a>{}</div>'


@pytest.mark.parametrize(
    ("words", "more", "kids"),
    [
        (" One,\n p. 1 ", "", [["a", {"href": "#a"}, ["One, p. 1"]]]),
        ('<span lang="en">One</span>, 1쪽 ', "", [["a", {"href": "#a"}, [["span", {"lang": "en"}, ["One"]], ", 1쪽"]]]),
        (
            '<span lang="en">One</span>; <em>Two</em> 2 ',
            ' <a class="note__source" href="#b">y</a>',
            [
                ["a", {"href": "#a"}, [["span", {"lang": "en"}, ["One"]]]],
                "; ",
                ["a", {"href": "#b"}, [["em", {}, ["Two"]], " 2"]],
            ],
        ),
        ("One; and more", "", [["a", {"href": "#a"}, ["One; and more"]]]),
    ],
)
def test_a_note_keeps_every_word_and_its_language(words: str, more: str, kids: list[object]) -> None:
    node = LexborHTMLParser(NOTE.format(words, more)).css_first(".note")
    assert node is not None

    assert book.tree(node) == ["note", {"id": "note-1", "back": "#cite-1", "number": "1"}, kids]


def packed(edition: Edition, site: Path, config: Config = CONFIG) -> bytes:
    file = io.BytesIO()
    epub.pack(edition, config, site, file)
    return file.getvalue()


def test_the_same_pages_give_the_same_bytes(second_site: Path) -> None:
    assert packed(second_edition(), second_site) == packed(second_edition(), second_site)


def test_a_translation_has_a_language_and_an_identifier_of_its_own(second_site: Path) -> None:
    edition = second_edition()
    korean = replace(edition, settings=replace(edition.settings, language="ko"))
    first, other = (Publication("a.epub", packed(which, second_site)) for which in (edition, korean))

    assert first.package is not None
    assert other.package is not None
    names = [{e.name: "".join(e.text).strip() for e in p.elements} for p in (first.package, other.package)]
    assert names[1]["language"] == "ko"
    assert names[0]["identifier"] != names[1]["identifier"]
    assert 'lang="ko" xml:lang="ko"' in other.document("EPUB/title.xhtml").raw.decode()
    contents = korean.settings.locale.gettext("Contents")
    assert f"<h1>{contents}</h1>" in other.document("EPUB/nav.xhtml").raw.decode()
    assert contents != "Contents"


@pytest.fixture(scope="module")
def files(second_site: Path) -> epub.Files:
    return epub.Files(Whole(second_edition(), CONFIG, second_site))


@pytest.mark.parametrize(
    ("href", "way"),
    [
        ("https://elsewhere.example/", "https://elsewhere.example/"),
        ("#p1", "page-pathways-gates-left-shut.xhtml#p1"),
        ("#page-sources", "#page-sources"),
        ("#p9-9", f"{SITE_URL}p9-9/"),
    ],
)
def test_a_link_leads_to_its_chapter_or_to_the_site(files: epub.Files, href: str, way: str) -> None:
    assert files.way(href, "page-sources.xhtml") == way


def shown(files: epub.Files, html: str) -> tuple[str, dict[str, str]]:
    """What stands for a piece of a page, and its charts."""
    article = LexborHTMLParser(f"<article>{html}</article>").css_first("article")
    assert article is not None
    chapter = epub.Chapter(files, "page-sources.xhtml")
    xml = epub._xml(chapter.as_xhtml(book.tree(article, chapter.draw)))
    return xml.removeprefix('<article epub:type="chapter">').removesuffix("</article>"), chapter.charts


SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


@pytest.mark.parametrize(
    ("html", "xml"),
    [
        ("<details><summary>More</summary><p>a</p></details>", "<div><div>More</div><p>a</p></div>"),
        ("<p>a<br>b &lt; c&nbsp;&amp; d</p>", "<p>a<br/>b &lt; c\u00a0&amp; d</p>"),
        (
            '<table><tr><th scope="row">a</th><td data-column="B" data-x="c">b</td></tr></table>',
            '<table><tbody><tr><th scope="row">a</th><td data-column="B">b</td></tr></tbody></table>',
        ),
        (
            '<svg class="map__picture map__picture--wide"></svg><svg class="map__picture map__picture--narrow" viewBox="0 0 1 1" data-a="b">'
            '<a href="#page-sources"><text>a</text></a><g class="map__lit"><use href="#x"></use></g></svg>',
            f'<svg class="map__picture map__picture--narrow" viewBox="0 0 1 1" {SVG}><a xlink:href="#page-sources"><text>a</text></a></svg>',
        ),
        ('<svg class="picture" aria-label="a"></svg>', f'<svg class="picture" aria-label="a" {SVG}></svg>'),
    ],
)
def test_what_stands_for_a_piece_of_a_page(files: epub.Files, html: str, xml: str) -> None:
    assert shown(files, html) == (xml, {})


def test_a_chart_is_a_file_with_the_colors_of_paper_and_its_description(files: epub.Files) -> None:
    drawn = '<svg class="chart chart--{0}" role="img" aria-label="One, &quot;two&quot;"><text fill="currentColor">{0}&nbsp;&lt;</text></svg>'
    xml, charts = shown(files, drawn.format("wide") + drawn.format("narrow"))

    assert xml == '<img class="chart" src="page-sources-1.svg" alt="One, &quot;two&quot;"/>'
    (svg,) = charts.values()
    assert 'xmlns="http://www.w3.org/2000/svg"' in svg
    assert '<text fill="#1b1d1f">narrow\u00a0&lt;</text>' in svg


def test_its_type_comes_first_and_no_file_has_a_date(second_site: Path) -> None:
    with zipfile.ZipFile(second_site / epub.FILE) as archive:
        first, *others = archive.infolist()

    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert {one.date_time for one in (first, *others)} == {(1980, 1, 1, 0, 0, 0)}


def test_a_term_leads_to_its_entry_in_the_glossary(published: Publication, second_site: Path) -> None:
    html = "".join(document.raw.decode() for document in published.documents.values())
    page = (second_site / "pathways/gates-left-shut/index.html").read_text(encoding="utf-8")
    (name, *_) = re.findall(r'class="term" href="#term-([^"]+)"', page) or re.findall(r'href="#term-([^"]+)"', page)

    assert f'href="page-glossary.xhtml#glossary--{name}"' in html
    assert "#term-" not in html

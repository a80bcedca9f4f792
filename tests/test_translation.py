"""A translation: what of the sources it renders, how it is told that it fits them, and the edition that is made of it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from conftest import SITE_URL
from edition.check import translation_parity
from edition.cli import main
from edition.content import segments, translations
from edition.content.load import load
from edition.content.model import Edition, TranslatedInto
from edition.content.segments import Segment
from edition.language import quantities
from edition.render import languages
from second import FOLDER as SECOND
from second import make

PAGE = """---
title: The rivers
kind: page
summary: What runs.
leads_to:
  F1: "A bed is dry."
---

First
paragraph [@key].

## A heading { #head }

/// claim | P1.2
    basis: record
    facts: UN-1

The Board shut a gate.
///

//// since | Since publication

/// account

One sentence. [P1.2]
Another. [P1.3]
///

////
"""


def test_a_page_is_taken_apart_into_what_readers_see() -> None:
    found = [(s.name, s.text, s.kind) for s in segments.segments("docs/p.md", PAGE)]
    assert found == [
        ("title", "The rivers", ""),
        ("summary", "What runs.", ""),
        ("leads_to F1", "A bed is dry.", ""),
        ("top 1", "First\nparagraph [@key].", ""),
        ("#head", "A heading", ""),
        ("P1.2", "The Board shut a gate.", segments.CLAIM),
        ("head since", "Since publication", ""),
        ("account 1", "One sentence. [P1.2]\nAnother. [P1.3]", segments.ACCOUNT),
    ]


def test_other_words_stand_where_the_segment_stood() -> None:
    body = segments.rewritten("docs/p.md", PAGE, lambda s: "Eine Überschrift" if s.name == "#head" else s.text)
    assert "\n## Eine Überschrift { #head }\n" in body
    assert body.partition("\n---\n")[2].replace("Eine Überschrift", "A heading") == PAGE.partition("\n---\n")[2]


@pytest.mark.parametrize("root", [Path(__file__).resolve().parent.parent, SECOND])
def test_what_no_translation_changes_stays_as_it_is(root: Path) -> None:
    for file in sorted((root / "docs").rglob("*.md")):
        path, text = file.relative_to(root).as_posix(), file.read_text(encoding="utf-8")
        body = segments.rewritten(path, text, lambda segment: segment.text)
        assert body.partition("\n---\n")[2] == text.partition("\n---\n")[2], path


def test_line_breaks_make_no_other_digest() -> None:
    assert segments.digest("One\n  two") == segments.digest("One two") != segments.digest("One, two")


def test_a_translation_is_completed_in_the_order_of_its_source() -> None:
    lines = [s for s in segments.segments("docs/p.md", PAGE) if s.name in ("title", "head since")]
    old = translations.written([("summary", "0" * 8, "Alt"), (lines[0].name, lines[0].digest, "Die Flüsse")])
    text, added = translations.completed("docs/p.md", PAGE, translations.read(old, "docs/ko/p.md"), frozenset())
    names = [rendering.name for rendering in translations.read(text, "docs/ko/p.md")]
    assert (names[:3], added) == (["title", "summary", "leads_to F1"], 5)
    assert "Die Flüsse" in text and "Alt" in text and "The Board shut" not in text, "a claim may be left as it is"


def test_what_is_put_before_a_translated_paragraph_is_told(second: Path) -> None:
    edition = translate(second)
    (translation,), page = edition.translations, "docs/index.md"
    text = edition.texts[page]
    first = next(s for s in segments.segments(page, text) if s.name == "top 1")
    lines = text.split("\n")
    before = "\n".join([*lines[: first.line - 1], "A paragraph more.", "", *lines[first.line - 1 :]])

    assert translations.state(page, text, translation, ()) == []
    (told,) = translations.state(page, before, translation, ())
    assert "not translated yet: 'top 1'" in told


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("80,000 to 120,000 people", "en", {80000, 120000}),
        ("4.4 million barrels on 9 October 2023", "en", {4400000, 9, 10, 2023}),
        ("in May 2024, or in May", "en", {5, 2024}),
        ("8만~12만 명", "ko", {80000, 120000}),
        ("1억 500만 달러", "ko", {105000000}),
        ("2023년 10월 9일 3만 5,000명", "ko", {2023, 10, 9, 35000}),
        ("제321조와 2천 명", "ko", {321, 2000}),
    ],
)
def test_numbers_are_compared_by_their_values(text: str, language: str, values: set[float]) -> None:
    assert quantities.given(text, language) == values


@pytest.mark.parametrize(
    ("translated", "language", "left"),
    [
        ("강이 말랐다.", "ko", ""),
        ("강이 말랐다, and nobody saw that it did.", "ko", "and nobody saw that it did"),
        ("The river ran dry.", "ko", "The river ran dry."),
        ("강(The River Board)이 “no gate was shut”라고 했다.", "ko", ""),
        ("Der Fluss fiel trocken und niemand sah es.", "de", ""),
        ("The river ran dry.", "de", "The river ran dry."),
    ],
)
def test_words_of_the_source_that_are_left_are_found(translated: str, language: str, left: str) -> None:
    assert translation_parity.is_left("The river ran dry.", translated, language) == left


COUNCIL = translation_parity.Named(("Security Council",), ("유엔 안전보장이사회", "안보리"))
RESOLUTION = translation_parity.Named(("Security Council resolution 2375",), ("결의 2375호",))
CAT = translation_parity.Named(("Committee against Torture", "CAT"), ("고문방지위원회",))
ESCAPEE = translation_parity.Named(("escapee",), ("탈북민",))


@pytest.mark.parametrize(
    ("source", "translated", "lacking"),
    [
        ("The Security Council met.", "안보리가 모였다.", []),
        ("The Security Council met.", "유엔 안전 보장 이사회가 모였다.", []),
        ("The Security Council met.", "총회가 모였다.", ["Security Council"]),
        ("The Security Council’s draft", "안전보장(UN)이사회의 안", ["Security Council"]),
        ("The Committee against Torture met.", "고문방지(CAT)위원회가 모였다.", []),
        ("By Security Council resolution 2375", "결의 2375호에 따라", []),
        ("CAT said so in CAT/C/63, on escapees.", "CAT는 탈북민에 관해 CAT/C/63에서 그렇게 밝혔다.", []),
        ("Escapees tell.", "난민이 말한다.", ["Escapee"]),
        ("He wrote *The Security Council* and “Security Council”.", "그가 썼다.", []),
        (
            "The [Security Council](../glossary.md#c) and the Security Council",
            "[총회](../glossary.md#c)와 안보리",
            ["Security Council"],
        ),
        ("The [Council](../glossary.md#c)", "[이사회](../glossary.md#c)", []),
    ],
)
def test_names_of_the_glossary_are_compared(source: str, translated: str, lacking: list[str]) -> None:
    terms = (COUNCIL, RESOLUTION, CAT, ESCAPEE)
    assert [
        name for name, _ in translation_parity.names(source, translated, translation_parity.Terms(terms))
    ] == lacking


# The edition that is made of it.

_MARKS = re.compile(
    r"(\[[^\]]*@[^\]]*\]|\]\([^)]*\)|\[[A-Z]+\d+\.\d+(?:, [A-Z]+\d+\.\d+)*\]|[A-Z]+\d+(?:\.\d+)?|`[^`]*`)"
)
_MONTHS = {name: f"{number}월" for number, name in enumerate(calendar.month_name) if name}


def korean(segment: Segment) -> str:
    """Words in the letters of the language in the place of those of a segment; its marks and numbers stay."""

    def put(word: re.Match[str]) -> str:
        return _MONTHS.get(word[0], "말")

    parts = _MARKS.split(segment.text)
    return "".join(part if number % 2 else re.sub(r"[A-Za-z]+", put, part) for number, part in enumerate(parts))


def translate(root: Path, wanted: Callable[[str], bool] = lambda path: True) -> Edition:
    """Names Korean among the translations of an edition, and writes those files of one that are wanted."""
    file = root / "docs/data/edition.yaml"
    file.write_text(f"{file.read_text(encoding='utf-8')}\ntranslations:\n- {{language: ko}}\n", encoding="utf-8")
    edition = load(root)
    claims = translations.wanted_claims(edition)
    forms = root / translations.names_of("ko")
    forms.parent.mkdir(parents=True)
    forms.write_text("".join(f"- {{id: {term.id}, forms: [말]}}\n" for term in edition.glossary), encoding="utf-8")
    for path in filter(wanted, translations.sources(edition)):
        found = {s.digest: s for s in segments.segments(path, edition.texts[path]) if translations.is_wanted(s, claims)}
        target = root / translations.path_of(path, "ko")
        target.parent.mkdir(parents=True, exist_ok=True)
        rows = [(s.name, s.digest, korean(s)) for s in found.values()]
        target.write_text(translations.written(rows), encoding="utf-8", newline="\n")
    return load(root)


@pytest.fixture(scope="module")
def translated(tmp_path_factory: pytest.TempPathFactory, build: Callable[[Path, str], int]) -> Path:
    """The second edition in two languages; of its findings and its glossary nothing is translated."""
    root = make(tmp_path_factory.mktemp("translated"))
    translate(root, lambda path: "findings/" not in path and "glossary" not in path)
    assert build(root, SITE_URL) == 0
    return root


def tree(file: Path) -> LexborHTMLParser:
    return LexborHTMLParser(file.read_text(encoding="utf-8"))


def test_every_address_is_there_in_both_languages(translated: Path) -> None:
    site = translated / "site"
    own = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    inside = {path.removeprefix("ko/") for path in own if path.startswith("ko/")}
    original = {path for path in own if not path.startswith(("ko/", "editors/")) and path != "sitemap.xml"}
    digests = re.compile(r"\.[0-9a-f]{8,}\.")
    assert {digests.sub(".", p) for p in original} == {digests.sub(".", p) for p in inside if p != "sitemap.xml"}


def test_pages_of_both_languages_lead_to_each_other(translated: Path) -> None:
    site = translated / "site"
    for page in ("", "summary/", "pathways/gates-left-shut/", "p1-2/", "lorn-courier-2024/"):
        for folder, other in (("", "ko"), ("ko/", "en")):
            parsed = tree(site / folder / page / "index.html")
            links = {n.attributes["hreflang"]: n.attributes["href"] for n in parsed.css("link[hreflang]")}
            home = {"en": SITE_URL, "ko": f"{SITE_URL}ko/", "x-default": SITE_URL}
            assert links == {tag: f"{at}{page}" for tag, at in home.items()}
            (switch,) = parsed.css(".masthead a[hreflang]")
            assert switch.attributes["href"] == f"{home[other]}{page}"
            assert switch.attributes["lang"] == other


def test_the_same_anchors_are_there_in_both_languages(translated: Path) -> None:
    site = translated / "site"
    for page in site.glob("pathways/*/index.html"):
        ids = [
            {n.attributes["id"] for n in tree(file).css("main [id]")}
            for file in (page, site / "ko" / page.relative_to(site))
        ]
        assert ids[0] == ids[1], page


def test_a_translation_says_what_it_is_and_is_not_indexed(translated: Path) -> None:
    site = translated / "site"
    for page in ("index.html", "p1-2/index.html"):
        parsed = tree(site / "ko" / page)
        assert parsed.css_first("html").attributes["lang"] == "ko"
        assert parsed.css_first(".masthead__translation").text().strip()
        assert parsed.css_first('meta[name="robots"]').attributes["content"] == "noindex"
        assert not tree(site / page).css('meta[name="robots"], .masthead__translation')


def test_a_translation_is_verified_with_the_edition(translated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = translated / "site/ko/p1-2/index.html"
    right = page.read_text(encoding="utf-8")
    try:
        assert main(["verify", str(translated / "site")], translated) == 0
        page.write_text(right.replace("</body>", '<p><a href="../nowhere/">말</a></p></body>'), encoding="utf-8")
        assert main(["verify", str(translated / "site")], translated) == 1
    finally:
        page.write_text(right, encoding="utf-8")
    assert re.search(r"^ko/p1-2/index\.html:\d+:\d+: SITE00\d ", capsys.readouterr().out, re.MULTILINE)


def test_what_is_not_translated_is_marked_and_said(translated: Path) -> None:
    site = translated / "site" / "ko"
    claim = tree(site / "pathways/gates-left-shut/index.html").css_first("#p1-2")
    assert claim.css_first(".claim__text").attributes["lang"] == "en" or claim.css_first(".claim__text [lang=en]")
    assert "영어" in claim.css_first(".claim__label").text()
    assert "영어" in tree(site / "p1-2/index.html").css_first(".head__kind").text()
    whole = tree(site / "findings/dry-beds/index.html")
    assert "아직 번역되지 않아" in whole.css_first("main").text()
    assert "아직 번역되지 않아" not in tree(site / "index.html").css_first("main").text()


def unmarked(file: Path) -> list[str]:
    """The words of a page that are plainly English, and that no element marks as such."""
    main = tree(file).css_first("main")
    main.strip_tags(["script", "style", "code", "svg"])
    for node in main.css("[lang=en]"):
        node.decompose()
    return re.findall(r"[A-Za-z][a-z]+(?:[ ,]+[A-Za-z]?[a-z]+){2,}", main.text(separator="\n"))


def test_every_word_that_stays_in_the_original_is_marked(translated: Path) -> None:
    ko = translated / "site" / "ko"
    pages = [file for file in ko.rglob("*.html") if "offline" not in file.as_posix()]
    assert len(pages) > 50
    assert {file.relative_to(ko).as_posix(): found for file in pages if (found := unmarked(file))} == {}


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<p>강이 말랐다.</p>", "<p>강이 말랐다.</p>"),
        (
            "<h2>1문단: “The river &amp; its bed”</h2>",
            '<h2>1문단: “<span lang="en">The river &amp; its bed</span>”</h2>',
        ),
        ("<p>차(Victor Cha)와 CSIS</p>", '<p>차(<span lang="en">Victor Cha</span>)와 CSIS</p>'),
        ('<p lang="en">The river</p> 강', '<p lang="en">The river</p> 강'),
        (
            "<p>강 <code>the river bed</code><br>the bed</p>",
            '<p>강 <code>the river bed</code><br><span lang="en">the bed</span></p>',
        ),
        (
            "<p>https://a.example/the-river-bed, A/HRC/25/63 및 Daily NK</p>",
            "<p>https://a.example/the-river-bed, A/HRC/25/63 및 Daily NK</p>",
        ),
    ],
)
def test_words_of_the_original_are_marked_where_they_stand(html: str, marked: str, edition: Edition) -> None:
    settings = replace(edition.settings, language="ko", original=TranslatedInto("en"))
    assert languages.marked(html, settings) == marked


def test_a_reviewed_translation_may_be_indexed(tmp_path: Path, second: Path) -> None:
    from edition.composition import compose
    from edition.config import from_environment
    from edition.render import alternates

    translate(second, lambda path: path == "docs/index.md")
    file = second / "docs/data/edition.yaml"
    text = file.read_text(encoding="utf-8").replace("{language: ko}", "{language: ko, reviewed: 2027-01-31}")
    file.write_text(text, encoding="utf-8")
    edition = load(second)
    made, config = compose(edition, edition.settings.translations[0], from_environment({}, second))
    assert alternates.is_indexed(made.settings)
    assert "2027년 1월 31일" in alternates.note(config, made.settings)


def test_a_changed_source_is_named_and_shown_as_it_is(
    second: Path, capsys: pytest.CaptureFixture[str], build: Callable[[Path, str], int]
) -> None:
    translate(second, lambda path: path == "docs/index.md")
    file = second / "docs/index.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Nothing here is so", "Nothing of this is so"), encoding="utf-8")
    assert main(["check"], second) == 0
    told = capsys.readouterr().err
    (digest,) = {s.digest for s in segments.segments("docs/index.md", file.read_text("utf-8")) if s.name == "top 1"}
    assert re.search(r"^docs/ko/index\.md:\d+:1: 'top 1' translates an earlier wording of docs/index\.md; ", told, re.M)
    assert f"then write {digest}" in told
    assert build(second, SITE_URL) == 0
    page = tree(second / "site/ko/index.html").css_first("main")
    assert "Nothing of this is so" in page.text() and "번역한 뒤에 원문이 바뀌었거나" in page.text()
    renewed = second / "docs/ko/index.md"
    old = re.search(r"<!-- top 1 ([0-9a-f]{8}) -->", renewed.read_text("utf-8"))
    assert old
    renewed.write_text(renewed.read_text("utf-8").replace(old[1], digest), encoding="utf-8")
    capsys.readouterr()
    assert main(["check"], second) == 0
    assert not capsys.readouterr().err


def test_the_command_writes_what_is_to_be_translated(second: Path, capsys: pytest.CaptureFixture[str]) -> None:
    translate(second, lambda path: False)
    assert main(["translation", "ko", "docs/index.md"], second) == 0
    assert "docs/ko/index.md: " in capsys.readouterr().out
    assert main(["check"], second) == 1, "words of the source are no translation"
    assert "TRANS006" in capsys.readouterr().out
    assert main(["translation", "de"], second) == 2
    assert main(["translation", "ko", "docs/nowhere.md"], second) == 2

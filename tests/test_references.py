"""References as a reader sees them: by source type from a table of cases, and over the real edition."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest

from edition.content import citation as grammar
from edition.content import records
from edition.content import yaml_nodes as y
from edition.content.model import Citation, Cite, Edition, Source
from edition.content.places import Span
from edition.render import references as processor
from edition.render.references import PandocFailed, References, format_all, references
from edition.render.site import Site
from edition.render.style import AMENDMENTS, amended, style
from english import ENGLISH

CASES_FILE = Path(__file__).parent / "cases" / "references.yml"
CASES = cast(list[dict[str, Any]], records.plain(y.parse(CASES_FILE.read_text(encoding="utf-8"), "references.yml")))

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


def source_of(record: dict[str, Any]) -> Source:
    return Source(record["id"], record, Span("references.yml", 1), {})


def citation_of(text: str) -> Citation:
    parsed = grammar.parse(text, lambda offset, length: Span("references.yml", 1, offset + 1, length))
    assert not parsed.faults
    return parsed.citation


def plain(formatted: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", formatted))


def bare(formatted: str) -> str:
    """The words of a reference, with `…` for what addresses and titles say."""
    words = re.sub(r"<a .*?</a>|<em>.*?</em>", "…", formatted)
    return re.sub(r"“[^”]*”|\[[^\]]*\]", "…", plain(words))


@pytest.fixture(scope="module")
def formatted() -> References:
    """All cases in one run, as the edition's references are made."""
    sources = {case["record"]["id"]: source_of(case["record"]) for case in CASES}
    return format_all(sources, [citation_of(case["citation"]) for case in CASES], ENGLISH)


@pytest.fixture(scope="module")
def real(edition: Edition) -> References:
    return references(edition)


@pytest.fixture(scope="module")
def cited(edition: Edition) -> list[tuple[str, tuple[Cite, ...]]]:
    """The citations of the edition whose sources are all known."""
    known = {source.key for source in edition.sources}
    return [(c.source, c.cites) for c in edition.citations() if all(cite.key in known for cite in c.cites)]


def by_title(case: dict[str, Any]) -> str:
    return str(case["title"])


@pytest.mark.parametrize("case", CASES, ids=by_title)
def test_note(case: dict[str, Any], formatted: References) -> None:
    assert plain(formatted.notes[case["citation"]]) == case["note"]


@pytest.mark.parametrize("case", [case for case in CASES if "html" in case], ids=by_title)
def test_note_with_its_tags(case: dict[str, Any], formatted: References) -> None:
    assert formatted.notes[case["citation"]] == case["html"]


@pytest.mark.parametrize("case", CASES, ids=by_title)
def test_entry(case: dict[str, Any], formatted: References) -> None:
    assert plain(formatted.entries[case["record"]["id"]]) == case["entry"]


def test_the_cases_hold_every_type_of_the_edition(edition: Edition) -> None:
    assert {s.text("type") for s in edition.sources} <= {case["record"]["type"] for case in CASES}


def test_a_report_is_in_italics_and_a_resolution_without_a_title_is_not(formatted: References) -> None:
    assert "<em>Concluding Observations</em>" in formatted.entries["un-report-parts"]
    assert "<em>" not in formatted.entries["resolution"]


def test_a_korean_title_is_marked_with_its_language(formatted: References) -> None:
    assert '“<span lang="ko">CSIS·부시연구소' in formatted.entries["korean"]


def test_an_address_is_a_link_without_the_full_stop(formatted: References) -> None:
    assert formatted.notes["@paper"].endswith('<a href="https://apnews.com/paper">https://apnews.com/paper</a>.')


def test_a_record_with_faults_is_formatted_as_far_as_it_goes() -> None:
    faulty: dict[str, Any] = {"id": "x", "author": ["A", {"literal": "B"}], "issued": "spring", "number": ["1"]}
    other: dict[str, Any] = {"id": "y", "title": "Other", "author": "A", "custom": "none", "type": "legislation"}

    made = format_all({"x": source_of(faulty), "y": source_of(other)}, [citation_of("@x; @y, sec. 1")], ENGLISH)

    assert plain(made.notes["@x; @y, sec. 1"]) == "B, spring; § 1."
    assert plain(made.entries["x"]) == ""


# The real edition.


def test_every_source_has_an_entry(edition: Edition, real: References) -> None:
    assert [s.key for s in edition.sources if not real.entries.get(s.key)] == []


def test_every_citation_has_a_note(cited: list[tuple[str, tuple[Cite, ...]]], real: References) -> None:
    assert cited
    assert [text for text, _ in cited if not real.notes.get(text)] == []


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(r"\bNos\.|No\. (?:No|Pub|Exec)\.", id="a number with two labels or a false plural"),
        pytest.param(r"\b([A-Za-z]{3,})[\s,.]+\1\b", id="a word twice over"),
        pytest.param(r"testimony of|Hearing on", id="a meeting record taken for a hearing"),
        pytest.param(r"Pub\. L\.[^;]*(?:/RES/|A/HRC)", id="a resolution taken for a statute"),
        pytest.param(rf"(?:{_MONTHS}) \d{{1,2}}, \d{{4}}", id="a date in American order"),
        pytest.param(r"[\"']|\s[,;]|,,|(?<!\.)\.\.(?!\.)|\(\)|  ", id="a straight quotation mark or stray punctuation"),
        pytest.param(r"[\ue000-\uf8ff]|\bopp?\. |[{}]|\?\?\?", id="a mark of the machinery"),
        pytest.param(r"Statutes at Large|Federal Register|United States Code|UNTS", id="a series unabridged"),
    ],
)
def test_no_reference_shows(fault: str, real: References) -> None:
    shown = {**real.notes, **real.entries}
    assert {key: text for key, text in shown.items() if re.search(fault, bare(text))} == {}


def test_every_reference_ends_with_one_full_stop(real: References) -> None:
    shown = {**real.notes, **real.entries}
    assert [key for key, text in shown.items() if not re.search(r"[^.]\.$", plain(text))] == []


def test_a_reference_holds_nothing_but_links_italics_and_languages(real: References) -> None:
    tags = {tag for text in (*real.notes.values(), *real.entries.values()) for tag in re.findall(r"<(\w+)", text)}
    assert tags <= {"a", "em", "span"}


def test_an_address_stands_once_for_each_source_cited(
    edition: Edition, cited: list[tuple[str, tuple[Cite, ...]]], real: References
) -> None:
    address = {source.key: source.text("URL") for source in edition.sources}
    for text, cites in cited:
        expected = [address[key] for key in dict.fromkeys(cite.key for cite in cites)]
        assert [html.unescape(href) for href in re.findall(r'href="([^"]*)"', real.notes[text])] == expected
    for key, entry in real.entries.items():
        assert [html.unescape(href) for href in re.findall(r'href="([^"]*)"', entry)] == [address[key]]


def test_every_locator_stands_before_its_address(cited: list[tuple[str, tuple[Cite, ...]]], real: References) -> None:
    for text, cites in cited:
        first, _, rest = plain(real.notes[text]).partition("http")
        for index, cite in enumerate(cites):
            for label, value in cite.locators:  # the style shortens the last number of a range of pages
                shown = value.partition("–")[0] if label == "page" else value
                assert shown in (first if index == 0 else rest), text


# The style.


def test_an_amended_macro_can_fall_back_on_the_packaged_one() -> None:
    packaged = '<style xmlns="http://purl.org/net/xbiblio/csl">{}<citation/></style>'
    base = packaged.format(
        '<locale xml:lang="en"><terms/></locale><macro name="title"><text variable="title"/></macro>'
    )
    change = packaged.format(
        '<locale xml:lang="en"><date form="text"/></locale><macro name="title"><text macro="packaged-title"/></macro>'
    )

    result = amended(base, change)

    assert '<macro name="packaged-title"><text variable="title" /></macro>' in result
    assert '<macro name="title"><text macro="packaged-title" /></macro><citation />' in result
    assert '<locale xml:lang="en"><date form="text" /><terms /></locale>' in result


def test_an_amendment_of_a_macro_that_is_gone_is_refused() -> None:
    gone = AMENDMENTS.read_text(encoding="utf-8").replace("packaged-legal-title", "packaged-legal-tilte")

    with pytest.raises(ValueError, match="packaged-legal-tilte"):
        amended(style(), gone)


# The cache.


class Runs:
    """Counts the runs of the processor."""

    def __init__(self, run: Callable[[str, str, str], str]) -> None:
        self.run, self.count = run, 0

    def __call__(self, document: str, items: str, csl: str) -> str:
        self.count += 1
        return self.run(document, items, csl)


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> Runs:
    counted = Runs(processor._pandoc)
    monkeypatch.setattr(processor, "_pandoc", counted)
    return counted


def one(**changes: str) -> tuple[dict[str, Source], list[Citation]]:
    """The table's first record, changed, and its citation."""
    record = {**CASES[0]["record"], **changes}
    return {record["id"]: source_of(record)}, [citation_of(CASES[0]["citation"])]


def test_a_second_build_does_not_run_the_processor(tmp_path: Path, runs: Runs) -> None:
    cache = tmp_path / ".cache"

    first, second = format_all(*one(), ENGLISH, cache), format_all(*one(), ENGLISH, cache)

    assert runs.count == 1
    assert first == second
    assert len(list(cache.glob("references/*"))) == 1


@pytest.mark.parametrize("text", ["", "{", "[]", '{"notes": {}}', '{"notes": {"a": 1}, "entries": {}}', '"\\ud800"'])
def test_a_broken_cache_file_is_ignored_and_mended(text: str, tmp_path: Path, runs: Runs) -> None:
    expected = format_all(*one(), ENGLISH, tmp_path)
    (kept,) = tmp_path.glob("references/*")
    kept.write_text(text, encoding="utf-8")

    assert format_all(*one(), ENGLISH, tmp_path) == expected
    assert format_all(*one(), ENGLISH, tmp_path) == expected
    assert runs.count == 2


def test_a_change_of_record_citation_or_style_is_seen(
    tmp_path: Path, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    format_all(*one(), ENGLISH, tmp_path)
    format_all(*one(title="Another Act"), ENGLISH, tmp_path)
    format_all(one()[0], [citation_of("@act, sec. 1")], ENGLISH, tmp_path)
    monkeypatch.setattr(processor, "style", lambda: style() + "<!-- another -->")
    format_all(*one(), ENGLISH, tmp_path)

    assert runs.count == 4


def test_another_pandoc_on_the_path_and_what_is_at_home_for_pandoc_are_not_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, formatted: References
) -> None:
    other = tmp_path / "bin/pandoc"
    other.parent.mkdir()
    other.write_text("#!/bin/sh\necho 'pandoc 99.0'\n", encoding="utf-8")
    other.chmod(0o755)
    monkeypatch.setenv("PATH", f"{other.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LC_ALL", "C")
    (tmp_path / "pandoc").mkdir()
    (tmp_path / "pandoc/abbreviations").write_text("sec.\n", encoding="utf-8")

    assert format_all(*one(), ENGLISH).entries["act"] == formatted.entries[CASES[0]["record"]["id"]]


def test_only_the_latest_results_are_kept(tmp_path: Path, runs: Runs) -> None:
    (tmp_path / "references").mkdir()
    for number in range(7):
        (tmp_path / "references" / f"{number}").write_text("{}", encoding="utf-8")

    format_all(*one(), ENGLISH, tmp_path)

    assert len(list(tmp_path.glob("references/*"))) == 4
    assert format_all(*one(), ENGLISH, tmp_path)
    assert runs.count == 1


def test_a_folder_that_cannot_be_written_is_no_hindrance(tmp_path: Path) -> None:
    taken = tmp_path / "file"
    taken.write_text("", encoding="utf-8")

    assert format_all(*one(), ENGLISH, taken).entries["act"]


def test_a_site_keeps_its_references_in_its_cache(edition: Edition, tmp_path: Path, real: References) -> None:
    assert Site(edition, tmp_path).references == real
    assert list(tmp_path.glob("references/*"))


def test_a_processor_that_fails_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processor, "style", lambda: "no style")

    with pytest.raises(PandocFailed, match=r"."):
        format_all(*one(), ENGLISH)

"""What the real docs/ must always hold, beyond what the rules can ask of any edition."""

from __future__ import annotations

import re

import pytest

from edition.content import markdown
from edition.content.model import Edition, Page
from edition.content.vocabulary import SOURCE_GROUPS


@pytest.fixture(scope="module")
def pages(edition: Edition) -> dict[str, Page]:
    return {page.path: page for page in edition.pages}


def section(page: Page, anchor: str) -> str:
    """The text of a section, up to the next heading of its level or above."""
    match = re.search(rf"^(#+) [^\n]*\{{ #{anchor} \}}\n(.*?)(?=^#{{1,2}} |\Z)", page.body, re.MULTILINE | re.DOTALL)
    assert match is not None, anchor
    return match[2]


def test_the_units_are_all_there(edition: Edition) -> None:
    have = {unit.id for unit in edition.units if unit.kind != "development"}
    counts = {"ES": 8, "X": 4, "F": 7, "P": 4, "D": 4, "A": 2, "R": 7}
    assert have == {f"{letters}{n}" for letters, most in counts.items() for n in range(1, most + 1)}


def test_the_thesis_has_at_most_30_words_and_stands_first(pages: dict[str, Page]) -> None:
    first = pages["index.md"].body.strip().splitlines()[0]
    assert first.startswith("**")
    assert markdown.count_words(first) <= 30


def test_the_brief_has_at_most_200_words_and_every_sentence_leads_to_a_unit(pages: dict[str, Page]) -> None:
    brief = section(pages["index.md"], "brief").strip()
    assert markdown.count_words(brief) <= 200
    for sentence in filter(None, brief.splitlines()):
        assert re.search(r"\]\([^)]+\.md", sentence), sentence


def test_the_publishers_editions_are_the_first_links_that_leave_the_home_page(pages: dict[str, Page]) -> None:
    leaving = [link.target for link in pages["index.md"].links if link.target.startswith("http")]
    assert "bushcenter.org" in leaving[0]
    assert "csis.org" in leaving[1]


def test_each_paragraph_has_a_cue_of_at_most_seven_words(edition: Edition) -> None:
    for unit in (unit for unit in edition.units if unit.kind == "paragraph"):
        cue = re.search(r"“([^”]+)”", unit.title)
        assert cue is not None, unit.id
        assert len(cue[1].split()) <= 7, unit.id


@pytest.mark.parametrize(
    ("kind", "anchors"),
    [
        ("finding", {"found", "summary", "not-said"}),
        ("pathway", {"says", "record", "china", "russia", "both", "not-said"}),
        ("recommendation", {"ask", "who", "instrument", "today", "change", "not-said"}),
    ],
)
def test_each_kind_of_page_has_its_shape(kind: str, anchors: set[str], edition: Edition) -> None:
    for page in (page for page in edition.pages if page.kind == kind):
        assert anchors <= {heading.anchor for heading in page.headings}, page.path


def test_every_group_of_sources_has_its_place_on_the_sources_page(pages: dict[str, Page]) -> None:
    assert re.findall(r"/// bibliography \| (\S+)", pages["sources.md"].body) == list(SOURCE_GROUPS)


def test_every_page_of_status_says_to_when_the_record_was_read(edition: Edition, pages: dict[str, Page]) -> None:
    for path in ("index.md", "since/index.md", "chronology.md"):
        assert edition.settings.record_read in pages[path].body, path


def test_the_developments_say_how_far_each_kind_of_source_was_read(edition: Edition, pages: dict[str, Page]) -> None:
    for met in edition.settings.met:
        assert f"- {met.what}: {edition.settings.locale.date(met.date)}" in pages["since/index.md"].body.split("\n"), (
            met
        )


def test_the_withheld_names_are_on_the_list(edition: Edition) -> None:
    assert sum(map(len, edition.withheld.values())) >= 9

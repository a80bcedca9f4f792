"""The sources read from disk: odd bytes, missing and unreadable files, and data files of the wrong shape."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from edition.check.reporters import text
from edition.check.run import run
from edition.content import records
from edition.content import yaml_nodes as y
from edition.content.data_reader import Reader
from edition.content.load import load
from edition.content.model import Edition, Event, Source
from edition.content.places import Problem, Span, Text
from edition.content.vocabulary import EVENT_KINDS
from edition.render.timeline import LANES
from fixture_sites import BASE

PAGE = "docs/chronology.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A faultless tiny site that a test may spoil."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path


def faults(root: Path) -> list[str]:
    """The faults of a site, without their hints."""
    return [line.partition(" (")[0] for line in text.render(run(load(root))).splitlines()]


def told(edition: Edition, kind: str) -> list[tuple[str, int, str]]:
    return [(p.fault.span.path, p.fault.span.line, p.fault.message) for p in edition.problems if p.kind == kind]


def test_the_edition_holds_what_its_files_say() -> None:
    edition = load(BASE)

    assert [page.path for page in edition.pages] == sorted(page.path for page in edition.pages)
    assert {page.path: page.url for page in edition.pages}["index.md"] == ""
    assert {page.path: page.url for page in edition.pages}["pathways/drivers.md"] == "pathways/drivers/"
    assert [claim.id for claim in edition.claims if claim.page == "recommendations/labor-abuses.md"] == ["R1.1", "R1.2"]
    assert [claim.container for claim in edition.claims if claim.unit == "R1"] == ["", "since"]
    assert [unit.id for unit in edition.units if unit.page == "pathways/drivers.md"] == ["D1"]
    assert edition.facts["UN-1"].rests_on[0].locators[0].value == "41–42"
    assert edition.facts["UN-4"].rests_on == ()
    assert [text.value for text in edition.navigation][-3:-1] == ["about.md", "https://www.csis.org/"]
    assert "data/addresses.txt" in edition.files
    assert edition.glossary[0].names == {"ko": ("관리소",)}
    assert [name.value for name in edition.glossary[0].see] == ["F1", "P1.2"]
    assert edition.problems == ()


def test_an_index_page_has_the_address_of_its_folder(root: Path) -> None:
    shutil.move(root / PAGE, root / "docs/pathways/index.md")

    assert {page.url for page in load(root).pages} >= {"", "pathways/", "pathways/drivers/"}


@pytest.mark.parametrize("ends", ["\r\n", "\r"], ids=["Windows", "old Macintosh"])
def test_other_line_ends_change_nothing(root: Path, ends: str) -> None:
    for file in root.rglob("*"):
        if file.is_file():
            file.write_bytes(file.read_bytes().replace(b"\n", ends.encode()))

    spoiled, edition = load(root), load(BASE)

    assert spoiled.claims == edition.claims
    assert spoiled.ledger == edition.ledger
    assert spoiled.pages == edition.pages
    assert faults(root) == []


def test_a_byte_order_mark_changes_nothing(root: Path) -> None:
    for file in root.rglob("*"):
        if file.is_file():
            file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())

    assert load(root).pages == load(BASE).pages
    assert faults(root) == []


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"M\xe9thode\n", "docs/new.md:1:2: LOAD001 byte 0xe9 is not UTF-8"),
        (b"---\r\ntitle: x\r\n---\r\n\xff", "docs/new.md:4:1: LOAD001 byte 0xff is not UTF-8"),
        ("---\ntitle: x".encode("utf-16"), "docs/new.md:1:1: LOAD001 byte 0xff is not UTF-8"),
        ("북한".encode()[:-1], "docs/new.md:1:2: LOAD001 byte 0xed is not UTF-8"),
        (b"", "docs/new.md:1:1: LOAD003 the page is empty"),
        (b" \n\t\n", "docs/new.md:1:1: LOAD003 the page is empty"),
        (b"\xef\xbb\xbf", "docs/new.md:1:1: LOAD003 the page is empty"),
        (b"Words alone.\n", "docs/new.md:1:1: META001 the page has no front matter"),
        (b"---\n---\n", "docs/new.md:1:1: META001 the front matter is not a list of 'key: value' lines"),
        (b"---\njust words\n---\n", "docs/new.md:1:1: META001 the front matter is not a list of 'key: value' lines"),
        (b"---\ntitle: a\n--- b\n", "docs/new.md:1:1: META001 the page has no front matter"),
        (b"\n---\ntitle: a\n---\n", "docs/new.md:1:1: META001 the page has no front matter"),
        (b"---\ntitle: a\n\nb: c: d\n---\n", "docs/new.md:4:5: LOAD002 a second colon on the line"),
    ],
)
def test_a_page_that_cannot_be_read_is_one_fault_with_its_line(root: Path, content: bytes, fault: str) -> None:
    (root / "docs/new.md").write_bytes(content)

    assert faults(root) == [fault]


@pytest.mark.parametrize("name", [".DS_Store", ".about.md.swp", "._about.md", ".drafts/about.md"])
def test_what_an_editor_or_a_file_manager_leaves_is_not_read(root: Path, name: str) -> None:
    (root / "docs" / name).parent.mkdir(exist_ok=True)
    (root / "docs" / name).write_bytes(b"\xff")

    assert [d for d in run(load(root)) if name in d.span.path] == []
    assert len(load(root).pages) == 12


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_a_page_may_be_front_matter_alone(root: Path, end: str) -> None:
    front = "---\ntitle: A front\nkind: home\nsummary: The front.\n---"
    (root / "docs/index.md").write_text(front + end, encoding="utf-8")

    assert faults(root) == []


def test_the_lines_of_a_page_are_counted_from_the_file_s_first(root: Path) -> None:
    text = (root / PAGE).read_text(encoding="utf-8")
    (root / PAGE).write_text(text + "\n## Last line", encoding="utf-8")

    assert faults(root) == [f"{PAGE}:{text.count(chr(10)) + 2}:1: STRUCT001 the heading 'Last line' has no id"]


@pytest.mark.parametrize(
    "name", ["bibliography.yaml", "facts.yaml", "statements.yaml", "glossary.yaml", "chronology.yaml", "addresses.txt"]
)
def test_a_missing_data_file_is_a_fault(root: Path, name: str) -> None:
    (root / "docs/data" / name).unlink()
    edition = load(root)

    assert told(edition, "unreadable") == [(f"docs/data/{name}", 1, "the file is missing")]


def test_a_missing_configuration_is_a_fault(root: Path) -> None:
    (root / "mkdocs.yml").unlink()

    assert "mkdocs.yml:1:1: LOAD001 the file is missing" in faults(root)
    assert load(root).navigation == ()


def test_a_file_that_cannot_be_opened_is_a_fault(root: Path) -> None:
    (root / "docs/data/chronology.yaml").unlink()
    (root / "docs/data/chronology.yaml").mkdir()

    assert faults(root) == ["docs/data/chronology.yaml:1:1: LOAD001 the file cannot be read: Is a directory"]


def test_an_edition_without_a_page_for_them_has_no_addresses_for_sources_and_no_anchors_for_terms(root: Path) -> None:
    for name in ("sources.md", "glossary.md"):
        (root / "docs" / name).unlink()
    (root / PAGE).write_text(
        (root / PAGE).read_text(encoding="utf-8") + "\n[a](glossary.md#kwanliso)\n", encoding="utf-8"
    )
    lines = faults(root)

    assert (
        "docs/data/addresses.txt:49:1: ADDR001 the published address '/sources/' would be lost, and 6 addresses with it"
    ) in lines
    assert f"{PAGE}:10:5: XREF001 'glossary.md#kwanliso' leads to no file of docs/" in lines
    assert not [line for line in lines if "ADDR002" in line]


# Data files of the wrong shape


def collected(reader: object, words: str) -> tuple[object, list[str]]:
    """What a reader makes of a data file's text, and what it refuses."""
    problems: list[Problem] = []
    made = reader(y.parse(words, "data.yaml"), Reader("data.yaml", problems))  # type: ignore[operator]
    return made, [f"{p.fault.span.line}:{p.fault.span.column} {p.fault.message}" for p in problems]


@pytest.mark.parametrize("reader", [records.sources, records.statements, records.glossary, records.chronology])
def test_a_file_of_records_must_be_a_list(reader: object) -> None:
    assert collected(reader, "") == ((), [])
    assert collected(reader, "[]") == ((), [])
    assert collected(reader, "\n  id: a") == ((), ["2:3 the file must be a list"])
    assert collected(reader, "- a")[1] == ["1:3 an entry must be a mapping"]


def test_the_file_of_facts_must_be_a_mapping() -> None:
    assert collected(records.facts, "") == ({}, [])
    assert collected(records.facts, "- UN-1") == ({}, ["1:1 the file must be a mapping"])


def test_a_source_is_plain_data_with_the_place_of_each_field() -> None:
    words = "- id: a\n  author: [{family: B}]\n  custom: {group: un, locators: {page: 1-2}}\n"
    made, problems = collected(records.sources, words)
    assert isinstance(made, tuple)
    (source,) = made
    assert isinstance(source, Source)

    assert problems == []
    assert source.item == {
        "id": "a",
        "author": [{"family": "B"}],
        "custom": {"group": "un", "locators": {"page": "1-2"}},
    }
    assert source.places["custom.group"] == Span("data.yaml", 3, 12, 5)
    assert source.text("id") == "a"
    assert source.text("author") == source.text("none") == ""
    assert source.custom["group"] == "un"
    assert Source("b", {"custom": "un"}, source.span, {}).custom == {}


def test_a_citation_of_a_data_file_has_its_place_inside_the_quotation_marks() -> None:
    made, problems = collected(records.chronology, '- {date: 2014, kind: un, text: a, cite: "@b 1; @c"}')
    assert isinstance(made, tuple)
    (event,) = made
    assert isinstance(event, Event)
    assert event.citation is not None

    assert [(cite.key, cite.span.column) for cite in event.citation.cites] == [("b", 43), ("c", 49)]
    assert problems == ["1:45 no comma between the citekey and '1'"]


def test_a_citation_over_lines_has_the_place_of_its_beginning() -> None:
    _, problems = collected(records.chronology, '- {date: 2014, kind: un, text: a, cite: "@b,\n  para. 3; @c 1"}')

    assert problems == ["1:41 no comma between the citekey and '1'"]


def test_lists_are_written_with_brackets_or_with_commas() -> None:
    made, problems = collected(records.glossary, "- {id: a, term: b, text: c, see: [P1, P2], facts: ' UN-1,, UN-2 '}")
    assert isinstance(made, tuple)
    (term,) = made

    assert problems == []
    assert term.see == (Text("P1", Span("data.yaml", 1, 35, 2)), Text("P2", Span("data.yaml", 1, 39, 2)))
    assert term.facts == (Text("UN-1", Span("data.yaml", 1, 53, 4)), Text("UN-2", Span("data.yaml", 1, 60, 4)))


def test_terms_and_events_are_sorted_however_they_are_written(root: Path) -> None:
    for name in ("glossary", "chronology"):
        file = root / f"docs/data/{name}.yaml"
        text = file.read_text(encoding="utf-8")
        first = text.index("- ")
        entries = [f"- {entry.strip()}" for entry in text[first + 2 :].split("\n- ")]
        file.write_text("\n".join([text[:first], *reversed(entries), ""]), encoding="utf-8")
    edition = load(root)

    assert edition.problems == ()
    assert [term.id for term in edition.glossary] == sorted(term.id for term in edition.glossary)
    assert [event.date for event in edition.chronology] == sorted(event.date for event in edition.chronology)


def test_every_kind_of_event_has_its_lane_in_the_picture() -> None:
    assert list(LANES) == list(EVENT_KINDS)

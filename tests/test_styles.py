"""What the exported sources become in other programs: the styles as they are published, and readers of each format."""

from __future__ import annotations

import json
import re
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import bibtexparser
import pybtex.database
import pytest
import rispy
import yaml

from edition.render.references import PANDOC, node, process
from edition.render.style import packaged

Item = dict[str, Any]

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "styles.yml").read_text(encoding="utf-8"))
STYLES = {"chicago": "chicago-notes-bibliography.csl", "apa": "apa.csl", "bluebook": "bluebook-law-review.csl"}


@pytest.fixture(scope="module")
def items(site: Path) -> dict[str, Item]:
    found = json.loads((site / "data" / "sources.json").read_text(encoding="utf-8"))
    return {item["id"]: item for item in found}


@pytest.fixture(scope="module")
def printed(items: dict[str, Item]) -> dict[str, dict[str, str]]:
    """What each style prints of each source of the cases, by the style and the source."""
    wanted = [{n: v for n, v in items[case["source"]].items() if n != "custom"} for case in CASES]
    ids = [item["id"] for item in wanted]
    made = {}
    for name, style in STYLES.items():
        notes = {id: [node(id)] for id in ids} if name == "bluebook" else {}
        found = process(name, wanted, packaged(style), notes, [] if notes else ids, None)
        made[name] = {id: plain(html) for id, html in (found.notes if notes else found.entries).items()}
    return made


def plain(html: str) -> str:
    return unescape(re.sub("<[^>]+>", "", html)).replace("\u2060", "").strip()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["kind"])
@pytest.mark.parametrize("style", STYLES)
def test_styles_that_nobody_amended_print_each_kind_of_source(
    printed: dict[str, dict[str, str]], case: dict[str, str], style: str
) -> None:
    assert printed[style][case["source"]] == case[style]


def pandoc(text: str, form: str) -> dict[str, Item]:
    command = [str(PANDOC), f"--from={form}", "--to=csljson"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    return {item["id"]: item for item in json.loads(done.stdout)}


def bodies(item: Item, role: str = "author") -> list[str]:
    """The names as one text each: a body as it is, a person as family and given name."""
    return [
        letters(name.get("literal", "") or f"{name.get('family', '')} {name.get('given', '')}")
        for name in item.get(role, ())
    ]


def letters(text: str) -> str:
    """A text without what LaTeX and markup add to it."""
    return re.sub(r"[^\w]+", " ", re.sub(r"<[^>]+>|\\emph|\\", "", text)).strip()


def year(item: Item) -> int | None:
    parts = item.get("issued", {}).get("date-parts")
    return int(parts[0][0]) if parts else None


@pytest.mark.parametrize(("file", "form"), [("sources.bib", "bibtex"), ("sources.biblatex.bib", "biblatex")])
def test_pandoc_reads_names_dates_and_publishers_out_of_bibtex_and_biblatex(
    site: Path, items: dict[str, Item], file: str, form: str
) -> None:
    read = pandoc((site / "data" / file).read_text(encoding="utf-8"), form)
    assert read.keys() == items.keys()
    for id, item in items.items():
        assert letters(read[id]["title"]) == letters(item["title"])
        assert bodies(read[id]) == bodies(item), id
        assert year(read[id]) == year(item), id
        if item.get("publisher") and item["type"] != "webpage":
            assert letters(read[id].get("publisher", "")) == letters(item["publisher"]), id


def test_pybtex_and_bibtexparser_read_the_same_names_and_numbers(site: Path, items: dict[str, Item]) -> None:
    first = pybtex.database.parse_file(str(site / "data" / "sources.bib"), "bibtex").entries
    second = bibtexparser.parse_string((site / "data" / "sources.biblatex.bib").read_text(encoding="utf-8"))
    assert second.failed_blocks == []
    latex = {entry.key: {field.key: field.value for field in entry.fields} for entry in second.entries}
    assert set(first) == latex.keys() == items.keys()
    for id, item in items.items():
        names = [letters(str(person)) for person in first[id].persons.get("author", [])]
        written = [
            letters(name.get("literal") or f"{name['family']} {name.get('given', '')}")
            for name in item.get("author", ())
        ]
        assert names == written, id
        assert letters(latex[id].get("author", "").replace(" and ", " ")) or not written
        for fields in (first[id].fields, latex[id]):
            assert letters(fields.get("number", "")) in (
                letters(item.get("number", "")),
                letters(item.get("issue", "")),
            ), id
            assert letters(fields.get("annote", "") + fields.get("annotation", "")) == letters(item["annote"]), id
        assert latex[id].get("date", "")[:4] == (f"{year(item)}" if year(item) else ""), id


def test_no_entry_prints_a_note_to_ourselves(site: Path) -> None:
    for entry in pybtex.database.parse_file(str(site / "data" / "sources.bib"), "bibtex").entries.values():
        assert "relies on" not in entry.fields.get("note", "")


def test_a_name_of_a_body_is_one_in_every_list_of_names(site: Path) -> None:
    """A program parts lists of names at `and`, unless the whole is braced."""
    lists = ("institution", "organization", "publisher", "howpublished", "address", "location")
    for file in ("sources.bib", "sources.biblatex.bib"):
        text = (site / "data" / file).read_text(encoding="utf-8")
        found = re.findall(rf"^  (?:{'|'.join(lists)}) = (.*),$", text, re.MULTILINE)
        assert len(found) > 100
        assert [value for value in found if not re.fullmatch(r"\{\{.*\}\}", value)] == []


def test_rispy_and_pandoc_read_types_names_and_dates_out_of_ris(site: Path, items: dict[str, Item]) -> None:
    text = (site / "data" / "sources.ris").read_bytes().decode("utf-8")
    records = {record["id"]: record for record in rispy.loads(text)}
    read = pandoc(text, "ris")
    assert records.keys() == items.keys()
    assert len(read) == len(items)
    for id, item in items.items():
        record = records[id]
        assert record["type_of_reference"] not in ("GEN", "LEGAL"), id
        assert (record["type_of_reference"] == "JOUR") == (item["type"] == "article-journal"), id
        assert [letters(name) for name in record.get("authors", ())] == bodies(item), id
        assert record.get("year", "") == (f"{year(item):04}" if year(item) else ""), id
        for name in item.get("author", ()):
            assert ("," in name.get("literal", "")) <= (f"{name.get('literal')}," in text), id


def test_a_page_has_the_sources_that_it_cites_as_lists(site: Path, items: dict[str, Item]) -> None:
    listed = json.loads((site / "p4" / "sources.json").read_text(encoding="utf-8"))
    page = (site / "pathways" / "un-co-option" / "index.html").read_text(encoding="utf-8")
    assert len(listed) > 20
    assert all(items[item["id"]]["title"] == item["title"] for item in listed)
    assert {"unsc-spv-7353-2014"} <= {item["id"] for item in listed}
    assert len(rispy.loads((site / "p4" / "sources.ris").read_bytes().decode("utf-8"))) == len(listed)
    for ending in ("ris", "bib", "json"):
        assert re.search(rf'href="(?:\.\./)+p4/sources\.{ending}"', page)

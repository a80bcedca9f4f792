"""What is particular to an edition: where it stands, and what is said of what cannot be read there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from edition.check.reporters import text
from edition.check.run import run
from edition.content.load import load
from edition.content.model import Actor, Caption, Met, Publisher, Report, Settings
from edition.render.words import record_read
from fixture_sites import BASE

FILE = "docs/data/edition.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shutil.copytree(BASE, tmp_path / "site")


WHOLE = """
title: "The Rivers: An Annotated Edition"
short_title: The rivers
sentence_title: "The rivers: An annotated edition"
language: en-GB
record_read: Record read to its end
met:
- {what: Congress, date: 2026-06-01}
- {what: press, date: 2026-03}
example: P1.2
report:
  citekey: cha-katz-2023
  published: 2023-09-14
  authors: [Cha, Katz]
  sentence_title: How
  publishers:
  - {name: CSIS, url: https://csis.org/}
actors:
- {name: China, heading: china, names: [China, Beijing]}
captions:
  drivers: {words: What it stems from, members: in combination}
map_names: {ES1: The border}
short_names: {The Institute: Institute}
first_published: 2026-11-24
"""
NAMED = "title: A\nshort_title: B\nrecord_read: C\n"
REPORT = "report: {citekey: a, published: 2023-09-14, authors: [A]}\n"


def faults(root: Path, written: str) -> list[str]:
    (root / FILE).write_text(written, encoding="utf-8")
    return [line.partition(" (")[0] for line in text.render(run(load(root))).splitlines()]


def test_the_settings_travel_with_the_edition(root: Path) -> None:
    (root / FILE).write_text(WHOLE, encoding="utf-8")
    edition = load(root)
    assert edition.problems == ()
    assert edition.settings == Settings(
        title="The Rivers: An Annotated Edition",
        short_title="The rivers",
        sentence_title="The rivers: An annotated edition",
        language="en-GB",
        record_read="Record read to its end",
        met=(Met("Congress", "2026-06-01"), Met("press", "2026-03")),
        example="P1.2",
        report=Report("cha-katz-2023", "2023-09-14", ("Cha", "Katz"), "How", (Publisher("CSIS", "https://csis.org/"),)),
        actors=(Actor("China", "china", ("China", "Beijing")),),
        captions={"drivers": Caption("What it stems from", "in combination")},
        map_names={"ES1": "The border"},
        short_names={"The Institute": "Institute"},
        first_published="2026-11-24",
    )


def test_a_note_says_how_far_each_kind_of_source_was_read() -> None:
    one = Settings(record_read="Record read to its end")
    several = Settings(met=(Met("Congress", "2026-06-01"), Met("press", "2026-03")))

    assert record_read(one) == "Record read to its end."
    assert record_read(several) == (
        "Latest material met: Congress, 1 June 2026; press, March 2026. "
        "Later material was looked for in public copies and not found."
    )


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("[]\n", "1:1: LOAD004 the file must be a mapping"),
        (NAMED, "1:1: LOAD004 'report' is missing"),
        (f"{NAMED}report: cha-katz-2023\n", "4:1: LOAD004 'report' must be a mapping"),
        (f"{NAMED}report: {{published: 2023-09-14, authors: [A]}}\n", "4:9: LOAD004 'citekey' is missing"),
        (f"{NAMED}report: {{citekey: a, published: 2023-09-14}}\n", "4:9: LOAD004 'authors' is missing"),
        (f"{NAMED}{REPORT}met: [{{what: Congress, date: June}}]\n", "5:30: LOAD004 'June' is no date"),
        (NAMED + REPORT.replace("2023-09-14", "14 September 2023"), "4:33: LOAD004 '14 September 2023' is no day"),
        (NAMED + REPORT.replace("2023-09-14", "2023-02-29"), "4:33: LOAD004 '2023-02-29' is no day"),
        (NAMED + REPORT.replace("[A]", "A"), "4:45: LOAD004 'authors' must be a list of texts"),
        (NAMED + REPORT.replace("}", ", title: A}"), "4:59: LOAD004 unknown key 'title'"),
        (NAMED + REPORT.replace("}", ", publishers: CSIS}"), "4:59: LOAD004 'publishers' must be a list of mappings"),
        (NAMED.replace("B", "") + REPORT, "2:13: LOAD004 'short_title' is empty"),
        (f"{NAMED}{REPORT}actors: [China]\n", "5:1: LOAD004 'actors' must be a list of mappings"),
        (f"{NAMED}{REPORT}actors: [{{name: A, heading: a}}]\n", "5:10: LOAD004 'names' is missing"),
        (f"{NAMED}{REPORT}captions: [a]\n", "5:1: LOAD004 'captions' must be a mapping"),
        (f"{NAMED}{REPORT}captions: {{drivers: a}}\n", "5:12: LOAD004 'drivers' must be a mapping"),
        (f"{NAMED}{REPORT}language: xx\n", "5:11: LOAD004 there are no words of the interface in 'xx'"),
        (
            f"{NAMED}{REPORT}language: any language\n",
            "5:11: LOAD004 there are no words of the interface in 'any language'",
        ),
        (f"{NAMED}{REPORT}first_published: soon\n", "5:18: LOAD004 'soon' is no day"),
        ("report: {citekey: a, published: 2023-09-14\n", "1:9: LOAD002 a bracket that is never closed"),
        ("", "1:1: LOAD003 the file is empty"),
    ],
)
def test_one_slip_is_one_fault(root: Path, written: str, told: str) -> None:
    assert faults(root, written) == [f"{FILE}:{told}"]


def test_a_file_that_is_missing_is_one_fault(root: Path) -> None:
    (root / FILE).unlink()

    assert text.render(run(load(root))) == (
        f"{FILE}:1:1: LOAD001 the file is missing (restore it, or take it from the last version)\n"
    )

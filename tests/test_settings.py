"""What is particular to an edition: where it stands, and what is said of what cannot be read there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from edition.check.reporters import text
from edition.check.run import run
from edition.content.load import load
from edition.content.model import Report, Settings
from fixture_sites import BASE

FILE = "docs/data/edition.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shutil.copytree(BASE, tmp_path / "site")


def faults(root: Path, written: str) -> list[str]:
    (root / FILE).write_text(written, encoding="utf-8")
    return [line.partition(" (")[0] for line in text.render(run(load(root))).splitlines()]


def test_the_settings_travel_with_the_edition(root: Path) -> None:
    assert faults(root, "report: {citekey: cha-katz-2023, published: 2023-09-14}\nfirst_published: 2026-11-24\n")
    assert load(root).settings == Settings(Report("cha-katz-2023", "2023-09-14"), "2026-11-24")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("[]\n", "1:1: LOAD004 the file must be a mapping"),
        ("first_published:\n", "1:1: LOAD004 'report' is missing"),
        ("report: cha-katz-2023\n", "1:1: LOAD004 'report' must be a mapping"),
        ("report: {published: 2023-09-14}\n", "1:9: LOAD004 'citekey' is missing"),
        ("report: {citekey: a, published: 14 September 2023}\n", "1:33: LOAD004 '14 September 2023' is no day"),
        ("report: {citekey: a, published: 2023-02-29}\n", "1:33: LOAD004 '2023-02-29' is no day"),
        ("report: {citekey: a, published: 2023-09-14, title: A}\n", "1:45: LOAD004 unknown key 'title'"),
        ("report: {citekey: a, published: 2023-09-14\n", "1:9: LOAD002 a bracket that is never closed"),
        ("", "1:1: LOAD004 the file is empty"),
    ],
)
def test_one_slip_is_one_fault(root: Path, written: str, told: str) -> None:
    assert faults(root, written) == [f"{FILE}:{told}"]


def test_a_file_that_is_missing_is_one_fault(root: Path) -> None:
    (root / FILE).unlink()

    assert text.render(run(load(root))) == (
        f"{FILE}:1:1: LOAD001 the file is missing (restore it, or take it from the last version)\n"
    )

"""Each rule on two tiny sites: one that breaks it, and one that comes near and must not be flagged."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from edition.check.reporters import text
from edition.check.rules.cover import cover001_statement_not_carried
from edition.check.run import run
from edition.content.load import load
from fixture_sites import BASE, CASES, make

UNREAD = ("LOAD001", "LOAD002", "LOAD003", "LOAD006", "META001")
"""Where a file could not be read, most rules wait."""

SCRIPTS = Path(__file__).resolve().parent.parent / "scripts"


@pytest.fixture(autouse=True)
def no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Git looks at nobody's configuration."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_a_fixture_site_yields_exactly_its_report(case: Path, tmp_path: Path) -> None:
    expected = (case / "expected.txt").read_text(encoding="utf-8")

    assert text.render(run(load(make(case, tmp_path)))) == expected


def test_the_site_under_all_fixtures_has_no_fault() -> None:
    assert text.render(run(load(BASE))) == ""


ELSEWHERE = """
import datetime, os, pathlib, time

class Never(datetime.date):
    def today():
        raise AssertionError("the day was asked for")

class NeverAsWell(datetime.datetime):
    def now(*_):
        raise AssertionError("the time was asked for")
    today = utcnow = now

listed = pathlib.Path.rglob
datetime.date, datetime.datetime = Never, NeverAsWell
pathlib.Path.rglob = lambda *words: reversed(list(listed(*words)))
"""
"""Another machine: it lists files in another order, and has no clock."""


def test_the_report_does_not_hang_on_sets_files_locale_or_clock(tmp_path: Path) -> None:
    for case in CASES:
        if case.name == "bad" and case.parent.name not in UNREAD and not (case / "committed").exists():
            make(case, tmp_path)
    program = (
        "from pathlib import Path\n"
        "from edition.check.reporters import text\n"
        "from edition.check.run import run\n"
        "from edition.content.load import load\n"
        f"print(text.render(run(load(Path({str(tmp_path)!r})))))"
    )
    here = {"PYTHONHASHSEED": "1", "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    there = {"PYTHONHASHSEED": "2", "PYTHONUTF8": "1", "LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"}
    reports = [
        subprocess.run(
            [sys.executable, "-c", before + program],
            env={"PYTHONPATH": str(SCRIPTS), **environment},
            capture_output=True,
            check=True,
        ).stdout
        for before, environment in (("", here), (ELSEWHERE, there))
    ]

    assert len(reports[0].splitlines()) > 100
    assert reports[0] == reports[1]


def test_a_statement_that_a_reading_names_is_not_carried_by_it(tmp_path: Path) -> None:
    root = make(BASE, tmp_path)
    page = root / "docs/findings/food-and-life.md"
    claim = "\n/// claim | F1.2\n    basis: reading\n    from: P1\n    statement: s0.2\n\nA reading.\n///\n"
    page.write_text(page.read_text(encoding="utf-8") + claim, encoding="utf-8")
    statements = root / "docs/data/statements.yaml"
    line = '- {id: s0.2, section: findings, statement: "It is carried by nothing else."}\n'
    statements.write_text(statements.read_text(encoding="utf-8") + line, encoding="utf-8")

    assert text.render(run(load(root), [cover001_statement_not_carried])) == (
        "docs/data/statements.yaml:3:8: COVER001 the statement 's0.2' is not carried in 'findings'"
        " (add a claim with 'basis: report' and 'statement: s0.2', or show one)\n"
    )

"""One slip is one fault: what a mistake leads to is not reported beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.check.run import run
from edition.content.load import load
from fixture_sites import BASE, make

P1 = "docs/pathways/forcible-repatriation.md"
BIBLIOGRAPHY = "docs/data/bibliography.yaml"
PRESS = "[@un-press-2024; @un-coi-2014, para. 46]"
RETURNS = "[see @un-coi-2014, paras. 41–42, on returns]"
RESTATED = "[@cha-katz-2023, para. 1]"

SLIPS: list[tuple[str, str, str, str, str]] = [
    ("an unknown key", P1, PRESS, "[@un-press-2042; @un-coi-2014, para. 46]", "31:46 CITE001"),
    ("an unknown key in a report claim", P1, RESTATED, "[@cha-katz-2032, para. 1]", "16:61 CITE001"),
    ("a label without its point", P1, RETURNS, "[see @un-coi-2014, para 41–42, on returns]", "23:79 CITE003"),
    ("no comma", P1, RESTATED, "[@cha-katz-2023 para. 1]", "16:75 CITE003"),
    ("a label that the source does not number", P1, RETURNS, "[see @un-coi-2014, pp. 41–42]", "23:79 CITE004"),
    ("a place beyond the last", P1, RESTATED, "[@cha-katz-2023, para. 11]", "16:76 CITE004"),
    ("a range that goes backwards", P1, RETURNS, "[see @un-coi-2014, paras. 42–41]", "23:79 CITE004"),
    ("another paragraph", P1, RESTATED, "[@cha-katz-2023, para. 2]", "14:16 COVER003"),
    ("no paragraph", P1, RESTATED, "[@cha-katz-2023]", "14:16 COVER003"),
    ("another source", P1, RESTATED, "[@un-coi-2014, para. 46]", "16:61 COVER003"),
    ("no citation", P1, " " + RESTATED, "", "12:1 CLAIM005"),
    ("a place that was not confirmed", P1, RETURNS, "[@un-coi-2014, para. 40]", "23:62 FACT003"),
    ("no place where one was confirmed", P1, RETURNS, "[@un-coi-2014]", "23:62 FACT003"),
    ("an unknown fact", P1, "facts: UN-1, UN-2", "facts: UN-1, UN-22", "28:18 FACT001"),
    ("a fact twice", P1, "facts: UN-1, UN-2", "facts: UN-1, UN-2, UN-1", "28:24 CLAIM011"),
    ("an unknown premise", P1, "from: P1, P1.2, F1", "from: P1, P1.2, F9", "36:21 CLAIM007"),
    ("itself as a premise", P1, "from: P1, P1.2, F1", "from: P1, P1.4, F1", "36:15 CLAIM007"),
    (
        "a date before publication",
        "docs/recommendations/labor-abuses.md",
        "date: 2024-03-28",
        "date: 2023-09-14",
        "23:11 CLAIM009",
    ),
    ("a symbol with hyphens", BIBLIOGRAPHY, "number: A/HRC/25/63", "number: A-HRC-25-63", "22:3 BIB006"),
    ("a relation's misspelt basis", "docs/pathways/drivers.md", "basis: report", "bases: report", "6:14 REL005"),
]


@pytest.mark.parametrize(("name", "file", "old", "new", "expected"), SLIPS, ids=[slip[0] for slip in SLIPS])
def test_one_slip_is_one_fault(name: str, file: str, old: str, new: str, expected: str, tmp_path: Path) -> None:
    root = make(BASE, tmp_path)
    text = (root / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (root / file).write_text(text.replace(old, new), encoding="utf-8")

    found = [f"{d.span.path} {d.span.line}:{d.span.column} {d.code}" for d in run(load(root))]
    assert found == [f"{file} {expected}"]

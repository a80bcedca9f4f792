"""Hints, followed to the letter: where one quotes what to write, that mends its fault and breaks nothing."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from edition.check.diagnostic import Diagnostic
from edition.check.run import run
from edition.content.load import load
from fixture_sites import CASES, make

QUOTED = re.compile(
    r"(?:write|did you mean|take) '(?P<words>.*?)'(?P<out> out)?(?:\?$|$|,(?! and the whole| as it was)|;| behind)"
)
OFFENDING = re.compile(r"'([^']*)'")
OTHERWISE = ("LOAD001", "CLAIM001")
"""A file that cannot be read has no line to mend, and a block has two."""
BAD = [case for case in CASES if case.name == "bad" and case.parent.name not in OTHERWISE]


def mended(line: str, said: Diagnostic) -> str | None:
    """A line with what the hint says, in the place that it tells or for the words that it quotes; None if it tells none."""
    quoted = QUOTED.match(said.hint)
    if quoted is None:
        return None
    words = "" if quoted["out"] else quoted["words"]
    at = said.span.column - 1
    there = line[at : at + said.span.length]
    offending = next((text for text in OFFENDING.findall(said.message) if text and text in line[at:]), "")
    if offending and offending != there and not there.startswith(offending) and offending not in there:
        at = line.index(offending, at)
        there = offending
    return line[:at] + words + line[at + len(there) :]


def told(root: Path) -> Counter[tuple[str, str, str]]:
    return Counter((d.code, d.message, f"{d.span.path}:{d.span.line}") for d in run(load(root)))


@pytest.mark.parametrize("case", BAD, ids=lambda case: str(case.parent.name))
def test_a_hint_that_quotes_what_to_write_mends_its_fault(case: Path, tmp_path: Path) -> None:
    root = make(case, tmp_path)
    before = told(root)
    failed = []
    for said in run(load(root)):
        file = root / said.span.path
        text = file.read_text(encoding="utf-8")
        lines = text.split("\n")
        line = mended(lines[said.span.line - 1], said)
        if line is None:
            continue
        lines[said.span.line - 1] = line
        file.write_text("\n".join(lines), encoding="utf-8")
        after = told(root)
        file.write_text(text, encoding="utf-8")
        key = (said.code, said.message, f"{said.span.path}:{said.span.line}")
        broken = [new for new in after - before if new[0].startswith("LOAD") or new[0] == said.code]
        if after[key] >= before[key] or broken:
            failed.append((said, broken))

    assert failed == []

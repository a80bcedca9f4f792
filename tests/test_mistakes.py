"""Mistakes that editors make, each in the real edition: one message that says where, what, and what right looks like."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from conftest import ROOT, unmeasured
from edition.check.reporters import text
from edition.check.run import run
from edition.content.load import load

CASES = yaml.safe_load((Path(__file__).parent / "cases/mistakes.yml").read_text(encoding="utf-8"))
LINE = 80
"""Columns of a plain terminal."""


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources of the edition, in which one file at a time is spoiled and put right again."""
    folder = tmp_path_factory.mktemp("sources")
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def test_there_are_twenty_of_them_at_least() -> None:
    assert len({case["mistake"] for case in CASES}) == len(CASES) >= 20


@pytest.mark.parametrize("case", CASES, ids=[case["mistake"] for case in CASES])
def test_a_mistake_gives_one_short_message(case: dict[str, str], sources: Path, spare_cache: Path) -> None:
    file = sources / case["file"]
    right = file.read_text(encoding="utf-8")
    at = right.index(case["old"])
    file.write_text(right[:at] + case["new"] + right[at + len(case["old"]) :], encoding="utf-8")
    try:
        with unmeasured():
            found = run(load(sources, spare_cache))
    finally:
        file.write_text(right, encoding="utf-8")

    assert [diagnostic.code for diagnostic in found] == [case["code"]], text.render(found)
    (said,) = found
    lines = right[:at].count("\n") + 1, (right[:at] + case["new"]).count("\n") + 1
    assert said.span.path == case["file"]
    assert lines[0] <= said.span.line <= lines[1]
    assert case["shows"] in said.hint
    assert len(text.render(found).strip()) <= 3 * LINE

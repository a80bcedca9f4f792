"""A file that cannot be read is told once, and nothing of what hangs on it: in the second edition, file by file."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.check.run import run
from edition.content.load import load
from second import FOLDER, make

DATA = sorted(
    file.relative_to(FOLDER).as_posix()
    for file in (FOLDER / "docs/data").rglob("*")
    if file.suffix in (".yaml", ".txt")
)
PAGES = sorted(file.relative_to(FOLDER).as_posix() for file in (FOLDER / "docs").rglob("*.md"))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second edition, in which words were read that a claim has no more."""
    root = make(tmp_path_factory.mktemp("small"))
    with (root / "docs/data/readings.yaml").open("a", encoding="utf-8") as readings:
        readings.write(
            '- {claim: P1.2, words: "e2bfc11a2995b794", on: 2026-11-25, kind: primary, read: it, says: so}\n'
        )
    return root


@pytest.mark.parametrize("path", ["", "mkdocs.yml", *DATA, *PAGES])
def test_a_file_that_cannot_be_read_is_one_fault(path: str, small: Path) -> None:
    kept = (small / path).read_bytes() if path else b""
    try:
        if path:
            (small / path).write_bytes(b"\xff\xfe")
        told = run(load(small))
    finally:
        if path:
            (small / path).write_bytes(kept)

    assert [(d.code, d.span.path) for d in told] == ([("LOAD001", path)] if path else [])

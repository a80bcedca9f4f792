"""What is emptied, or left half merged, is one fault that names the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.check.run import run
from edition.content import merge_marks
from edition.content.load import load
from second import make

EMPTIED = (
    *("addresses.txt", "bibliography.yaml", "chronology.yaml", "do-not-name.txt", "edition.yaml", "exempt-names.txt"),
    *("facts.yaml", "fingerprints/river-institute-2025.txt", "glossary.yaml", "statements.yaml", "wording.txt"),
)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make(tmp_path_factory.mktemp("copy"))
    (folder / "docs/data/do-not-name.txt").write_text(f"{'0' * 64} {'1' * 64}\n", encoding="utf-8")
    (folder / "README.md").write_text("# An edition\n\nWords.\n", encoding="utf-8")
    return folder


def told(root: Path, path: str, content: bytes) -> list[str]:
    kept = (root / path).read_bytes()
    (root / path).write_bytes(content)
    try:
        return [f"{d.code} {d.span.path}" for d in run(load(root))]
    finally:
        (root / path).write_bytes(kept)


@pytest.mark.parametrize("name", EMPTIED)
def test_an_emptied_data_file_is_named_once_and_nothing_else_is_said(name: str, copy: Path) -> None:
    assert told(copy, f"docs/data/{name}", b"\n") == [f"LOAD003 docs/data/{name}"]


@pytest.mark.parametrize("name", ["addresses.txt", "bibliography.yaml", "facts.yaml", "edition.yaml", "glossary.yaml"])
def test_a_data_file_of_comments_alone_is_named_once(name: str, copy: Path) -> None:
    assert told(copy, f"docs/data/{name}", b"# A list.\n") == [f"LOAD003 docs/data/{name}"]


@pytest.mark.parametrize(
    "path",
    [
        *(f"docs/data/{name}" for name in EMPTIED),
        *("docs/glossary.md", "docs/summary.md", "docs/pathways/gates-left-shut.md", "mkdocs.yml"),
        *("overrides/main.html", "docs/assets/stylesheets/page.css", "README.md"),
    ],
)
def test_an_unfinished_merge_is_told_once_whatever_file_it_is_in(path: str, copy: Path) -> None:
    text = (copy / path).read_bytes()
    half = len(text) // 2
    end = text.index(b"\n", half) + 1
    merged = b"%b<<<<<<< HEAD\n%b=======\n>>>>>>> branch\n" % (text[:end], text[end:])

    assert told(copy, path, merged) == [f"LOAD006 {path}"]


@pytest.mark.parametrize(
    "name",
    "a.md.orig a.rej a.bak a.md~ a.swp #a.md# ~$a.docx Thumbs.db desktop.ini a.old a.md.save a_BACKUP_12.md a.LOCAL.3.md"
    " a.orig.md a.tmp a.part a_(1).md a_copy.md a_-_Copy_(2).css Copy_of_a.md a_(conflicted_copy_1).yaml".split(),
)
def test_a_name_that_tools_give_to_copies(name: str) -> None:
    assert merge_marks.is_left(f"docs/pathways/{name if 'BACKUP' in name else name.replace('_', ' ')}")


@pytest.mark.parametrize(
    "name",
    ["a.md", "copy.md", "old-copy.md", "backup.md", "original.md", "a-1.md", "page.css", "order.svg", "a.temple"],
)
def test_a_name_of_a_page(name: str) -> None:
    assert not merge_marks.is_left(f"docs/orig/{name}")

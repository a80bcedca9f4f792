"""What stands between a build and its publication."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import pytest

from edition.commands import ready
from edition.config import LACKS, Config
from edition.content.load import load
from edition.content.model import TranslatedInto
from second import make


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make(tmp_path / "second")


CITED = """title: "Why the Rivers of Lornmark Run Dry: A Second Edition"
authors:
- name: A Press
url: https://edition.example/
repository-code: https://code.example/edition
date-released: 2027-01-02
"""


def answered(root: Path) -> Config:
    """A build that lacks nothing, and a citation file that says the same."""
    (root / "CITATION.cff").write_text(CITED, encoding="utf-8")
    return Config(root, "https://edition.example/", "https://code.example/edition", "A Press")


def test_what_is_lacking_is_told_with_what_to_do(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = root / "docs/data/edition.yaml"
    kept = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith(("first_", "uuid"))]
    file.write_text("\n".join(kept) + "\n", encoding="utf-8")
    assert ready.run(argparse.Namespace(), Config(root, "", "", lacks=LACKS)) == 1
    out = capsys.readouterr().out
    for words in ("SITE_URL", "PUBLISHER", "CONTACT", "REPOSITORY_URL", "first-publication", "no UUID"):
        assert words in out
    assert "to do before publication." in out


def test_a_build_that_lacks_nothing_is_ready(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ready.run(argparse.Namespace(), answered(root)) == 0
    assert capsys.readouterr().out.endswith("Ready to be published.\n")


def test_a_translation_that_no_reader_reviewed_is_lacking(root: Path) -> None:
    edition = load(root)
    into = (TranslatedInto("ko"), TranslatedInto("fr", "2027-01-02"))
    asked = replace(edition, settings=replace(edition.settings, translations=into))
    ((what, hint),) = ready.lacking(asked, answered(root))
    assert "'ko'" in what and "reviewed" in hint


def test_a_citation_file_that_says_other_things_than_the_build_is_lacking(root: Path) -> None:
    config = answered(root)
    file = root / "CITATION.cff"
    file.write_text(CITED.replace("A Press", "Another").replace("edition.example/", "old.example/"), encoding="utf-8")
    assert [what for what, _ in ready.lacking(load(root), config)] == [
        f"CITATION.cff has other '{key}', or none" for key in ("authors", "url")
    ]

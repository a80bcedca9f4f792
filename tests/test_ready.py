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
    config = Config(root, "https://edition.example/", "https://code.example/edition")
    assert ready.run(argparse.Namespace(), config) == 0
    assert capsys.readouterr().out.endswith("Ready to be published.\n")


def test_a_translation_that_no_reader_reviewed_is_lacking(root: Path) -> None:
    edition = load(root)
    config = Config(root, "https://edition.example/", "https://code.example/edition")
    into = (TranslatedInto("ko"), TranslatedInto("fr", "2027-01-02"))
    asked = replace(edition, settings=replace(edition.settings, translations=into))
    ((what, hint),) = ready.lacking(asked, config)
    assert "'ko'" in what and "reviewed" in hint

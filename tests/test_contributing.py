"""The examples of the guide for editors are right: whoever copies one is told of no fault."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from conftest import ROOT, copy_repository
from edition.check.reporters import text as report
from edition.check.run import run
from edition.cli import main
from edition.content import citation, markdown
from edition.content.load import load
from edition.content.places import Span
from edition.content.vocabulary import BASES, CLAIM_ID
from fixture_sites import BASE, make

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
FENCED = re.findall(r"^```(markdown|yaml)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
CLAIMS = [text for language, text in FENCED if language == "markdown" and "/// claim" in text]
SENTENCES = [text for language, text in FENCED if language == "markdown" and "/// claim" not in text]
CITATIONS = [found for found in re.findall(r"`\[([^`\]]*@[^`\]]*)\]`", GUIDE) if "…" not in found]
PLACES = re.findall(r"`((?:annex|vol\.|pp?\.|paras?\.|art\.) [^`@]+)`", GUIDE)


def test_the_guide_has_examples_of_each_kind() -> None:
    assert CLAIMS
    assert SENTENCES
    assert len(CITATIONS) >= 3
    assert len(PLACES) >= 8


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_of_the_guide_can_stand_on_a_page(text: str, tmp_path: Path) -> None:
    make(BASE, tmp_path)
    page = tmp_path / "docs/index.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n{text}", encoding="utf-8")

    assert report.render(run(load(tmp_path))) == ""


@pytest.mark.parametrize("text", CLAIMS)
def test_a_claim_of_the_guide_is_well_formed(text: str) -> None:
    scan = markdown.scan(text, "CONTRIBUTING.md")
    (block,) = scan.blocks
    basis = BASES[block.options["basis"].value]

    assert scan.problems == ()
    assert scan.raw_citekeys == ()
    assert CLAIM_ID.fullmatch(block.argument.value)
    assert basis.needs <= set(block.options) <= {"basis", *basis.needs, *basis.allows}
    assert bool(scan.citations) == basis.cites


def test_the_account_of_the_guide_is_read_sentence_by_sentence() -> None:
    (text,) = re.findall(r"^```text\n(/// account\n.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    scan = markdown.scan(text, "CONTRIBUTING.md")

    assert scan.problems == ()
    assert [len(paragraph.sentences) for paragraph in scan.account] == [2, 1]
    assert all(sentence.claims for paragraph in scan.account for sentence in paragraph.sentences)


def test_an_account_is_written_in_ten_lines_of_the_guide() -> None:
    recipe = GUIDE.partition("\n## Write an account\n")[2].partition("\n## ")[0]

    assert len(re.findall(r"^[0-9]+\. ", recipe, re.MULTILINE)) == 10


@pytest.mark.parametrize("text", [text for language, text in FENCED if language == "yaml"])
def test_front_matter_of_the_guide_is_yaml(text: str) -> None:
    assert yaml.safe_load(text)


@pytest.mark.parametrize("inside", [*CITATIONS, *(f"@key, {place}" for place in PLACES)])
def test_a_citation_of_the_guide_is_read(inside: str) -> None:
    parsed = citation.parse(inside, lambda offset, length: Span("CONTRIBUTING.md", 1, offset + 1, length))

    assert parsed.faults == ()
    assert parsed.citation.cites


def test_another_edition_starts_by_the_guide_word_for_word(
    tmp_path: Path, build: Callable[[Path, str], int], capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "clone"
    root.mkdir()
    shutil.copytree(
        ROOT / "tests", copy_repository(root) / "tests", ignore=shutil.ignore_patterns("golden", "pictures")
    )
    recipe = GUIDE.partition("\n## Start an edition of another report\n")[2].partition("\n## ")[0]
    lines = re.findall(r"^[0-9]+\. (.*)$", recipe, re.MULTILINE)
    commands = [command for line in lines[:7] for command in re.findall(r": `(.+)`$", line)]
    assert len(lines) == 10
    assert len(commands) == 7

    python = f'python3() {{ {shlex.quote(sys.executable)} "$@"; }}'
    for command in commands[:-1]:
        subprocess.run(["bash", "-euc", f"{python}; {command}"], cwd=root, check=True)
    assert main(["address", "add"], root) == 0
    assert build(root, "https://edition.example/") == 0, capsys.readouterr().out
    assert "The invented report and its maker" in (root / "site/about/index.html").read_text(encoding="utf-8")

"""One engine for any edition: what is particular to this report stands under docs/ and in mkdocs.yml, and nowhere else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from edition.content.model import Edition
from second import ROOT

ENGINE = [
    file
    for folder in ("scripts", "overrides", "docs/assets/javascripts", "docs/assets/stylesheets")
    for file in sorted((ROOT / folder).rglob("*"))
    if file.suffix in {".py", ".html", ".js", ".css", ".typ", ".xml", ".po", ".pot"}
]
SCRIPTS_OF_NAMES = {"Korean", "Chinese", "Russian", "Japanese"}
"""Languages and writing systems that the engine reads in any edition."""


@pytest.fixture(scope="module")
def names(edition: Edition) -> re.Pattern[str]:
    """The names of this report: its authors, publishers, actors and their names, its citekey, and words of its title."""
    settings = edition.settings
    said = {*settings.report.authors, settings.report.citekey}
    said |= {name for actor in settings.actors for name in (actor.name, *actor.names)}
    said |= {"Katz", "CSIS", "Bush", "HRNK", "North Korea", "DPRK", "Pyongyang", "un-coi"}
    said |= {publisher.name for publisher in settings.report.publishers}
    words = "|".join(re.escape(name) for name in sorted(said - SCRIPTS_OF_NAMES, key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\b")


def test_no_module_of_the_engine_names_this_report(names: re.Pattern[str]) -> None:
    found = [
        f"{file.relative_to(ROOT)}: {match[0]}"
        for file in ENGINE
        for match in names.finditer(file.read_text(encoding="utf-8"))
    ]
    assert len(ENGINE) > 200
    assert found == []


def test_no_module_of_the_engine_counts_what_this_report_has(edition: Edition) -> None:
    """A count of this report's paragraphs or units would stand beside the word for them."""
    counted = re.compile(
        r"\b(?:[0-9]+|two|three|four|five|six|seven|eight) (?:findings|pathways|recommendations|drivers)\b"
    )
    assert [str(file) for file in ENGINE if counted.search(file.read_text(encoding="utf-8"))] == []


def test_no_word_of_this_report_stands_in_the_site_of_another(names: re.Pattern[str], second_site: Path) -> None:
    files = [
        f
        for f in second_site.rglob("*")
        if f.suffix in {".html", ".md", ".json", ".txt", ".xml", ".csv", ".js", ".svg"}
    ]
    found = {
        f"{file.relative_to(second_site)}: {match[0]}"
        for file in files
        for match in names.finditer(file.read_text(encoding="utf-8"))
    }
    assert len(files) > 100
    assert found == set()

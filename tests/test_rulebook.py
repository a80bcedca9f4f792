"""What each code means is written once, and says the same wherever it is read."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from edition import publish, rulebook, verify
from edition.check.ignorable import MAY_BE_IGNORED
from edition.check.run import codes
from edition.cli import main
from edition.publish.addresses import rules
from edition.publish.catalog import Catalog
from edition.rulebook import Explanation, entries

each_entry = pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.code)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, catalog: Catalog) -> Path:
    folder = tmp_path_factory.mktemp("built")
    (folder / "index.html").write_text('<link rel="stylesheet" href="assets/page.css">', encoding="utf-8")
    rules.write(catalog.edition, catalog.config, folder)
    return folder


def words_of(file: Path) -> list[str]:
    """The words of a page's article, without the ways out of it and the headings of its parts."""
    article = LexborHTMLParser(file.read_text(encoding="utf-8")).css("article h1, article pre, article p")
    return re.sub(r"\b(To the edition · All checks|Bad:|Good:)", " ", " ".join(n.text() for n in article)).split()


def test_the_rulebook_has_every_rule_and_every_check_of_the_built_site_once() -> None:
    found = [entry.code for entry in entries()]

    assert found == [*codes(), *sorted(publish.DOCUMENTED), *sorted(verify.documented())]
    assert len(set(found)) == len(found)


@each_entry
def test_explain_knows_every_code_in_either_case(entry: Explanation, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", entry.code.lower()]) == 0

    told = capsys.readouterr().out
    assert told == rulebook.explain(entry.code) == entry.text
    assert told.startswith(f"{entry.code} {entry.name}\n\n{entry.fault}")
    assert entry.bad in told
    assert entry.good in told
    assert (entry.code in MAY_BE_IGNORED) == ("may be ignored" in told)


@each_entry
def test_a_code_s_page_says_what_explain_says(entry: Explanation, pages: Path) -> None:
    file = pages / entry.address / "index.html"

    assert words_of(file) == re.sub(r"\b(Bad:|Good:)", " ", entry.text).split()
    assert 'name="robots" content="noindex"' in file.read_text(encoding="utf-8")


def test_the_list_leads_to_every_page_and_no_page_stands_without_a_code(pages: Path) -> None:
    listing = (pages / rulebook.FOLDER / "index.html").read_text(encoding="utf-8")

    assert re.findall(r'href="([a-z]+[0-9]{3}/)"', listing) == [entry.code.lower() + "/" for entry in entries()]
    assert [entry.fault for entry in entries() if entry.fault not in unescape(listing)] == []
    assert {path.name for path in (pages / rulebook.FOLDER).iterdir()} == {
        "index.html",
        *(entry.code.lower() for entry in entries()),
    }


def test_what_a_code_says_is_text_on_its_page_and_on_the_list(
    catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = replace(entries()[0], fault="A <b> & c.", harm="<i> & d.", bad="<u>&amp;", good="<s>", ignoring="<q>")
    monkeypatch.setattr(rulebook, "entries", lambda: (odd,))
    rules.write(catalog.edition, catalog.config, tmp_path)

    assert words_of(tmp_path / odd.address / "index.html") == re.sub(r"\b(Bad:|Good:)", " ", odd.text).split()
    listing = LexborHTMLParser((tmp_path / rulebook.FOLDER / "index.html").read_text(encoding="utf-8"))
    assert [item.text() for item in listing.css("article li")] == [f"{odd.code} A <b> & c."]


def test_the_pages_have_the_home_page_s_style(pages: Path) -> None:
    html = (pages / entries()[0].address / "index.html").read_text(encoding="utf-8")

    assert '<link rel="stylesheet" href="../../../assets/page.css">' in html


def test_an_unknown_code_is_told_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "CITE999"]) == 2
    assert capsys.readouterr().err == "error: There is no rule 'CITE999'; codes look like 'CITE001'.\n"


def test_a_code_is_linked_only_where_there_is_a_site() -> None:
    assert rulebook.link("cite001", "https://edition.example/") == "https://edition.example/editors/rules/cite001/"
    assert rulebook.link("cite001", "") == rulebook.link("NONE001", "https://edition.example/") == ""


@pytest.mark.slow
def test_the_built_site_has_the_pages_and_a_way_to_them(site: Path) -> None:
    assert 'href="../editors/rules/"' in (site / "method/index.html").read_text(encoding="utf-8")
    assert [entry.code for entry in entries() if not (site / entry.address / "index.html").is_file()] == []
    assert "editors/" not in (site / "sitemap.xml").read_text(encoding="utf-8")

"""Claims that a page shows and another tells: their words, links, label and notes, and the statement that they carry."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from markdown import Markdown

from edition.check.rules.cover import cover001_statement_not_carried as cover001
from edition.check.run import run
from edition.config import Config
from edition.content import graph
from edition.content.argument import argument
from edition.content.load import load
from edition.content.matrix import matrix
from edition.publish.downloads import briefs
from edition.render import page_mark, site
from edition.render.extension import EditionExtension
from fixture_sites import BASE, make

TOLD, SHOWS = "docs/pathways/forcible-repatriation.md", "docs/findings/food-and-life.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The tiny site, in which a finding shows a claim of a pathway that links."""
    make(BASE, tmp_path)
    told = tmp_path / TOLD
    links = "The Commission describes [hunger](../findings/food-and-life.md#f1-1) and [returns](#how) on [a page](../about.md)"
    links += ", [at its address](/about/), [elsewhere](https://un.example.org/a)"
    text = told.read_text(encoding="utf-8")
    assert "The Commission describes the treatment of people sent back" in text
    told.write_text(text.replace("The Commission describes the treatment of people sent back", links), encoding="utf-8")
    with (tmp_path / SHOWS).open("a", encoding="utf-8") as page:
        page.write("\n/// show | P1.2\n///\n")
    return tmp_path


def rendered(root: Path, claim: str = "P1.2") -> Xml.Element:
    body = (root / SHOWS).read_text(encoding="utf-8").partition("---\n\n")[2]
    site.begin(root)
    text = page_mark.marked(body, SHOWS.removeprefix("docs/"))
    html = Markdown(extensions=["attr_list", "tables", EditionExtension(root=str(root))]).convert(text)
    page = Xml.fromstring(f"<div>{html}</div>")
    found = page.find(f".//div[@data-claim='{claim}']")
    assert found is not None
    return found


def test_a_shown_claim_has_its_words_label_and_note_and_no_anchor_of_its_own(root: Path) -> None:
    shown = rendered(root)
    text, label, address = (
        shown.find(f".//*[@class='{name}']") for name in ("claim__text", "claim__basis", "claim__id")
    )

    assert text is not None and "".join(text.itertext()).strip().startswith("The Commission describes hunger")
    assert label is not None and (label.text or "").startswith("Public record, verified")
    assert address is not None and address.get("href") == "../pathways/forcible-repatriation.md#p1-2"
    assert shown.find(".//div[@class='notes']") is not None
    assert shown.get("id") is None
    assert shown.get("class") == "claim claim--record claim--shown"


def test_its_note_says_why_it_was_confirmed_only_in_part(root: Path) -> None:
    with (root / SHOWS).open("a", encoding="utf-8") as page:
        page.write("\n/// show | P1.3\n///\n")
    reasons = [rendered(root, claim).findtext(".//p[@class='notes__doubt']") for claim in ("P1.3", "P1.2")]

    assert reasons == ["Partly confirmed: rests on one press report", None]


def test_its_links_lead_where_they_led(root: Path) -> None:
    links = [a.get("href") for a in rendered(root).iterfind(".//*[@class='claim__text']//a") if a.get("href")]

    assert links[:3] == ["#f1-1", "../pathways/forcible-repatriation.md#how", "../about.md"]
    assert links[3:5] == ["/about/", "https://un.example.org/a"]


def test_it_carries_its_statement_for_the_section_that_shows_it(root: Path) -> None:
    with (root / "docs/data/statements.yaml").open("a", encoding="utf-8") as statements:
        statements.write("- {id: s1.9, section: findings, statement: It sends people back.}\n")
    told = root / TOLD
    text = told.read_text(encoding="utf-8").replace("statement: s1.1", "statement: s1.1, s1.9", 1)
    told.write_text(text, encoding="utf-8")
    summary = root / "docs/summary.md"
    text = summary.read_text(encoding="utf-8").replace("statement: s1.1", "statement: s1.1, s1.9", 1)
    summary.write_text(text, encoding="utf-8")
    assert len(run(load(root), [cover001])) == 1

    with (root / SHOWS).open("a", encoding="utf-8") as page:
        page.write("\n/// show | P1.1\n///\n")
    assert run(load(root), [cover001]) == []


def test_it_stands_in_the_unit_of_the_page_or_section_that_shows_it(root: Path) -> None:
    with (root / "docs/pathways/drivers.md").open("a", encoding="utf-8") as page:
        page.write("\n/// show | P1.1\n///\n")
    edition = load(root)
    places = {(place.claim.id, place.unit) for place in graph.placed(edition) if place.claim.page != place.page}

    assert places == {("P1.2", "F1"), ("P1.1", "D1")}
    assert {node.id: node.paragraphs for node in argument(edition).nodes}["D1"] == ("1",)


def test_it_stands_in_the_brief_of_the_unit_that_shows_it(root: Path) -> None:
    with (root / "docs/recommendations/labor-abuses.md").open("a", encoding="utf-8") as page:
        page.write("\n/// show | P1.1\n///\n\n/// show | P1.2\n///\n")
    row = briefs.row("R1", "a4", load(root), Config(root, "https://edition.example/", ""))

    assert [[claim["id"] for claim in part["claims"]] for part in row["parts"]] == [["P1.1"], ["P1.2"], ["R1.2"]]


def test_it_counts_in_the_matrix_where_it_stands_under_an_actor(root: Path) -> None:
    actors = "actors: [{name: China, names: [China], heading: china}]\n"
    settings = root / "docs/data/edition.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + actors, encoding="utf-8")
    with (root / TOLD).open("a", encoding="utf-8") as page:
        page.write("\n## For China { #china }\n\n/// show | F1.1\n///\n")
    shown = root / SHOWS
    text = shown.read_text(encoding="utf-8").replace("The Commission found", "In China the Commission found")
    shown.write_text(text, encoding="utf-8")
    (row,) = matrix(load(root))

    assert "F1.1" in {ref for marks in row.cells for mark in marks for ref in mark.refs}


def test_a_block_that_shows_a_claim_has_no_words_of_its_own(root: Path) -> None:
    with (root / SHOWS).open("a", encoding="utf-8") as page:
        page.write("\n/// show | P1.1\n\nOther words.\n///\n")

    assert [d.message for d in run(load(root)) if d.code == "CLAIM001"] == ["the block 'show' holds words of its own"]

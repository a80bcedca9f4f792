"""The argument map: the picture and the words say what the relations say, and no more."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from edition.content import pages
from edition.content.load import load
from edition.content.model import Edition, Relation
from edition.content.vocabulary import GROUPS, OUTSIDE_THE_ARGUMENT
from edition.publish.downloads import book
from edition.render import map as argument_map
from edition.render.elements import Element, el
from edition.render.site import Site
from second import FOLDER

Drawn = Callable[[str], Element]
WHOLE, BRIEF = "map.md", "index.md"


@pytest.fixture(scope="module")
def drawn(edition: Edition) -> Drawn:
    """The map as a page has it: `svg` the picture, `ul` the words, `figure` both."""
    site = Site(edition)

    def draw(path: str) -> Element:
        block = el("div")
        fill = argument_map.whole if path == WHOLE else argument_map.brief
        fill(block, "", site.pages[path], site)
        return block

    return draw


def related(edition: Edition) -> list[Relation]:
    return [relation for relation in edition.relations if relation.name not in OUTSIDE_THE_ARGUMENT]


def form(block: Element, tag: str) -> Element:
    found = block.find(tag)
    assert found is not None
    return found


def lines(root: Element) -> dict[str, Element]:
    found = [(e.get("data-line", ""), e) for e in root.iter() if "data-line" in e.attrib]
    assert len(dict(found)) == len(found)
    return dict(found)


@pytest.mark.parametrize("path", [WHOLE, BRIEF])
@pytest.mark.parametrize("tag", ["svg", "ul"])
def test_its_nodes_are_the_units_their_groups_and_the_paragraph_that_a_relation_names(
    drawn: Drawn, edition: Edition, path: str, tag: str
) -> None:
    nodes = [e.get("data-node") for e in form(drawn(path), tag).iter() if "data-node" in e.attrib]

    units = {unit.id for unit in edition.units if unit.kind in GROUPS.values()}
    assert sorted(nodes, key=str) == sorted({*units, *GROUPS, "ES2"})


@pytest.mark.parametrize("tag", ["svg", "ul"])
def test_its_lines_are_the_relations_each_once(drawn: Drawn, edition: Edition, tag: str) -> None:
    found = lines(form(drawn(WHOLE), tag))

    assert set(found) == {f"{r.source} {r.name} {r.target}" for r in related(edition)}


@pytest.mark.parametrize("tag", ["svg", "ul"])
def test_a_line_is_solid_with_its_paragraph_only_where_the_summary_states_it(
    drawn: Drawn, edition: Edition, tag: str
) -> None:
    found = lines(form(drawn(WHOLE), tag))

    for relation in related(edition):
        line = found[f"{relation.source} {relation.name} {relation.target}"]
        kind = "stated" if relation.basis == "report" else "reading"
        assert (line.get("class") or "").endswith(f"--{kind}")
        words = "".join(line.itertext())
        for paragraph in {s[1:].partition(".")[0] for s in relation.statements}:
            assert f"¶\N{NO-BREAK SPACE}{paragraph}" in words
        assert ("¶" in words) == (kind == "stated")


@pytest.mark.parametrize("path", [WHOLE, BRIEF])
def test_a_sentence_counts_what_is_stated_and_what_is_read(drawn: Drawn, edition: Edition, path: str) -> None:
    words = "".join(form(drawn(path), "figcaption").itertext())

    stated = sum(relation.basis == "report" for relation in related(edition))
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    assert numbers == [len(related(edition)), stated, len(related(edition)) - stated]
    assert "Most of what this picture draws is therefore not said" in words


def test_in_brief_the_relations_of_a_group_are_one_line_and_nothing_moves_to_the_group(
    drawn: Drawn, edition: Edition
) -> None:
    for tag in ("svg", "ul"):
        found = [e for e in form(drawn(BRIEF), tag).iter() if "data-line" in e.attrib]
        assert sorted(f"{e.get('data-line')} {(e.get('class') or '').rpartition('--')[2]}" for e in found) == [
            "accelerants worsens ES2 stated",
            "accelerants worsens findings reading",
            "drivers drives pathways stated",
            "pathways facilitates findings stated",
            "pathways leads_to findings reading",
            "recommendations answers pathways reading",
        ]
    leads = sum(relation.name == "leads_to" for relation in edition.relations)
    assert f"{leads} lines, each this edition’s reading" in "".join(form(drawn(BRIEF), "ul").itertext())


@pytest.mark.parametrize("path", [WHOLE, BRIEF])
def test_every_link_leads_to_a_page_and_an_anchor(drawn: Drawn, edition: Edition, path: str) -> None:
    known = {page.path: page.anchors for page in edition.pages}
    for link in drawn(path).iter("a"):
        target, _, anchor = (link.get("href") or "").partition("#")
        assert target in known
        assert not anchor or anchor in known[target]


@pytest.mark.parametrize("path", [WHOLE, BRIEF])
def test_no_line_lies_on_another(drawn: Drawn, path: str) -> None:
    ways = [way.get("d") for way in form(drawn(path), "svg").iter("path")]

    assert len(set(ways)) == len(ways)


def test_pointing_at_a_node_shows_its_lines_and_those_of_its_group(drawn: Drawn, edition: Edition) -> None:
    picture = form(drawn(WHOLE), "svg")
    name = {f"#{e.get('id')}": e.get("data-line", "") for e in picture.iter() if "data-line" in e.attrib}
    children = list(picture)
    shown = {
        node.get("data-node", ""): {name[use.get("href", "")] for use in lit.iter("use")}
        for node, lit in pairwise(children)
        if "data-node" in node.attrib
    }

    assert shown["P3"] == {
        "P3 leads_to F3", "P3 leads_to F5", "P3 leads_to F7", "R1 answers P3",
        "drivers drives pathways", "pathways facilitates findings",
    }  # fmt: skip
    assert shown["R7"] == set()
    assert shown["ES2"] == {"accelerants worsens ES2", "accelerants worsens findings", "pathways facilitates findings"}


def test_a_unit_without_a_line_says_why(drawn: Drawn, edition: Edition) -> None:
    words = "".join(form(drawn(WHOLE), "ul").itertext())

    assert edition.declined
    for declined in edition.declined:
        assert f"No line. {declined.reason}" in words
    assert "No line." not in "".join(form(drawn(BRIEF), "ul").itertext())


def test_a_relation_written_for_a_group_is_the_groups_own() -> None:
    text = "---\ntitle: T\nkind: frame\nid: X3\nsummary: S\nfacilitates:\n  findings: why\n---\n\nText.\n"

    (relation,) = pages.read(text, "pathways/index.md", "docs/pathways/index.md").relations

    assert (relation.source, relation.name, relation.target) == ("pathways", "facilitates", "findings")


@pytest.mark.parametrize(
    ("bases", "said", "of_each"),
    [
        (("reading", "reading"), "Of 2 lines, 0 are stated", ["2 lines, each this edition’s reading"]),
        (("reading", "report"), "Of 2 lines, 1 is stated", ["this edition’s reading", "executive summary"]),
        (("report", "report"), "Of 2 lines, 2 are stated", ["2 lines, each executive summary"]),
    ],
)
def test_lines_are_counted_and_most_of_them_are_more_than_half(
    bases: tuple[str, str], said: str, of_each: list[str]
) -> None:
    small = load(FOLDER)
    leading = sorted(r.source for r in small.relations if r.name == "leads_to" and r.target == "F1")[:2]
    either = {r.source: r for r in small.relations if r.name == "leads_to"}
    both = tuple(replace(either[source], basis=basis) for source, basis in zip(leading, bases, strict=True))
    site = Site(replace(small, relations=both))
    block = el("div")
    argument_map.brief(block, "", site.pages["index.md"], site)

    (counted,) = ("".join(caption.itertext()) for caption in block.iter("figcaption"))
    assert counted.startswith(said)
    assert ("Most of what this picture draws" in counted) == (bases == ("reading", "reading"))
    words = ["".join(item.itertext()) for item in form(block, "ul").iter("li") if "data-line" in item.attrib]
    assert [text.partition(": ")[2].startswith(kind) for text, kind in zip(words, of_each, strict=True)] == [
        True
    ] * len(of_each)


@pytest.mark.parametrize("path", ["map/index.html", "index.html"])
def test_the_picture_is_small(site: Path, path: str) -> None:
    html = (site / path).read_text(encoding="utf-8")
    picture = html[html.index("<svg") : html.index("</svg>") + 6]

    assert "map__picture" in picture
    assert len(picture.encode()) <= 30_000


@pytest.mark.parametrize("path", ["map", "home"])
def test_the_one_file_has_the_picture_and_the_book_has_it_as_a_plate(site: Path, path: str) -> None:
    chapter = LexborHTMLParser((site / "offline.html").read_text(encoding="utf-8")).css_first(f"#page-{path}")
    assert chapter is not None
    picture = chapter.css_first("svg")
    assert picture is not None
    ids = {node.attributes["id"] for node in chapter.css("[id]")}

    assert picture.attributes["aria-describedby"] in ids
    assert {(use.attributes["href"] or "")[1:] for use in picture.css("use")} <= ids
    (plate,) = plates(book.tree(chapter))
    assert plate[1]["alt"] == picture.attributes["aria-label"]
    assert "map__picture--wide" in plate[2][0]
    assert ElementTree.fromstring(plate[2][0]).find("{http://www.w3.org/2000/svg}style") is not None


def plates(node: Any) -> list[Any]:
    """The drawings in an element of the book."""
    if isinstance(node, str):
        return []
    return [node] if node[0] == "chart" else [plate for kid in node[2] for plate in plates(kid)]


# What a browser makes of it, without script.

MEASURE = """() => {
  const picture = [...document.querySelectorAll('.map__picture')].find(e => e.checkVisibility());
  const scale = picture.getScreenCTM().a;
  const inside = (p, b) => p.x > b.x + 1 && p.x < b.x + b.width - 1 && p.y > b.y + 1 && p.y < b.y + b.height - 1;
  const boxes = [...picture.querySelectorAll('.map__unit, .map__row')].map(e => e.getBBox());
  const texts = [...picture.querySelectorAll('text')];
  const words = texts.map(e => [e.textContent, e.getBBox()]);
  const crossed = [];
  for (const way of picture.querySelectorAll('.map__lines path')) {
    for (let at = 0; at <= way.getTotalLength(); at += 3) {
      const point = way.getPointAtLength(at);
      for (const [text, box] of words) if (inside(point, box)) crossed.push(text);
    }
  }
  const overlapping = boxes.filter((a, i) => boxes.some((b, j) => i !== j &&
    a.x < b.x + b.width - 1 && b.x < a.x + a.width - 1 && a.y < b.y + b.height - 1 && b.y < a.y + a.height - 1));
  const outside = texts.filter(e => {
    const box = e.parentElement.querySelector('rect')?.getBBox();
    if (!box || !e.matches('.map__id, .map__name') ) return false;
    const own = e.getBBox();
    return e.parentElement.querySelector('.map__unit') && own.x + own.width > box.x + box.width;
  }).map(e => e.textContent);
  const view = picture.viewBox.baseVal;
  const cut = texts.filter(e => e.getBBox().x + e.getBBox().width > view.x + view.width).map(e => e.textContent);
  const letters = Math.min(...texts.map(e => parseFloat(getComputedStyle(e).fontSize) * scale));
  const small = [...picture.querySelectorAll('a rect:first-child')].map(e => e.getBBox())
    .filter(b => Math.min(b.width, b.height) * scale < 24).length;
  return {crossed, overlapping: overlapping.length, outside, cut, letters, small};
}"""


@pytest.mark.browser
@pytest.mark.parametrize("path", ["map/", ""])
@pytest.mark.parametrize("width", [320, 390, 699, 700, 900, 1100, 1440])
def test_it_is_legible_at_every_width(browser: Browser, address: str, path: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(address + path)
    found = page.evaluate(MEASURE)
    page.close()

    assert found.pop("letters") >= 12
    assert found == {"crossed": [], "overlapping": 0, "outside": [], "cut": [], "small": 0}


@pytest.mark.browser
@pytest.mark.parametrize("path", ["map/", ""])
def test_a_narrow_screen_and_a_wide_one_have_each_their_picture(browser: Browser, address: str, path: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    seen = {}
    for width in (320, 699, 700):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address + path)
        parts = (".map__picture--wide", ".map__picture--narrow", ".map__words")
        seen[width] = tuple(page.locator(part).is_visible() for part in parts)
    page.close()

    words = path == "map/"
    assert seen == {320: (False, True, words), 699: (False, True, words), 700: (True, False, words)}


@pytest.mark.browser
@pytest.mark.parametrize("how", ["hover", "focus"])
def test_a_node_that_is_pointed_at_or_reached_by_keyboard_shows_its_connections(
    browser: Browser, address: str, how: str
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 1600}, java_script_enabled=False)
    page.goto(address + "map/")
    node = page.locator('.map__picture--wide a[data-node="P3"]')
    lit = page.locator('.map__picture--wide a[data-node="P3"] + .map__lit use').first

    assert not lit.is_visible()
    if how == "hover":
        node.hover()
    else:
        page.locator('.map__picture--wide a[data-node="P2"]').focus()
        page.keyboard.press("Tab")
    assert lit.is_visible()

    node.click()
    assert page.url == address + "pathways/forcible-repatriation/"
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_on_paper_the_picture_stands_on_the_first_sheet(browser: Browser, address: str, paper: str) -> None:
    page = browser.new_page()
    page.goto(address + "map/")
    first = pdfium.PdfDocument(page.pdf(format=paper, prefer_css_page_size=False))[0].get_textpage().get_text_range()
    page.close()

    assert all(unit in first for unit in ("F1", "P4", "D4", "R7"))

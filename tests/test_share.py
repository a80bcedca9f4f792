"""What travels: cards, codes, texts to paste and the pages that hold them. None may put our words in the authors' mouths."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from urllib.parse import urljoin

import pytest
import zxingcpp
from fontTools.ttLib import TTFont
from PIL import Image
from playwright.sync_api import Browser, expect
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser

from benchmarks.kinds_of_page import KINDS
from conftest import SITE_URL
from edition.config import Config
from edition.content import markdown
from edition.content.model import Edition
from edition.drawing import codes as drawing_codes
from edition.drawing import typeset
from edition.publish import attribution
from edition.publish.addresses import share
from edition.publish.downloads import briefs, cards, codes


@pytest.fixture(scope="session")
def config(tmp_path_factory: pytest.TempPathFactory) -> Config:
    return Config(tmp_path_factory.mktemp("root"), "https://example.org/edition/", "")


def test_a_card_shows_the_claim_s_own_words(edition: Edition, config: Config) -> None:
    for claim in edition.claims:
        row = cards.row(claim, edition, config)

        assert row["text"] == markdown.plain(claim.text)
        assert row["id"] == claim.id
        assert row["address"] == f"example.org/edition/{claim.anchor}/"


def test_only_a_restatement_names_the_authors_and_as_a_paraphrase(edition: Edition) -> None:
    for claim in edition.claims:
        said = attribution.whose(claim, edition)
        if claim.basis == "report":
            assert re.fullmatch(
                r"Paraphrase by this edition of Cha & Katz, executive summary, (front matter|paras?\. [\d, ]+)", said
            )
        else:
            assert "Paraphrase" not in said
            assert "this edition" in said.lower()


def test_a_reading_says_that_it_is_not_the_authors(edition: Edition) -> None:
    readings = [claim for claim in edition.claims if claim.basis == "reading"]

    assert readings
    assert all("not the words of the report’s authors" in attribution.whose(c, edition) for c in readings)


def test_a_printed_card_holds_every_word_at_a_size_that_fits(edition: Edition, config: Config) -> None:
    longest = sorted(edition.claims, key=lambda c: -len(attribution.words(c)))[:5]
    pages = PdfReader(
        io.BytesIO(typeset.document("card.typ", {"cards": [cards.row(c, edition, config) for c in longest]}, 0))
    ).pages

    assert len(pages) == len(longest)
    for claim, page in zip(longest, pages, strict=True):
        assert re.sub(r"\W", "", attribution.words(claim)) in re.sub(r"\W", "", page.extract_text())


def test_the_fonts_hold_every_letter_that_is_set(edition: Edition, config: Config) -> None:
    known = set()
    for file in (typeset.FONTS[0] / "SourceSerifPro-Regular.ttf", *typeset.FONTS[1].glob("*.otf")):
        known |= set(TTFont(file).getBestCmap())
    rows = [cards.row(thing, edition, config) for thing in cards.things(edition)]
    names = ["".join(name) for term in edition.glossary for name in term.names.values()]
    titles = [source.text("title") for source in edition.sources]
    missing = {
        c for text in [*names, *titles, *(t for row in rows for t in row.values())] for c in text if ord(c) not in known
    }

    assert missing == set(), "cut the font in drawing/fonts anew, as CONTRIBUTING.md says"


def test_every_published_card_has_its_size_and_weight(site: Path, edition: Edition) -> None:
    for thing in cards.things(edition):
        file = site / thing.anchor / cards.FILE

        assert file.stat().st_size <= 200_000
    assert Image.open(file).size == cards.SIZE


def test_a_short_page_names_its_card_and_says_it_in_words(site: Path, edition: Edition) -> None:
    for thing in [edition.units[0], *edition.claims[::100]]:
        tree = LexborHTMLParser((site / thing.anchor / "index.html").read_text(encoding="utf-8"))
        said = {m.attributes["property"]: m.attributes["content"] for m in tree.css("meta[property]")}

        assert said["og:image"] == urljoin(said["og:url"], cards.FILE)
        assert attribution.words(thing) in (said["og:image:alt"] or "")
        assert tree.css_first("h1") is not None


def test_every_page_has_a_card_that_is_there(site: Path, edition: Edition) -> None:
    for page in edition.pages:
        tree = LexborHTMLParser((site / page.url / "index.html").read_text(encoding="utf-8"))
        said = {m.attributes["property"]: m.attributes["content"] or "" for m in tree.css("meta[property]")}

        assert (site / said["og:image"].removeprefix(SITE_URL)).is_file(), page.path
        assert (page.summary in said["og:image:alt"]) == (page.kind == "home" or bool(page.id and page.summary))


def test_a_code_reads_as_exactly_the_short_address(edition: Edition, config: Config, site: Path) -> None:
    for thing in [*edition.units[::12], *edition.claims[::80]]:
        drawn = drawing_codes.svg(attribution.short_address(thing, config)).decode()

        assert _read(drawn) == f"https://example.org/edition/{thing.anchor}/"
    with zipfile.ZipFile(site / codes.ARCHIVE) as archive:
        assert len(archive.namelist()) == len(cards.things(edition))


def _read(svg: str) -> str:
    """Draws the modules of a code and reads them back."""
    size = int(re.search(r'width="(\d+)"', svg)[1])  # type: ignore[index]
    image = Image.new("L", (size, size), 255)
    x = y = 0.0
    path = re.findall(r'stroke="#000" d="([^"]+)"', svg)[-1]
    for step, values in re.findall(r"([Mmh])([^Mmh]+)", path):
        numbers = [float(n) for n in re.findall(r"-?[\d.]+", values)]
        if step == "M":
            x, y = numbers
        elif step == "m":
            x, y = x + numbers[0], y + numbers[1]
        else:
            for column in range(int(x), int(x + numbers[0])):
                image.putpixel((column, int(y)), 0)
            x += numbers[0]
    (code,) = zxingcpp.read_barcodes(image.resize((size * 4, size * 4), Image.Resampling.NEAREST))
    return code.text


def test_a_claim_s_own_page_gives_words_credit_address_and_advice(site: Path, edition: Edition) -> None:
    for claim in edition.claims[::60]:
        tree = LexborHTMLParser((site / claim.anchor / "index.html").read_text(encoding="utf-8"))
        text = tree.body.text() if tree.body else ""

        assert attribution.words(claim) in text
        assert attribution.whose(claim, edition) in text
        assert "Cite the report for its claims, and this edition for its own." in text


def test_a_snippet_has_no_script_no_frame_and_asks_us_for_nothing(edition: Edition, config: Config) -> None:
    for claim in edition.claims[::40]:
        for text in share.snippets(claim, edition, config).values():
            assert not re.search(r"<(script|iframe|img|link|style)|on\w+=|!\[", text)
            assert attribution.short_address(claim, config) in text


def test_every_claim_of_every_page_leads_to_its_own_page(site: Path, edition: Edition) -> None:
    for page in edition.pages:
        tree = LexborHTMLParser((site / page.url / "index.html").read_text(encoding="utf-8"))
        found = {a.attributes["href"] for a in tree.css("a.claim__share")}
        there = [claim.id for claim in edition.claims if claim.page == page.path]
        there += [shown.claim for shown in edition.shown if shown.page == page.path]

        assert len(found) == len(there), page.path
        for href in found:
            assert (site / page.url / (href or "")).resolve().joinpath("index.html").exists()


@pytest.mark.browser
def test_address_and_words_are_copied_and_that_is_said(browser: Browser, site: Path, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}{KINDS['pathway']}#p3-2")
    for value, told, copied in (
        ("link", "Address of P3.2 copied.", f"{address}p3-2/"),
        ("text", "Text of P3.2 copied.", (site / "p3-2" / share.QUOTE).read_text(encoding="utf-8")),
    ):
        page.locator(f"#p3-2 .share__copy[value={value}]").click()
        expect(page.get_by_role("status")).to_have_text(told)
        assert page.evaluate("navigator.clipboard.readText()") == copied
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize(("page_of", "id"), [("p3-2/", "P3.2"), ("p3/cite/", "P3")])
def test_on_its_own_page_a_thing_is_copied_by_keyboard_and_that_is_said(
    browser: Browser, site: Path, address: str, page_of: str, id: str
) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}{page_of}")
    home = id.lower().replace(".", "-")
    page.get_by_role("button", name=f"Copy link to {id}", exact=True).focus()
    for label, told, copied in (
        (f"Copy link to {id}", f"Address of {id} copied.", f"{address}{home}/"),
        (f"Copy text of {id}", f"Text of {id} copied.", (site / home / share.QUOTE).read_text(encoding="utf-8")),
    ):
        expect(page.get_by_role("button", name=label, exact=True)).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_have_text(told)
        assert page.evaluate("navigator.clipboard.readText()") == copied
        page.keyboard.press("Tab")
    context.close()


@pytest.mark.browser
def test_what_cannot_be_copied_is_said_with_another_way(browser: Browser, address: str) -> None:
    page = browser.new_context().new_page()
    page.route(f"**/p3-2/{share.QUOTE}", lambda route: route.abort())
    page.goto(f"{address}{KINDS['pathway']}#p3-2")
    page.locator("#p3-2 .share__copy[value=text]").click()
    expect(page.get_by_role("status")).to_have_text("Text of P3.2 could not be copied; its own page has it as text.")
    page.context.close()


BUTTONS = """() => [...document.querySelectorAll(".claim")].flatMap(claim => {
  const text = claim.querySelector(".claim__text").getBoundingClientRect();
  return [...claim.querySelectorAll(".claim__share, .share__copy")].flatMap(button => {
    const box = button.getBoundingClientRect();
    const beside = box.right <= text.left + 1, above = box.bottom <= text.top + 1;
    return [
      box.height >= 23.5 && box.width >= 23.5 ? "" : `too small: ${box.width} by ${box.height}`,
      box.left >= 0 && box.right <= innerWidth ? "" : "out of the page",
      beside || above ? "" : "over the text",
      box.bottom <= claim.getBoundingClientRect().bottom + 1 ? "" : "out of its claim",
    ].filter(Boolean).map(fault => `${claim.id} ${button.textContent}: ${fault}`);
  });
})"""


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 375, 800, 1280])
def test_a_claim_has_its_buttons_in_its_label_whether_it_is_pointed_at_or_not(
    browser: Browser, address: str, width: int
) -> None:
    page = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True).new_page()
    page.goto(address + KINDS["pathway"])
    page.add_style_tag(content="* { content-visibility: visible !important }")
    assert page.locator(".share__copy").count() == 2 * page.locator(".claim").count() > 0
    assert page.evaluate(BUTTONS) == []
    page.context.close()


@pytest.mark.browser
def test_without_a_script_no_button_is_there_that_does_nothing(browser: Browser, address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(address + KINDS["pathway"])
    assert not page.locator(".share__copies").first.is_visible()
    assert page.locator(".claim__share").first.is_visible()
    page.context.close()


def test_a_page_of_which_there_is_a_brief_leads_to_it(site: Path, edition: Edition) -> None:
    expected = {page.path: page.id for page in edition.pages if page.id in briefs.subjects(edition)}
    expected["summary.md"] = briefs.ARGUMENT
    found = {}
    for page in edition.pages:
        tree = LexborHTMLParser((site / page.url / "index.html").read_text(encoding="utf-8"))
        ways = [(site / page.url / (a.attributes["href"] or "")).resolve() for a in tree.css('.head a[href*="pdf/"]')]
        if ways:
            (found[page.path],) = {file.stem.rpartition("-")[0].upper() for file in ways}
            assert len(ways) == 2
            assert all(file.is_file() for file in ways)
    assert found == {path: subject.upper() for path, subject in expected.items()}

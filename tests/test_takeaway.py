"""What is taken away: the book, the briefs and the one file. Each holds what the edition holds, and asks nothing of anybody."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from playwright.sync_api import Browser
from pypdf import PdfReader
from pypdfium2 import PdfDocument
from selectolax.lexbor import LexborHTMLParser

from edition.content.model import Edition
from edition.publish.catalog import Catalog
from edition.publish.downloads import book, briefs, offline

PAPERS = {"letter": (612, 792), "a4": (595, 842)}


@pytest.fixture(scope="module")
def one_file(site: Path) -> LexborHTMLParser:
    return LexborHTMLParser((site / offline.FILE).read_text(encoding="utf-8"))


LARGEST_FILE = 3_000_000
"""Bytes of the one file. It has 2,853,000: 1,056,000 are claims with their notes, 261,000 the page of the sources, 222,000
drawings, and the rest accounts, lists and heads, each there once. Encoded for mail it stays under 5 MB."""


def test_the_one_file_is_small_enough_to_pass_on(site: Path) -> None:
    assert (site / offline.FILE).stat().st_size <= LARGEST_FILE


def test_the_one_file_asks_nothing_of_anybody(one_file: LexborHTMLParser) -> None:
    assert not one_file.css("script, img, iframe, object, embed, video, audio, source, base, link:not([rel=canonical])")
    style = one_file.css_first("style")
    assert style is not None
    assert not re.search(r"url\(|@import", style.text())


def test_every_link_within_the_one_file_leads_somewhere(one_file: LexborHTMLParser) -> None:
    ids = [node.attributes["id"] for node in one_file.css("[id]")]
    inside = [(a.attributes["href"] or "")[1:] for a in one_file.css('a[href^="#"]')]

    assert len(ids) == len(set(ids))
    assert len(inside) > 1000
    assert set(inside) <= set(ids)
    assert all(re.match(r"(#|https?:|mailto:)", a.attributes["href"] or "") for a in one_file.css("a[href]"))


def test_the_one_file_holds_every_claim_at_its_id(one_file: LexborHTMLParser, edition: Edition) -> None:
    there = {node.attributes["id"] for node in one_file.css(".claim[id]")}

    assert {claim.anchor for claim in edition.claims} <= there


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 800, 1280])
def test_the_one_file_is_read_without_scrolling_sideways(site: Path, browser: Browser, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto((site / offline.FILE).as_uri())
    wide = page.evaluate(
        "() => [document.documentElement.scrollWidth, ...[...document.querySelectorAll('.note')].map(n => n.getBoundingClientRect().right)]"
    )
    page.close()

    assert max(wide) <= width


def test_the_page_tells_the_sum_of_the_file_as_published(site: Path) -> None:
    told = (site / "offline/index.html").read_text(encoding="utf-8")

    assert hashlib.sha256((site / offline.FILE).read_bytes()).hexdigest() in told


def test_a_unit_in_the_book_has_a_code_that_reads_as_its_address(
    edition: Edition, catalog: Catalog, tmp_path: Path
) -> None:
    shown = [unit for unit in edition.units if unit.id in ("P3", "D1")]
    headings = ["article", {}, [[f"h{n}", {"id": unit.anchor}, [unit.title]] for n, unit in enumerate(shown, 1)]]
    chapters = [{"level": 1, "runs_on": False, "body": headings}]
    config = replace(catalog.config, root=tmp_path)
    pages = PdfDocument(book.make(book.data(edition, config, chapters), config)[0])
    last = pages[len(pages) - 1].render(scale=3).to_pil()

    read = sorted(code.text for code in zxingcpp.read_barcodes(last))
    assert read == sorted(catalog.address(unit.id) for unit in shown)


@pytest.mark.parametrize("paper", PAPERS)
def test_the_book_is_tagged_titled_and_linked(site: Path, edition: Edition, paper: str) -> None:
    for file in (book.file(paper), briefs.file("P3", paper)):
        pdf = PdfReader(site / file)
        root = pdf.trailer["/Root"]

        assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 (pypdf's own truth)
        assert root["/Lang"].startswith("en")
        assert "North Korea" in (pdf.metadata.title if pdf.metadata else "") or "brief" in str(pdf.metadata)
        assert "pdfuaid" in pdf.trailer["/Root"]["/Metadata"].get_object().get_data().decode("utf-8", "replace")
    whole = PdfReader(site / book.file(paper))
    assert sum(len(page.get("/Annots", ())) for page in whole.pages) > 3000

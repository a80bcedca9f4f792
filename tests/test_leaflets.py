"""Leaflets: each key point on a sheet of A5 and of half Letter, as PDF and as its own page prints."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from conftest import SITE_URL
from edition.content.model import Claim, Edition
from edition.publish import attribution
from edition.publish.catalog import Catalog
from edition.publish.downloads import cards, codes, leaflets
from edition.publish.downloads.book import NoRoom, documents

SHEETS = {"a5": (148, 210), "half-letter": (139.7, 215.9)}
"""Widths and heights in millimeters. ISO 216, ANSI/ASME Y14.1"""


def points(edition: Edition, most: int) -> list[Claim]:
    """The key points with most to say."""
    length = {claim.id: len(attribution.words(claim) + attribution.credit(claim, edition)) for claim in edition.claims}
    return sorted(leaflets.claims(edition), key=lambda claim: length[claim.id], reverse=True)[:most]


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("paper", SHEETS)
def test_each_key_point_has_a_leaflet_of_one_sheet(paper: str, site: Path, edition: Edition) -> None:
    named = {point.claim for page in edition.pages for point in page.points}
    assert {claim.id for claim in leaflets.claims(edition)} == named
    for claim in leaflets.claims(edition):
        (page,) = PdfReader(site / claim.anchor / leaflets.file(paper)).pages
        text = squeezed(page.extract_text())

        assert tuple(round(float(size) / 72 * 25.4, 1) for size in page.mediabox[2:]) == SHEETS[paper]
        assert squeezed(attribution.words(claim)) in text
        assert squeezed(attribution.credit(claim, edition)) in text
        assert squeezed(edition.settings.title) in text
        links = {one.get_object()["/A"]["/URI"] for one in page["/Annots"]}
        assert links == {f"{SITE_URL}{claim.anchor}/"}


@pytest.mark.parametrize("paper", SHEETS)
def test_the_code_of_a_leaflet_leads_to_its_claim(paper: str, site: Path, edition: Edition) -> None:
    for claim in points(edition, 3):
        with PdfDocument(site / claim.anchor / leaflets.file(paper)) as document:
            (code,) = zxingcpp.read_barcodes(document[0].render(scale=3).to_pil())
        assert code.text == f"{SITE_URL}{claim.anchor}/"


def test_a_claim_with_more_words_than_a_sheet_holds_is_a_fault(catalog: Catalog) -> None:
    claim = points(catalog.edition, 1)[0]
    data = leaflets.row(claim, "a5", catalog) | {"text": "word " * 900}
    with pytest.raises(NoRoom) as refused:
        documents(catalog.config, "leaflets-too-long", "leaflet.typ", [data], 1)
    ((_, how),) = refused.value.rows
    said = leaflets.leaflet_too_long(catalog.edition, data, how)

    assert (said.code, said.span) == ("PRINT003", claim.span)
    assert said.message.startswith(f"the leaflet of {claim.id} on one sheet (a5) is too long by ")


@pytest.mark.browser
@pytest.mark.parametrize("paper", SHEETS)
@pytest.mark.parametrize("language", ["", "ko/"])
def test_a_claim_s_own_page_prints_on_one_sheet(
    paper: str, language: str, browser: Browser, address: str, edition: Edition
) -> None:
    page = browser.new_page()
    width, height = SHEETS[paper]
    for claim in points(edition, 4):
        page.goto(f"{address}{language}{claim.anchor}/", wait_until="networkidle")
        words = page.locator(".claim__words").inner_text()
        (sheet,) = PdfReader(io.BytesIO(page.pdf(width=f"{width}mm", height=f"{height}mm"))).pages
        text = squeezed(sheet.extract_text())

        assert squeezed(words)[:60] in text
        assert squeezed(f"{SITE_URL}{language}{claim.anchor}/") in text
    page.close()


def test_a_claim_s_own_page_offers_its_code_and_leaflets_to_keep(site: Path, edition: Edition) -> None:
    claim = points(edition, 1)[0]
    html = (site / claim.anchor / "index.html").read_text(encoding="utf-8")

    for name in (codes.FILE, codes.PICTURE, *map(leaflets.file, leaflets.PAPERS)):
        assert f'<a href="{name}" download="{claim.anchor}-{name}">' in html
        assert (site / claim.anchor / name).is_file()


def test_a_code_as_png_reads_as_the_short_address(site: Path, edition: Edition) -> None:
    for thing in cards.things(edition)[::90]:
        with Image.open(site / thing.anchor / codes.PICTURE) as picture:
            (code,) = zxingcpp.read_barcodes(picture.convert("L"))
        assert code.text == f"{SITE_URL}{thing.anchor}/"

"""The built site in a browser: what a reader meets on every page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from edition.content.markdown import plain
from edition.content.model import Edition
from edition.language import calls
from english import ENGLISH
from pages_beside import files_of, held, looked_at, one_of_each, translated_into

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    yield page
    page.close()


def test_a_page_fits_the_screen_and_opens_without_a_message_or_a_request_to_another_host(
    page: Page, site: Path, address: str, edition: Edition, pytestconfig: pytest.Config
) -> None:
    """A page of each kind in each language, or every one, and one of each kind beside them. Four hundred percent of 1280 pixels are 320."""
    beside = one_of_each(site, edition)
    messages: list[str] = []
    foreign: list[str] = []
    failed: list[str] = []
    wide: list[str] = []
    page.on("console", lambda message: messages.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: messages.append(f"{page.url}: {error}"))
    page.on("request", lambda request: None if request.url.startswith(address) else foreign.append(request.url))
    # A picture still on its way when the next page is asked for is broken off, not failed.
    page.on(
        "requestfailed",
        lambda r: None if "ERR_ABORTED" in (r.failure or "") else failed.append(f"{r.url}: {r.failure}"),
    )
    page.route("**/*", held)

    own = looked_at(edition, pytestconfig.getoption("thorough"))
    translated = [f"{language}/{path}" for language in translated_into(edition) for path in own]
    for path in [*own, *translated, *beside.values()]:
        page.set_viewport_size({"width": 320, "height": 256})
        response = page.goto(address + path)
        assert response is not None
        assert response.status == 200, path
        assert page.locator("h1").count() >= 1 if path == "offline.html" else page.locator("h1").count() == 1, path
        for width in (320, 375, 750, 1280):
            page.set_viewport_size({"width": width, "height": 256})
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                wide.append(f"{path} at {width}")

    assert set(beside) >= {"404.html", "offline.html", "list of checks", "check", "short address of a unit", "source"}
    assert set(beside) >= {"cite of a unit", "claim of report", "claim of reading", "cite of report"}
    assert "unknown kind" not in beside
    assert (messages, foreign, failed, wide) == ([], [], [], [])


def test_notes_work_by_keyboard_there_and_back(page: Page, address: str) -> None:
    """Of figures, tables and entries, whose notes stand apart from the text that cites them."""
    page.goto(address + "pathways/forcible-repatriation/")
    mark = page.locator(".figure .cite a").first
    there = (mark.get_attribute("href") or "").removeprefix("#")
    here = mark.locator("xpath=..").get_attribute("id")
    note = page.locator(f"#{there}")
    mark.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith(f"#{there}")
    assert "China Forcibly Returns More" in (mark.get_attribute("aria-label") or "")
    assert not note.locator("p").is_visible()

    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "China Forcibly Returns More" in note.locator("p").inner_text()

    note.locator(".note__number").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith(f"#{here}")


def test_the_note_of_a_claim_is_the_next_stop_after_its_sentence(page: Page, address: str) -> None:
    """Its number, which only leads to what follows anyway, is no stop, and is not heard."""
    page.goto(address + "pathways/forcible-repatriation/")
    claim = page.locator(".claim[id]:not(:has(.claim__text a:not(.cite a))):has(.note)").first
    claim.locator(".claim__id").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    note = claim.locator(".note").first
    assert note.locator("details").get_attribute("open") is not None
    assert note.locator("p").is_visible()

    silent = """silent => [...document.querySelectorAll(".cite a, .note__number")]
      .filter(link => !!link.closest(".claim") === silent)
      .map(link => [link.tabIndex, link.getAttribute("aria-hidden")].join(" "))"""
    assert set(page.evaluate(silent, True)) == {"-1 true"}
    assert set(page.evaluate(silent, False)) == {"0 "}


def test_the_skip_link_is_first_and_leads_to_the_text(page: Page, address: str) -> None:
    page.goto(address + "summary/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "text"


def test_everything_reads_with_javascript_off(browser: Browser, address: str, edition: Edition) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "pathways/forcible-repatriation/")
    claims = [claim for claim in edition.claims if claim.page == "pathways/forcible-repatriation.md"]
    assert page.locator(".claim[id]").count() == len(claims)
    assert page.locator(".claim__basis").first.is_visible()
    assert page.locator(".connections").is_visible()
    page.locator("#note-3 summary").click()
    assert "A/HRC/25/" in page.locator("#note-3 p").inner_text()
    assert page.locator(".masthead__nav a").first.is_visible()
    context.close()


def test_a_claim_s_own_page_leads_to_the_claim_in_its_place(page: Page, address: str) -> None:
    page.goto(address + "p3-2/")
    page.get_by_role("link", name="Read P3.2 in its place").click()
    page.wait_for_url("**/pathways/forcible-repatriation/#p3-2")
    assert page.locator("#p3-2").is_visible()


def test_the_short_address_of_a_unit_takes_a_browser_to_its_page(page: Page, address: str) -> None:
    page.goto(address + "p3/")
    page.wait_for_url("**/pathways/forcible-repatriation/#p3")


def test_an_unknown_address_gets_the_page_that_helps(page: Page, address: str) -> None:
    response = page.goto(address + "deep/er/no-such-page/")
    assert response is not None
    assert response.status == 404
    assert page.locator("h1").inner_text() == "Page not found"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily.includes('Edition Serif')")
    page.locator("article").get_by_role("link", name="the sources").click()
    assert page.url == address + "sources/"


def test_nothing_is_stored_on_the_device(context: BrowserContext, page: Page, address: str, edition: Edition) -> None:
    for path in [page.url for page in edition.pages][:10]:
        page.goto(address + path)
    assert context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_a_page_prints_its_address_and_its_sources_without_the_menu(page: Page, address: str) -> None:
    page.goto(address + "pathways/forcible-repatriation/")
    page.emulate_media(media="print")
    assert not page.locator(".masthead__nav").is_visible()
    assert page.locator(".colophon__address").inner_text() == (
        "https://edition.example/project/pathways/forcible-repatriation/"
    )
    assert "https://" in page.locator("#note-1").inner_text()
    assert page.locator("#note-1 p").is_visible()


def test_no_page_holds_a_script_but_our_own_files_and_the_line_that_shows_the_kept_display(
    site: Path, edition: Edition
) -> None:
    pages = [file for file in files_of(site, edition) if file.suffix == ".html"]
    ours = {file.relative_to(site).as_posix() for file in site.glob("assets/javascripts/edition.*.js")}
    scripts = {script for p in pages for script in re.findall(r"<script(.*?)</script>", p.read_text("utf-8"), re.S)}
    inline = [script for script in scripts if script.startswith(">")]
    sources = {
        script: re.search(r'src="[./a-z]*?(assets/[^"]+)" defer', script)
        for script in scripts
        if "ld+json" not in script and script not in inline
    }

    head, unknown = sorted(inline, key=len)
    assert "edition-display" in head
    assert calls.translate((ROOT / "docs/assets/javascripts/unknown.js").read_text("utf-8"), ENGLISH) in unknown
    assert [p.name for p in pages if "<script>\n//" in p.read_text("utf-8")] == ["404.html"]
    assert {source and source[1] for source in sources.values()} == ours
    assert len(sources) > 1


def test_a_link_at_a_word_shows_what_it_leads_to_and_moves_nothing(page: Page, address: str, edition: Edition) -> None:
    """A claim of this page and of another, a term and a note, by the pointer and by the keyboard's focus."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address + "pathways/forcible-repatriation/")
    claims = {claim.id: claim for claim in edition.claims}
    box = page.locator(".preview")
    marks = page.locator(".account .rests-on a")
    here = marks.filter(has_text=re.compile(r"^P3\.8$")).first
    there = marks.filter(has_text=re.compile(r"^N2\.2$")).first
    for link, text in (
        (here, plain(claims["P3.8"].text)),
        (there, plain(claims["N2.2"].text)),
        (page.locator('a.term[href="#term-coi"]'), next(term.text for term in edition.glossary if term.id == "coi")),
        (page.locator(".figure .cite a").first, ""),
    ):
        link.scroll_into_view_if_needed()
        before = page.evaluate("[scrollY, document.documentElement.scrollHeight]")
        link.hover()
        expect(box).to_be_visible()
        assert text[:60] in box.inner_text()
        assert len(box.inner_text()) > 20
        assert page.evaluate("[scrollY, document.documentElement.scrollHeight]") == before
        at, room = box.bounding_box(), page.viewport_size
        assert at and room and at["x"] >= 0 and at["x"] + at["width"] <= room["width"]
        page.keyboard.press("Escape")
        expect(box).to_be_hidden()
        page.mouse.move(0, 0)
    here.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(box).to_be_visible()
    assert page.evaluate("document.activeElement.textContent") == "P3.8"
    assert box.get_attribute("aria-hidden") == "true"

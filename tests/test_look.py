"""What a page weighs and how it behaves under a reader's hands: width, zoom, keyboard, colors, paper."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect
from selectolax.lexbor import LexborHTMLParser

from benchmarks.kinds_of_page import KINDS
from benchmarks.pages_server import pages_server
from edition.content.model import Edition

pytestmark = pytest.mark.browser

PATHWAY = KINDS["pathway"]


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    yield page
    page.close()


def opened(browser: Browser, url: str, width: int = 1280, height: int = 900, **options: object) -> Page:
    """A page in a context of its own, which is closed with the page."""
    page = browser.new_context(viewport={"width": width, "height": height}, **options).new_page()  # type: ignore[arg-type]
    page.goto(url)
    return page


FIRST_VIEW = 90_000
"""Bytes of a first view, compressed as a host compresses, fonts and all."""
LARGEST_VIEW = 420
"""For each source, on the page of them all, which holds their references, their marks and what rests on each."""


def weigh(browser: Browser, site: Path, address: str, path: str) -> tuple[int, dict[str, list[str]]]:
    """What a first view of a page fetches, in bytes and by kind."""
    page = browser.new_context().new_page()
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    weight = 0
    kinds: dict[str, list[str]] = {}
    for request in asked:
        name = request.url.removeprefix(address)
        data = (site / (name + "index.html" if name.endswith("/") or not name else name)).read_bytes()
        weight += len(data) if name.endswith((".woff2", ".png")) else len(gzip.compress(data, 6))
        kinds.setdefault(request.resource_type, []).append(name)
    used = page.evaluate("[...document.fonts].filter(f => f.status === 'loaded' && f.family.endsWith('Serif')).length")
    assert len(kinds.get("font", [])) == used, "a font was fetched that the page does not use"
    page.context.close()
    return weight, kinds


@pytest.mark.parametrize("kind", KINDS)
def test_a_first_view_is_light_and_fetches_only_what_the_page_uses(
    browser: Browser, site: Path, address: str, kind: str
) -> None:
    weight, kinds = weigh(browser, site, address, KINDS[kind])
    assert weight <= FIRST_VIEW
    assert len(kinds["font"]) <= 2
    assert len(kinds["stylesheet"]) == 1
    (script,) = kinds["script"]
    assert ("share__copy" in (site / script).read_text(encoding="utf-8")) == (
        "claim__share" in (site / KINDS[kind] / "index.html").read_text(encoding="utf-8")
    )
    assert set(kinds) <= {"document", "font", "stylesheet", "script", "image", "other"}


def test_the_largest_page_has_its_own_bound(browser: Browser, site: Path, address: str, edition: Edition) -> None:
    assert weigh(browser, site, address, "sources/")[0] <= LARGEST_VIEW * len(edition.sources)


def test_home_shows_title_thesis_and_the_first_way_in_on_a_small_phone(browser: Browser, address: str) -> None:
    page = opened(browser, address, 375, 667)
    for part in ("h1", ".head + p", ".head + p + p a >> nth=0"):
        box = page.locator(part).bounding_box()
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 667, part
    page.context.close()


@pytest.mark.parametrize("width", [1100, 1280, 1440])
def test_notes_stand_beside_their_claim_where_there_is_room(browser: Browser, address: str, width: int) -> None:
    page = opened(browser, address + PATHWAY, width)
    beside = page.evaluate(
        """() => [...document.querySelectorAll('.claim .notes')].every(notes => {
          const text = notes.parentElement.querySelector('.claim__text').getBoundingClientRect();
          const box = notes.getBoundingClientRect();
          return box.left >= text.right && box.right <= innerWidth && Math.abs(box.top - text.top) < 24;
        })"""
    )
    assert beside
    page.context.close()


@pytest.mark.parametrize("width", [375, 800, 1099])
def test_notes_follow_their_claim_where_there_is_none(browser: Browser, address: str, width: int) -> None:
    page = opened(browser, address + PATHWAY, width)
    below = page.evaluate(
        """() => [...document.querySelectorAll('.claim .notes')].every(notes =>
          notes.getBoundingClientRect().top >=
            notes.parentElement.querySelector('.claim__text').getBoundingClientRect().bottom)"""
    )
    assert below
    page.context.close()


def test_a_line_of_text_holds_sixty_two_to_sixty_eight_letters(page: Page, address: str) -> None:
    page.goto(address + "about/")
    page.evaluate("document.fonts.ready")
    mean = page.evaluate(
        """() => {
          const range = document.createRange();
          let letters = 0, lines = 0;
          for (const p of document.querySelectorAll('.text > p')) {
            range.selectNodeContents(p);
            const tops = new Set([...range.getClientRects()].map(r => Math.round(r.bottom / 8)));
            if (tops.size < 3) continue;
            const full = p.getBoundingClientRect().width, last = [...range.getClientRects()].pop();
            letters += p.textContent.trim().length;
            lines += tops.size - 1 + (last.right - p.getBoundingClientRect().left) / full;
          }
          return letters / lines;
        }"""
    )
    assert 62 <= mean <= 68


def test_the_font_s_arrival_moves_nothing(browser: Browser, address: str) -> None:
    page = browser.new_context(viewport={"width": 375, "height": 667}).new_page()
    page.route("**/*.woff2", lambda route: (page.wait_for_timeout(250), route.continue_()))
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => { for (const e of list.getEntries()) moved += e.value; })"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    page.goto(address + PATHWAY)
    page.evaluate("document.fonts.ready")
    page.wait_for_function("[...document.fonts].some(f => f.status === 'loaded')")
    assert (
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(moved))))")
        < 0.025
    )
    page.context.close()


_SMALL_TARGETS = """() => [...document.querySelectorAll('a, button, summary')].filter(e => {
  const box = e.getBoundingClientRect();
  if (!box.width || e.closest('.skip, svg, h1, h2, h3, h4')) return false;
  const around = e.tagName === 'A' && e.closest('p, dd, dt, td, li');
  const sentence = around && around.textContent.trim().length > e.textContent.trim().length + 2;
  return !sentence && !e.closest('.cite, .rests-on') && (box.height < 23.5 || (box.width < 23.5 && e.textContent.trim().length > 2));
}).map(e => e.outerHTML.slice(0, 120))"""
TOUCHED = KINDS | {"tables of the record": "pathways/un-co-option/", "numbers": "numbers/"}


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("path", TOUCHED.values(), ids=TOUCHED)
def test_targets_outside_sentences_are_large_enough(browser: Browser, address: str, path: str, width: int) -> None:
    page = opened(browser, address + path, width)
    assert page.evaluate(_SMALL_TARGETS) == []
    page.context.close()


def test_the_tab_order_is_the_reading_order(page: Page, address: str) -> None:
    page.goto(address + PATHWAY)
    page.set_viewport_size({"width": 375, "height": 667})
    tops = []
    for _ in range(40):
        page.keyboard.press("Tab")
        tops.append(page.evaluate("document.activeElement.getBoundingClientRect().top + scrollY"))
    assert page.evaluate('document.querySelectorAll(\'[tabindex]:not([tabindex="0"], [tabindex="-1"])\').length') == 0
    assert all(later >= earlier - 60 for earlier, later in pairwise(tops[1:]))


def test_nothing_moves_for_anyone(site: Path) -> None:
    for sheet in (site / "assets" / "stylesheets").iterdir():
        assert not re.search(r"animation|transition|scroll-behavior", sheet.read_text(encoding="utf-8"))


def test_forced_colors_keep_the_rules_that_say_whose_a_claim_is(browser: Browser, address: str) -> None:
    page = opened(browser, address + PATHWAY, forced_colors="active")
    for basis, style in {"report": "solid", "since": "double", "reading": "dashed", "record": "none"}.items():
        text = page.locator(f".claim--{basis} > .claim__text").first
        assert text.evaluate("e => getComputedStyle(e).borderLeftStyle") == style
        assert page.locator(f".claim--{basis} .claim__basis").first.evaluate("e => e.textContent").strip()
    page.context.close()


LATE = {"pathway": PATHWAY, "chronology": KINDS["chronology"], "sources": "sources/"}


@pytest.mark.parametrize("width", [600, 800, 1280])
@pytest.mark.parametrize("path", LATE.values(), ids=LATE)
def test_a_page_is_taken_for_nearly_as_long_as_it_is_before_all_of_it_is_laid_out(
    browser: Browser, address: str, path: str, width: int
) -> None:
    page = opened(browser, address + path, width, bypass_csp=True)
    page.evaluate("document.fonts.ready")
    height = "document.documentElement.scrollHeight"
    before = page.evaluate(height)
    page.add_style_tag(content="* { content-visibility: visible !important }")
    assert abs(before / page.evaluate(height) - 1) < 0.15
    page.context.close()


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("path", LATE.values(), ids=LATE)
def test_a_page_that_is_loaded_again_is_found_where_it_was_left(
    browser: Browser, address: str, path: str, width: int
) -> None:
    page = opened(browser, address + path, width)
    seen = """() => {
      const parts = [...document.querySelectorAll(".claim, .chronology__item, .source")];
      return parts.findIndex(part => part.getBoundingClientRect().bottom > 0);
    }"""
    for _ in range(40):  # past the key points, which are no claims
        page.mouse.wheel(0, 350)
        page.wait_for_timeout(50)
    before = page.evaluate(seen)
    assert before > 8
    page.reload()
    page.wait_for_function("scrollY > 5000")
    assert page.evaluate("document.documentElement.dataset.back") == ""
    assert abs(page.evaluate(seen) - before) <= 1
    page.context.close()


@pytest.mark.parametrize("width", [375, 800, 1100])
def test_contents_lead_to_the_headings_of_the_page(browser: Browser, address: str, width: int) -> None:
    page = opened(browser, address + PATHWAY, width)
    page.mouse.wheel(0, 3000)
    contents = page.locator(".bar__contents")
    contents.locator("summary").click()
    contents.get_by_role("link", name="What this does not say").click()

    bar, heading = page.locator(".bar").bounding_box(), page.locator("#not-said").bounding_box()
    assert bar is not None
    assert heading is not None
    assert contents.get_attribute("open") is None
    assert bar["y"] == 0
    assert bar["height"] <= heading["y"] < 450
    page.locator(".bar__up").click()
    page.wait_for_function("scrollY < 200")
    page.context.close()


@pytest.mark.parametrize("width", [1280, 1600])
def test_where_the_contents_stand_beside_the_text_there_is_no_bar(browser: Browser, address: str, width: int) -> None:
    page = opened(browser, address + PATHWAY, width)
    assert page.locator(".beside__title", has_text="On this page").is_visible()
    assert not page.locator(".bar").is_visible()
    page.context.close()


def test_contents_list_every_heading_of_a_page_that_has_two(site: Path, edition: Edition) -> None:
    for page in edition.pages:
        tree = LexborHTMLParser((site / page.url / "index.html").read_text(encoding="utf-8"))
        headings = [(h.tag, h.attributes["id"]) for h in tree.css("article :is(h2, h3)")]
        listed = [
            ("h3" if a.css_matches("ul ul a") else "h2", (a.attributes["href"] or "").removeprefix("#"))
            for a in tree.css('[aria-label="On this page"] a')
        ]

        assert listed == (headings if len(headings) > 1 else []), page.path


@pytest.mark.parametrize("width", [320, 1280])
def test_what_an_address_leads_to_hides_no_heading_by_half(browser: Browser, address: str, width: int) -> None:
    page = opened(browser, address + PATHWAY, width)
    places = page.evaluate(
        """async () => {
          const found = [];
          for (const claim of document.querySelectorAll(':is(h2, h3, h4) + .claim')) {
            location.hash = claim.id;
            await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
            found.push([claim.id, claim.previousElementSibling.getBoundingClientRect().top]);
          }
          return found;
        }"""
    )
    assert len(places) > 5
    assert [place for place in places if place[1] < 0] == []
    page.context.close()


@pytest.mark.parametrize("width", [1100, 1280])
@pytest.mark.parametrize("path", [PATHWAY, KINDS["chronology"]], ids=["pathway", "chronology"])
def test_a_note_opens_beside_the_text_and_moves_none_of_it(
    browser: Browser, address: str, path: str, width: int
) -> None:
    page = opened(browser, address + path, width, bypass_csp=True)
    moved = page.evaluate(
        """async () => {
          const faults = [];
          for (const note of [...document.querySelectorAll(':is(.claim, .chronology__item) > .notes details')].slice(0, 40)) {
            note.scrollIntoView({ block: 'center' });
            await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
            const item = note.closest('.claim, .chronology__item');
            const height = () => Math.round(item.getBoundingClientRect().height);
            const before = height();
            note.open = true;
            const whole = note.querySelector('p'), box = whole.getBoundingClientRect();
            window.scrollBy(0, box.bottom - innerHeight / 2);
            await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
            const end = whole.getBoundingClientRect(), last = document.elementFromPoint(end.left + 4, end.bottom - 4);
            if (height() !== before) faults.push([note.innerText, 'takes room']);
            if (!whole.contains(last)) faults.push([note.innerText, 'covered']);
            note.open = false;
          }
          return faults;
        }"""
    )
    assert moved == []
    page.context.close()


def _paper(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))


LIGHT, DARK = "rgb(251, 250, 247)", "rgb(21, 23, 26)"


def test_the_display_follows_the_system_until_a_reader_chooses(browser: Browser, address: str) -> None:
    page = opened(browser, address, color_scheme="dark")
    assert _paper(page) == DARK
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name="light", exact=True).click()
    assert _paper(page) == LIGHT
    page.goto(address + "about/")
    assert _paper(page) == LIGHT
    assert page.get_by_role("button", name="light", exact=True).get_attribute("aria-pressed") == "true"
    assert page.evaluate("({...localStorage})") == {"edition-display": "light"}
    page.get_by_role("button", name="as the system").click()
    assert _paper(page) == DARK
    assert page.evaluate("localStorage.length") == 0
    page.context.close()


def test_the_display_is_no_switch_without_a_script(browser: Browser, address: str) -> None:
    page = opened(browser, address, java_script_enabled=False)
    assert not page.locator(".colophon__switch").is_visible()
    page.context.close()


@pytest.mark.parametrize(
    ("typed", "told", "leads"),
    [
        ("P3.2", "P3.2 is here", "p3-2/"),
        ("deep/er/p3.2/", "P3.2 is here", "p3-2/"),
        ("pathways/p3", "P3 is here", "p3/"),
        ("pathways/P3_2.html", "P3.2 is here", "p3-2/"),
        ("es4.4", "ES4.4 is here", "es4-4/"),
        ("p3.9999", "There is no claim P3.9999. P3 is here", "p3/"),
        ("N12/", "N12 is here", "n12/"),
        (
            "Pathways/Forcible-Repatriation/",
            "pathways/forcible-repatriation/ is here",
            "pathways/forcible-repatriation/",
        ),
        (
            "PATHWAYS/forcible_repatriation.html",
            "pathways/forcible-repatriation/ is here",
            "pathways/forcible-repatriation/",
        ),
        ("ABOUT", "about/ is here", "about/"),
        ("forcible-repatriation", "pathways/forcible-repatriation/ is here", "pathways/forcible-repatriation/"),
        ("Since/index.html", "since/ is here", "since/"),
    ],
)
def test_an_unknown_address_that_means_one_is_told_where_it_is(
    page: Page, site: Path, address: str, typed: str, told: str, leads: str
) -> None:
    response = page.goto(address + typed)
    assert response is not None
    assert response.status == 404
    guess = page.locator(".lookup__guess").first
    expect(guess).to_have_text(f"{told}.")
    assert guess.locator("a").evaluate("a => a.href") == address + leads
    assert (site / leads / "index.html").is_file()


@pytest.mark.parametrize(
    ("typed", "told", "leads"),
    [
        ("ko/P3.2", "P3.2 바로 가기", "ko/p3-2/"),
        ("ko/pathways/p3.9999", "서술 P3.9999: 그런 번호는 없다. P3 바로 가기", "ko/p3/"),
        (
            "KO/Pathways/forcible_repatriation",
            "pathways/forcible-repatriation/ 바로 가기",
            "ko/pathways/forcible-repatriation/",
        ),
    ],
)
def test_an_unknown_address_in_a_translation_is_answered_in_its_language(
    page: Page, site: Path, address: str, typed: str, told: str, leads: str
) -> None:
    page.goto(address + typed)
    help_in_korean = page.locator("article > :first-child")
    expect(help_in_korean.get_by_role("status")).to_have_text(f"{told}.")
    assert help_in_korean.get_attribute("lang") == "ko"
    assert page.title().startswith("페이지를 찾을 수 없음 –")
    assert help_in_korean.get_by_role("status").locator("a").evaluate("a => a.href") == address + leads
    assert (site / leads / "index.html").is_file()
    help_in_korean.get_by_role("link", name="출처 목록").click()
    assert page.url == f"{address}ko/sources/"


def test_the_page_for_unknown_addresses_helps_in_each_language_without_a_script(browser: Browser, address: str) -> None:
    page = opened(browser, f"{address}ko/no-such-page/", java_script_enabled=False)
    assert page.locator("h1").inner_text() == "Page not found"
    assert page.get_by_role("heading", name="페이지를 찾을 수 없음").is_visible()
    assert page.locator(".masthead__find a[hreflang=ko]").get_attribute("href") == "https://edition.example/project/ko/"
    page.context.close()


@pytest.mark.parametrize("base", ["/", "/x/", "/deep/er/"])
def test_the_page_for_unknown_addresses_is_whole_in_any_folder(browser: Browser, site: Path, base: str) -> None:
    """A site may be looked at in another folder than the one it was built for."""
    with pages_server(site, base) as url:
        page = opened(browser, f"{url}no/such/Pathways/Forcible-Repatriation/", 375)
        guess = page.locator(".lookup__guess").first
        expect(guess).to_have_text("pathways/forcible-repatriation/ is here.")
        assert _paper(page) == LIGHT
        assert guess.locator("a").evaluate("a => a.href") == f"{url}pathways/forcible-repatriation/"
        assert page.locator(".masthead__name a").evaluate("a => a.href") == url
        page.keyboard.press("Control+k")
        page.locator("#search-words").fill("P3.2")
        page.locator(".search__results a").first.click()
        page.wait_for_url(f"{url}pathways/forcible-repatriation/#p3-2")
        page.context.close()


def test_capitals_of_the_folder_hide_no_address(browser: Browser, site: Path) -> None:
    """Many addresses end in `cite/`: only the whole of one says which is meant."""
    with pages_server(site, "/My_Repo/") as url:
        page = opened(browser, f"{url}Cite", 375)
        expect(page.locator(".lookup__guess").first).to_have_text("cite/ is here.")
        page.context.close()


def test_an_unknown_address_without_an_id_gets_the_list_alone(page: Page, address: str) -> None:
    with page.expect_response("**/data/addresses.txt"):
        page.goto(address + "z9/no-such-page/%E0%A4%A/x1y/")
    page.wait_for_load_state("networkidle")
    assert not page.locator(".lookup__guess").first.is_visible()
    page.locator(".lookup summary", has_text="Pathways").click()
    page.get_by_role("link", name="Forcible repatriation of North Korean refugees (P3)").click()
    page.wait_for_url("**/pathways/forcible-repatriation/#p3")


def test_paper_carries_the_address_the_date_and_every_source_s_address(
    page: Page, address: str, edition: Edition
) -> None:
    page.goto(address + PATHWAY)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(".masthead__printed").inner_text() == (
        f"https://edition.example/project/pathways/forcible-repatriation/ · {edition.settings.record_read}"
    )
    for furniture in (
        ".skip",
        ".masthead__nav",
        ".masthead__find",
        ".bar",
        ".beside",
        ".colophon__switch",
        ".claim__share",
        ".share__copies",
        ".heading-link",
    ):
        assert not page.locator(furniture).first.is_visible(), furniture
    hidden = page.evaluate(
        "[...document.querySelectorAll('.note p')].filter(p => !p.checkVisibility({contentVisibilityAuto: true})).length"
    )
    assert hidden == 0
    assert _paper(page) == "rgb(255, 255, 255)"


def test_every_sheet_of_paper_carries_the_name_of_the_edition(site: Path, edition: Edition) -> None:
    (sheet,) = (site / "assets" / "stylesheets").glob("edition.*.css")
    assert f'content: "{edition.settings.short_title}: an independent' in sheet.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [320, 375, 800, 1280])
def test_that_a_claim_was_corrected_stands_on_a_line_of_its_own(browser: Browser, address: str, width: int) -> None:
    page = opened(browser, address + PATHWAY, width)
    places = page.evaluate(
        """() => [...document.querySelectorAll('.claim__basis')].map(label => {
          const e = document.createElement('a');
          e.className = 'claim__changed';
          e.href = '#';
          e.textContent = 'Corrected 28\u00a0November 2026';
          label.after(' ', e);
          return e;
        }).map(e => {
          const label = e.parentElement.querySelector('.claim__basis').getBoundingClientRect();
          const share = e.closest('.claim').querySelector('.claim__share').getBoundingClientRect();
          const box = e.getBoundingClientRect();
          return [
            box.top - label.bottom, share.left - box.right, Math.max(share.top - box.bottom, box.top - share.bottom),
          ];
        })"""
    )
    assert places
    assert all(below > -2 for below, _, _ in places)
    assert all(beside >= 8 or apart >= 0 for _, beside, apart in places), "and does not touch the link to cite"
    page.context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_what_a_claim_says_of_itself_is_in_sight(browser: Browser, address: str, width: int) -> None:
    """Parts that are laid out late cut off what stands out of them."""
    page = opened(browser, address + PATHWAY, width)
    hidden = page.evaluate(
        """async () => {
          const found = [];
          for (const claim of document.querySelectorAll('.claim')) {
            claim.scrollIntoView({ block: 'center' });
            await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
            for (const part of claim.querySelectorAll('.claim__id, .claim__basis, .claim__share')) {
              const box = part.getBoundingClientRect();
              if (!part.contains(document.elementFromPoint(box.left + 2, box.top + box.height / 2))) found.push(claim.id);
            }
          }
          return found;
        }"""
    )
    assert hidden == []
    page.context.close()


_LEFT_TO_THE_NEXT_LINE = """() => [...document.querySelectorAll('.cite, .claim__from a, .source__marks dd a')].filter(e => {
  const mark = e.matches('.cite'), beside = mark ? e.previousSibling : e.nextSibling;
  if (!beside || beside.nodeType !== 3 || !/^\\S/.test(mark ? beside.data.at(-1) : beside.data)) return false;
  const range = document.createRange(), at = mark ? beside.data.length - 1 : 0;
  range.setStart(beside, at);
  range.setEnd(beside, at + 1);
  const letter = range.getBoundingClientRect(), lines = [...e.getClientRects()];
  const box = mark ? lines[0] : lines.at(-1);
  return letter.height && box.height && (letter.bottom < box.top || box.bottom < letter.top);
}).map(e => e.parentElement.textContent.trim().slice(-60))"""


@pytest.mark.parametrize("width", [320, 360, 375, 800])
@pytest.mark.parametrize("path", [*KINDS.values(), "glossary/", "sources/"])
def test_no_mark_or_comma_is_left_to_the_next_line(browser: Browser, address: str, path: str, width: int) -> None:
    page = opened(browser, address + path, width)
    assert page.evaluate(_LEFT_TO_THE_NEXT_LINE) == []
    page.context.close()


def test_a_claim_takes_three_stops_and_few_words_beside_its_own(page: Page, address: str) -> None:
    """What whoever listens or goes by keyboard meets of a claim: its id and whose it is, its words, its source, the way to cite it."""
    page.goto(address + PATHWAY)
    met = page.evaluate(
        """() => [...document.querySelectorAll('.claim')].map(claim => {
          const heard = e => !e.closest('[aria-hidden=true], details:not([open]) > :not(summary)');
          const stops = [...claim.querySelectorAll('a[href], button, summary')].filter(e => e.tabIndex >= 0 && heard(e));
          const apart = stops.filter(e => !e.closest('.claim__text, .claim__from, .claim__changed'));
          const words = e => [...e.childNodes].flatMap(n => n.nodeType === 3 ? n.data.trim().split(/\\s+/).filter(Boolean)
            : n.nodeType !== 1 || !heard(n) ? [] : n.ariaLabel ? n.ariaLabel.split(' ') : words(n));
          const order = [...claim.children].map(e => e.className.split(' ')[0]);
          const around = [...claim.children].filter(e => !e.matches('.claim__text, .claim__from'));
          return { id: claim.dataset.claim, notes: claim.querySelectorAll('.note').length, order,
                   stops: apart.length, words: around.flatMap(words).length };
        })"""
    )
    assert len(met) > 40
    assert {claim["id"]: claim["stops"] for claim in met if claim["stops"] > 2 + claim["notes"]} == {}
    assert all(claim["order"][0] == "claim__label" and claim["order"][-1] == "claim__ways" for claim in met)
    assert sum(claim["words"] for claim in met) / len(met) <= 21

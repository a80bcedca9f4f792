"""The search: what is found first, how it is opened and read, and that nothing of it is fetched before."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from edition.content import lookup
from edition.content.model import Edition
from edition.content.vocabulary import SCRIPTS
from edition.publish.exports import search

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"
QUERIES = yaml.safe_load((CASES / "queries.yml").read_text(encoding="utf-8"))
SCRIPT = ROOT / "docs" / "assets" / "javascripts" / "search.js"
START = "pathways/forcible-repatriation/"


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page on which the search is open; what it asks for and says is kept with it."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + START)
    page.keyboard.press("Control+k")
    yield page
    context.close()


def find(page: Page, words: str) -> str:
    """The address of what is found first; what was found before is cleared away."""
    page.locator("#search-words").fill("")
    expect(page.locator(".search__results li")).to_have_count(0)
    page.locator("#search-words").fill(words)
    page.locator(".search__status").filter(has_text="esult").wait_for()
    return page.locator(".search__results a").first.get_attribute("href") or ""


FIRST_OF_EACH = """async (queries) => {
  const input = document.querySelector("#search-words"), list = document.querySelector(".search__results");
  const type = (words) => { input.value = words; input.dispatchEvent(new Event("input")); };
  const found = [];
  for (const words of queries) {
    type("");
    const shown = new Promise((done) => {
      new MutationObserver((_, watch) => { watch.disconnect(); done(); }).observe(list, { childList: true });
    });
    const given_up = new Promise((done) => setTimeout(done, 5000));
    type(words);
    await Promise.race([shown, given_up]);
    found.push(list.querySelector("a")?.href ?? "nothing");
  }
  return found;
}"""


@pytest.mark.browser
def test_every_query_finds_its_page_first(page: Page, address: str) -> None:
    find(page, "refugee")
    found = page.evaluate(FIRST_OF_EACH, [query["type"] for query in QUERIES])
    first = {query["type"]: place.removeprefix(address) for query, place in zip(QUERIES, found, strict=True)}

    assert len(first) >= 160
    assert first == {query["type"]: query["at"] for query in QUERIES}


@pytest.mark.browser
def test_every_query_in_korean_finds_its_page_first(browser: Browser, address: str) -> None:
    """Words with and without particles, written together or apart; ids and symbols as in the original."""
    queries = yaml.safe_load((CASES / "queries-ko.yml").read_text(encoding="utf-8"))
    page = browser.new_page()
    page.goto(f"{address}ko/{START}")
    page.keyboard.press("Control+k")
    page.locator("#search-words").fill("난민")
    page.locator(".search__results a").first.wait_for()
    found = page.evaluate(FIRST_OF_EACH, [query["type"] for query in queries])
    page.close()
    first = {query["type"]: place.removeprefix(f"{address}ko/") for query, place in zip(queries, found, strict=True)}

    assert len(first) >= 60
    assert first == {query["type"]: query["at"] for query in queries}


@pytest.mark.browser
def test_a_result_says_kind_page_and_section_and_marks_the_words(page: Page) -> None:
    find(page, "P3.2")
    first = page.locator(".search__results li").first
    assert first.locator(".search__place").inner_text() == (
        "Claim P3.2 · Executive summary, restated · Forcible repatriation of North Korean refugees"
        " · What the executive summary says"
    )
    find(page, "abducted")
    assert page.locator(".search__results li").first.locator("mark").first.inner_text() == "Abductions"
    find(page, "Commission of Inquiry")
    assert page.locator(".search__status").inner_text().endswith("results, the first 30 shown")


@pytest.mark.browser
def test_names_in_other_languages_are_marked_with_their_language(page: Page) -> None:
    find(page, "強制送還")
    first = page.locator(".search__results li").first
    assert first.locator("[lang=ja]").inner_text() == "強制送還"
    find(page, "부시연구소 보고서")
    assert page.locator(".search__results a[lang=ko]").first.is_visible()


@pytest.mark.browser
def test_a_misspelt_word_is_read_as_the_nearest_one_and_the_search_says_so(page: Page) -> None:
    find(page, "evasion of sanctons")
    assert page.locator(".search__status").inner_text().endswith("for “evasion of sanctions”")
    for words in ("evasion of sanctions", "evas", "envoy", "P3.2"):
        find(page, words)
        assert "for “" not in page.locator(".search__status").inner_text()


@pytest.mark.browser
def test_a_place_in_a_document_finds_every_claim_that_cites_it(page: Page, edition: Edition) -> None:
    find(page, "A/HRC/25/63 para. 45")
    found = page.locator(".search__results li > a").evaluate_all("links => links.map(link => link.hash.slice(1))")
    cites = {
        claim.anchor
        for claim in edition.claims
        for citation in claim.citations
        for cite in citation.cites
        if cite.key == "un-coi-2014"
        for locator in cite.locators
        if locator.value in ("45", "38–45", "42–45")
    }
    assert cites
    assert set(found[: len(cites)]) == cites


@pytest.mark.browser
def test_a_term_leads_on_to_its_units(page: Page, address: str) -> None:
    find(page, "강제북송")
    lead = page.locator(".search__results li").first.locator(".search__leads a").first
    assert lead.inner_text() == "Forcible repatriation of North Korean refugees (P3)"
    assert lead.get_attribute("href") == f"{address}pathways/forcible-repatriation/"


@pytest.mark.browser
def test_no_symbol_of_a_source_is_lost_by_the_worker(page: Page, edition: Edition) -> None:
    numbers = [symbol for source in edition.sources for symbol in lookup.symbols(source)]
    found = page.evaluate(FIRST_OF_EACH, numbers)
    assert len(numbers) > 100
    assert [number for number, first in zip(numbers, found, strict=True) if first == "nothing"] == []


@pytest.mark.browser
def test_what_is_typed_is_never_taken_for_marks(page: Page) -> None:
    find(page, "<img src=x onerror=alert(1)> north ~ ^ : + -")
    assert page.locator(".search img").count() == 0


@pytest.mark.browser
def test_where_nothing_is_found_the_search_says_so_and_leads_to_the_index(page: Page, address: str) -> None:
    page.locator("#search-words").fill("xqzzyvw")
    expect(page.locator(".search__status")).to_have_text("Nothing found")
    assert page.locator(".search__status").get_attribute("role") == "status"
    way = page.locator(".search__hints").get_by_role("link", name="the index")
    assert way.is_visible()
    assert way.get_attribute("href") == f"{address}a-z/"


@pytest.mark.browser
def test_nothing_is_fetched_before_the_search_is_opened_and_nothing_stored_after(
    browser: Browser, address: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address + START)
    page.wait_for_load_state()
    before = [path for path in asked if "search" in path]
    page.get_by_role("button", name="Search").click()
    find(page, "refugee")
    after = {path for path in asked if "search" in path}

    assert before == []
    assert after == {
        "assets/stylesheets/search.css",
        "assets/search/worker.js",
        "assets/search/index.json",
    }
    assert said == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert context.cookies() == []
    context.close()


@pytest.mark.browser
def test_words_typed_while_the_index_is_on_its_way_are_answered(browser: Browser, address: str) -> None:
    page = browser.new_page()
    held = []
    page.route("**/assets/search/index.json", lambda route: held.append(route))
    page.goto(address + START)
    with page.expect_request("**/assets/search/index.json"):
        page.keyboard.press("Control+k")
    page.keyboard.type("CAATSA")
    expect(page.locator(".search__status")).to_have_text("Loading the index …")
    held[0].continue_()
    expect(page.locator(".search__results a").first).to_have_attribute("href", f"{address}glossary/#caatsa")
    page.close()


@pytest.mark.browser
def test_the_search_works_by_keyboard_and_gives_the_focus_back(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address + START)
    opener = page.get_by_role("button", name="Search")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox", name="Search this edition")).to_be_focused()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()

    page.keyboard.press("/")
    assert not page.locator("dialog").is_visible()

    page.keyboard.press("Control+k")
    page.keyboard.type("refugee")
    links = page.locator(".search__results li > a")
    links.first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#search-words")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/#refugee")
    page.close()


@pytest.mark.browser
def test_where_the_index_cannot_be_had_the_search_says_so(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/assets/search/index.json", lambda route: route.abort())
    page.goto(address + START)
    page.keyboard.press("Control+k")
    expect(page.locator(".search__status")).to_contain_text("could not be loaded")
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_the_search_open(browser: Browser, address: str, width: int, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 700},
        color_scheme=scheme,  # type: ignore[arg-type]
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto(address + START)
    page.keyboard.press("Control+k")
    for words in ("abducted", "xqzzyvw"):
        page.locator("#search-words").fill(words)
        expect(page.locator(".search__status")).to_contain_text("esult" if words == "abducted" else "Nothing")
        results = Axe().run(page, context=".search")
        assert [v["id"] for v in results.response["violations"]] == []
    assert not page.evaluate(
        "document.querySelector('dialog').scrollWidth > document.querySelector('dialog').clientWidth"
    )
    context.close()


@pytest.mark.browser
def test_without_a_script_the_index_is_there_and_the_button_is_not(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + START)
    assert page.locator(".search-opener").is_hidden()
    page.get_by_role("link", name="Index", exact=True).first.click()
    assert page.url == f"{address}a-z/"
    context.close()


def test_the_index_page_holds_every_id_term_symbol_and_name(site: Path, edition: Edition) -> None:
    html = (site / "a-z" / "index.html").read_text(encoding="utf-8")
    wanted = [f">{claim.id}</a>" for claim in edition.claims]
    wanted += [f">{unit.id}</span>" for unit in edition.units]
    wanted += [symbol for source in edition.sources for symbol in lookup.symbols(source)]
    wanted += [word for term in edition.glossary for word in (term.term, *term.also)]
    wanted += [
        f'<span lang="{SCRIPTS.get(code, code)}">{name}</span>'
        for t in edition.glossary
        for code, ns in t.names.items()
        for name in ns
    ]

    assert len(wanted) > 1000
    assert [words for words in wanted if words not in html] == []


def test_the_index_of_the_search_is_small(site: Path) -> None:
    home = site / "assets" / "search"
    index = (home / "index.json").read_bytes()
    assert len(gzip.compress(index)) <= 100 * len(json.loads(index)["docs"])
    assert len(gzip.compress(SCRIPT.read_bytes())) <= 6_144
    assert b"sourceMappingURL" not in (home / "worker.js").read_bytes()


def test_every_place_in_the_index_is_in_the_site(site: Path) -> None:
    docs = json.loads((site / "assets" / "search" / "index.json").read_text(encoding="utf-8"))["docs"]
    pages: dict[str, str] = {}
    lost = []
    for doc in docs:
        path, anchor = doc["location"].split("|")
        html = pages.setdefault(path, (site / path / "index.html").read_text(encoding="utf-8"))
        if anchor and f'id="{anchor}"' not in html:
            lost.append(doc["location"])

    assert lost == []
    assert len({doc["location"] for doc in docs}) == len(docs)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("P3.2", "p3_2"),
        ("p3-2", "p3_2"),
        ("A/HRC/25/63", "a_hrc_25_63"),
        ("H.R. 5959", "hr_5959"),
        ("HR 5959", "hr_5959"),
        ("22 U.S.C. 9241b", "22_usc_9241b"),
        ("S/RES/1718 (2006)", "s_res_1718_2006"),
        ("강제 송환", "강제_송환"),
        ("…", ""),
    ],
)
def test_ids_and_symbols_have_one_spelling(written: str, expected: str) -> None:
    assert lookup.key(written) == expected


@pytest.mark.browser
def test_the_script_spells_ids_as_the_index_does(browser: Browser, edition: Edition) -> None:
    script = SCRIPT.read_text(encoding="utf-8")
    start = script.index("const key = ")
    spell = script[start : script.index("};", script.index("return joined")) + 2]
    ids = sorted({id for entry in lookup.entries(edition) for id in (*entry.ids, *(name for _, name in entry.names))})
    page = browser.new_page()
    spelled = page.evaluate(f"(ids) => {{ {spell} return ids.map(key); }}", ids)
    page.close()

    assert spelled == [lookup.key(id) for id in ids]


def test_angle_brackets_are_not_taken_for_marks(edition: Edition) -> None:
    term = replace(edition.glossary[0], text="Less than < or more than >.")
    docs = search.documents(replace(edition, glossary=(term,)))["docs"]
    (doc,) = [d for d in docs if d["location"] == f"glossary/|{term.id}"]
    assert "Less than ‹ or more than ›." in doc["text"]

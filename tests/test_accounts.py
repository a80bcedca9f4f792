"""Accounts: how a page's connected prose is read, and which rules on prose see it."""

from __future__ import annotations

import shutil
import xml.etree.ElementTree as etree
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from edition.check.run import run
from edition.content import accounts, lookup, readings
from edition.content.load import load
from edition.content.model import Edition, Page
from edition.content.vocabulary import ACCOUNT_WORDS
from edition.render import accounts as rendered
from edition.render.site import Site
from fixture_sites import BASE

PAGE = Path("docs/pathways/drivers.md")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "site")
    return tmp_path / "site"


def tell(root: Path, *blocks: str) -> tuple[Edition, Page]:
    """The edition whose page of drivers opens with these accounts, and that page."""
    text = (root / PAGE).read_text(encoding="utf-8")
    told = "\n".join(f"/// account\n\n{block}\n///\n" for block in blocks)
    (root / PAGE).write_text(text.replace("\n## Political", f"\n{told}\n## Political"), encoding="utf-8")
    edition = load(root)
    return edition, next(page for page in edition.pages if page.account)


def codes(edition: Edition) -> set[str]:
    """Those of the faults, the account's length aside."""
    return {found.code for found in run(edition)} - {"ACCT004"}


def test_paragraphs_are_numbered_over_all_accounts_of_a_page(root: Path) -> None:
    _, page = tell(
        root, "One is said. [P1.1]\nTwo is said. [P1.2, F1.1]\n\nThree is said. [D1.1]", "Four is said. [A1.1]"
    )

    told = [[(s.text, [c.value for c in s.claims]) for s in paragraph.sentences] for paragraph in page.account]
    assert [paragraph.number for paragraph in page.account] == [1, 2, 3]
    assert told == [
        [("One is said.", ["P1.1"]), ("Two is said.", ["P1.2", "F1.1"])],
        [("Three is said.", ["D1.1"])],
        [("Four is said.", ["A1.1"])],
    ]


def test_each_claim_of_a_mark_has_its_place(root: Path) -> None:
    _, page = tell(root, "The second is meant here. [P1.1, F1.1]")
    (sentence,) = accounts.sentences(page)
    line = (root / PAGE).read_text(encoding="utf-8").split("\n")[sentence.span.line - 1]

    assert sentence.span.column == 1
    assert [line[c.span.column - 1 :][: c.span.length] for c in sentence.claims] == ["P1.1", "F1.1"]


def test_a_mark_is_no_link_and_no_word_of_the_prose(root: Path) -> None:
    """A link that begins the next line would make the mark the words of a reference."""
    edition, page = tell(root, "States were asked to end it. [D1.1]\n[Support](accelerants.md) was to end. [D1.1]")

    assert page.references == ()
    assert "D1.1" not in page.prose.partition("Political")[0]
    assert codes(edition) == set()


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("The press counted 500 people in that year. [P1.3]", "FACT005"),
        ("The press reported that Amnesty counted them. [P1.3]", "FACT006"),
        ("In 2022 returns went on, as the press reported. [P1.3]", ""),
        ("China returns refugees to their “own old village”. [P1.1]", "QUOTE001"),
        ("It says that the the returns went on. [P1.3]", "PROSE003"),
        ("It says that labour went on. [P1.3]", "PROSE001"),
        ("The returns went on. [P1.3, P1.3]", "ACCT002"),
    ],
)
def test_the_rules_read_a_sentence_as_they_read_a_claim(root: Path, sentence: str, code: str) -> None:
    edition, _ = tell(root, sentence)

    assert codes(edition) - {"ACCT007"} == ({code} if code else set())


def test_a_run_of_the_report_is_found_across_a_mark(root: Path) -> None:
    edition, _ = tell(
        root, "It was said of the people who lived near it. [P1.1]\nWent hungry in silence is the end. [P1.1]"
    )

    assert "QUOTE003" in codes(edition)


def test_the_search_finds_a_paragraph_as_this_edition_s_words_and_the_page_without_them(root: Path) -> None:
    edition, page = tell(root, "People are sent back, it says. [P1.1]\n\nSupport was to end. [D1.1, F1.1]")
    found = [entry for entry in lookup.entries(edition) if entry.page == page.path]

    told = [(entry.anchor, entry.label, entry.text) for entry in found if entry.kind == "account"]
    assert told == [
        ("account-1", "Account, this edition’s words · rests on P1.1", "People are sent back, it says."),
        ("account-2", "Account, this edition’s words · rests on D1.1 and F1.1", "Support was to end."),
    ]
    assert not [entry for entry in found if entry.kind != "account" and "Support was to end" in entry.text]


def test_a_claim_in_brackets_outside_an_account_stays_as_it_is_written(root: Path) -> None:
    page = next(page for page in load(root).pages if page.path == "index.md")
    paragraph = etree.fromstring('<div><p>So <span data-rests-on="P1.1">[P1.1]</span></p></div>')
    rendered.finish(paragraph, page, Site(load(root), root / ".cache"))

    assert etree.tostring(paragraph, "unicode") == "<div><p>So <span>[P1.1]</span></p></div>"


@pytest.mark.browser
def test_the_record_stands_open_and_a_link_into_it_opens_it_without_a_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}pathways/forcible-repatriation/")
    record = page.locator("details.record")
    expect(record).to_have_attribute("open", "")
    record.locator(".record__summary").click(position={"x": 4, "y": 24})
    expect(record).not_to_have_attribute("open", "")
    page.locator(".account .rests-on a[href='#p3-8']").first.click()

    expect(record).to_have_attribute("open", "")
    expect(page.locator("#p3-8")).to_be_in_viewport()
    context.close()


@pytest.mark.browser
def test_a_page_reads_in_the_order_of_key_points_account_record_and_what_follows(
    browser: Browser, address: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}pathways/forcible-repatriation/")
    anchors = [title.get_attribute("id") for title in page.locator("article h2[id]").all()]

    order = ["key-points", "account", "claim-by-claim", "positions", "limits", "not-said", "connections"]
    assert [anchor for anchor in anchors if anchor in order] == order
    assert page.locator("details.record #positions").count() == 0
    context.close()


def test_every_unit_opens_with_key_points_and_an_account_that_was_read_again(edition: Edition) -> None:
    pages = {page.kind: page for page in edition.pages}
    led = [
        unit for unit in edition.units if unit.kind in ("finding", "pathway", "recommendation", "driver", "accelerant")
    ]
    pointed = {point.unit for page in edition.pages for point in page.points}
    assert len(led) == 24
    assert [unit.id for unit in led if unit.id not in pointed] == []
    assert pages["home"].points

    told = [page for page in edition.pages if page.kind in ACCOUNT_WORDS]
    assert [page.path for page in told if not page.account] == []
    unread = {
        page.path: [p.number for p in page.account if p.number not in readings.of_account(page, edition)]
        for page in told
    }
    assert {path: numbers for path, numbers in unread.items() if numbers} == {}


def test_p3_has_the_counts_of_both_days_among_its_key_points(edition: Edition) -> None:
    (page,) = (page for page in edition.pages if page.id == "P3")
    claims = {claim.id: claim for claim in edition.claims}
    days = {claims[point.claim].options["date"].value for point in page.points if "date" in claims[point.claim].options}
    assert {"2023-10-09", "2024-04-26"} <= days


def test_no_block_of_a_page_is_left_as_text(site: Path) -> None:
    """Home's key points belong to no unit, and were once shown as the text that asks for them."""
    for page in site.glob("**/index.html"):
        assert "<p>///" not in page.read_text(encoding="utf-8"), page
    assert 'id="key-points"' in (site / "index.html").read_text(encoding="utf-8")

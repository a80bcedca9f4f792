"""The claim's own page and the source's: what they say, where they lead, and what rests on which place of a source."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from edition.config import Config
from edition.content import digests, labels, uses, wording
from edition.content.load import load
from edition.content.model import Claim, Edition, Reading, Wording
from edition.content.places import Span
from edition.publish.addresses import claim_pages, source_pages
from fixture_sites import BASE

CONFIG = Config(BASE, "https://edition.example/project/", "")


@pytest.fixture(scope="module")
def small() -> Edition:
    return load(BASE)


def claim(edition: Edition, **wanted: str) -> Claim:
    """The first claim with this basis and, if asked for, this option."""
    return next(c for c in edition.claims if c.basis == wanted["basis"] and wanted.get("option", "basis") in c.options)


def page(folder: Path, anchor: str) -> LexborHTMLParser:
    return LexborHTMLParser((folder / anchor / "index.html").read_text(encoding="utf-8"))


def test_a_claim_s_page_leads_to_its_place_first(small: Edition, tmp_path: Path) -> None:
    claim_pages.write(small, CONFIG, tmp_path)
    urls = {p.path: p.url for p in small.pages}
    for told in small.claims:
        first = page(tmp_path, told.anchor).css_first("article a")

        assert first is not None
        assert first.attributes["href"] == f"../{urls[told.page]}#{told.anchor}"


def test_it_says_whose_it_is_how_sure_and_that_nobody_read_it_again(small: Edition, tmp_path: Path) -> None:
    claim_pages.write(small, CONFIG, tmp_path)
    doubted = claim(small, basis="record", option="doubt")
    html = page(tmp_path, doubted.anchor)
    kind, text = html.css_first(".head__kind"), html.css_first("article")

    assert kind is not None and kind.text().startswith("Public record, partly confirmed")
    assert text is not None and "Partly confirmed: rests on one press report." in text.text()
    assert "Nobody has compared these words a second time" in text.text()


def test_it_shows_every_reading_of_its_present_words_the_strongest_first(small: Edition, tmp_path: Path) -> None:
    told = claim(small, basis="record")
    words, span = wording.digest(told), Span("readings.yaml", 1)
    readings = (
        Reading(told.id, words, "2026-11-30", "cited page", "https://example.org/page", "So it says.", span),
        Reading(told.id, words, "2026-11-29", "primary", "the report itself", "Para. 1: so.", span),
        Reading(told.id, "0" * 16, "2026-11-28", "primary", "an older text", "Something else.", span),
    )
    claim_pages.write(replace(small, readings=readings), CONFIG, tmp_path)
    text = page(tmp_path, told.anchor).css_first("article")

    assert text is not None
    assert text.text().index("On 29 November 2026, against the primary text: the report itself") < text.text().index(
        "On 30 November 2026, against the cited page: https://example.org/page"
    )
    assert "an older text" not in text.text()


def test_an_inference_names_its_premises_and_a_premise_what_is_inferred(small: Edition, tmp_path: Path) -> None:
    claim_pages.write(small, CONFIG, tmp_path)
    inferred = claim(small, basis="reading", option="from")
    premises = [name.value for name in inferred.listed("from")]
    links = [a.text() for a in page(tmp_path, inferred.anchor).css("#basis ~ p a")]

    assert set(premises) <= set(links)
    premise = next(name for name in premises if "." in name)
    text = page(tmp_path, premise.lower().replace(".", "-")).css_first("article")
    assert text is not None and f"This edition infers from it: {inferred.id}" in text.text()


def test_the_former_page_for_citing_leads_to_the_claim_s_own(small: Edition, tmp_path: Path) -> None:
    claim_pages.write(small, CONFIG, tmp_path)
    told = small.claims[0]
    moved = page(tmp_path, f"{told.anchor}/cite").css_first("meta[http-equiv=refresh]")

    assert moved is not None and moved.attributes["content"] == "0; url=../"


def test_a_source_s_page_lists_what_rests_on_it_by_place(small: Edition, tmp_path: Path) -> None:
    source_pages.write(small, CONFIG, tmp_path)
    for source in small.sources:
        places = uses.by_place(small, source.key)
        html = page(tmp_path, source.key)
        shown = [dt.text() for dt in html.css("#rests ~ dl dt")]

        assert shown == [place or "As a whole" for place in places]
        linked = [a.text() for a in html.css("#rests ~ dl a")]
        assert [use.name for used in places.values() for use in used if use.kind == "claim"] == [
            words for words in linked if ":" not in words
        ]


def test_places_stand_in_the_order_of_their_numbers(small: Edition) -> None:
    for source in small.sources:
        places = list(uses.by_place(small, source.key))

        assert places == sorted(places, key=uses._order)
    assert sorted(("paras. 10–12", "para. 9", "art. 3", ""), key=uses._order) == [
        "",
        "art. 3",
        "para. 9",
        "paras. 10–12",
    ]


def test_a_source_s_address_can_be_looked_up_in_the_archive_and_that_is_said(small: Edition, tmp_path: Path) -> None:
    source_pages.write(small, CONFIG, tmp_path)
    source = next(source for source in small.sources if source.text("URL"))
    links = {a.text(): a.attributes["href"] for a in page(tmp_path, source.key).css("a")}

    assert links["Look this address up in the Internet Archive"] == f"{source_pages.ARCHIVE}*/{source.text('URL')}"


def test_the_lowest_grade_of_the_facts_is_the_claim_s(small: Edition) -> None:
    told = claim(small, basis="record", option="doubt")
    known = {name.value: small.facts[name.value] for name in told.listed("facts")}

    assert {fact.grade for fact in known.values()} == {"verified", "partly"}
    assert labels.label(told, small) == "Public record, partly confirmed"
    assert labels.label(claim(small, basis="report"), small) == "Executive summary, restated"


def test_a_replaced_wording_stays_readable_with_its_days_grade_reading_and_what_changed(
    small: Edition, tmp_path: Path
) -> None:
    told = claim(small, basis="record")
    was = "The Commission describes some treatment of people."
    old = digests.of_wording("record", "", was)
    span = Span("wording.txt", 1)
    record = (
        Wording("2027-01-31", told.id, old, span, "record", "", "partly", was),
        Wording(
            "2027-03-04",
            told.id,
            "0" * 16,
            span,
            "record",
            "",
            "verified",
            "The Commission describes the treatment of people.",
        ),
    )
    read = Reading(told.id, old, "2027-02-01", "translation", "a copy", "So.", span)
    claim_pages.write(replace(small, wording=record, readings=(read,)), CONFIG, tmp_path)
    html = page(tmp_path, told.anchor)
    text = html.css_first("article")

    assert text is not None
    assert (
        "From 31 January 2027 to 4 March 2027 (Public record, partly confirmed; read against a translation):"
        in text.text()
    )
    assert [node.text() for node in html.css("del")] == ["some"]
    assert [node.text() for node in html.css("ins")] == ["the"]


def test_a_claim_that_was_never_reworded_has_no_earlier_wordings(small: Edition, tmp_path: Path) -> None:
    claim_pages.write(small, CONFIG, tmp_path)

    assert all(page(tmp_path, told.anchor).css_first("#earlier") is None for told in small.claims)

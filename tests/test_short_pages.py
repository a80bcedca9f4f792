"""The pages of claims and of sources: what stands there of earlier words, of readings, and of addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from edition.config import Config
from edition.content.load import load
from edition.content.model import Edition, Health, Reading, Wording
from edition.content.places import Span
from edition.publish.addresses import claim_pages, not_found, source_pages, stubs
from edition.render.references import References
from second import FOLDER

CONFIG = Config(Path(), "https://edition.example/project/", "")


@pytest.fixture(scope="module")
def small() -> Edition:
    """The second edition, read once."""
    return load(FOLDER)


def page_of_claim(edition: Edition, claim: str) -> LexborHTMLParser:
    (found,) = [c for c in edition.claims if c.id == claim]
    return LexborHTMLParser(claim_pages.Pages(edition, CONFIG, {}).body(found, Path("nowhere")))


def after(page: LexborHTMLParser, heading: str) -> Iterator[LexborNode]:
    """What stands under a heading, up to the next one."""
    node = page.css_first(heading)
    while (node := node.next if node else None) is not None and node.tag != "h2":
        if node.tag != "-text":
            yield node


def test_earlier_wordings_stand_newest_first_with_what_the_next_one_changed_in_them(small: Edition) -> None:
    span = Span("docs/data/wording.txt", 1)
    words = ("A & B shut a <gate>.", "A & B shut a lock.", "A & B shut one lock.")
    days = ("2026-11-24", "2026-11-26", "2026-12-01")
    lines = tuple(
        Wording(day, "P2.1", f"{number:016}", span, "record", "", "partly", said)
        for number, (day, said) in enumerate(zip(days, words, strict=True))
    )
    page = page_of_claim(replace(small, wording=lines), "P2.1")

    parts = [re.sub(r"\s+", " ", node.html or "") for node in after(page, "#earlier")]
    assert parts == [
        "<p>From 26 November 2026 to 1 December 2026 (Public record, partly confirmed; not read again):</p>",
        "<blockquote><p>A &amp; B shut <del>a</del> <ins>one</ins> lock.</p></blockquote>",
        "<p>From 24 November 2026 to 26 November 2026 (Public record, partly confirmed; not read again):</p>",
        "<blockquote><p>A &amp; B shut a <del>&lt;gate&gt;.</del> <ins>lock.</ins></p></blockquote>",
    ]


@pytest.mark.parametrize(
    ("read", "shown"),
    [
        (
            "https://a.example/?b&c",
            '<a href="https://a.example/?b&amp;c" rel="external">https://a.example/?b&amp;c</a>',
        ),
        ("https://a.example/, p. 3", "https://a.example/, p. 3"),
        ("the page <of> it", "the page &lt;of&gt; it"),
    ],
)
def test_a_text_that_was_read_is_a_link_where_it_is_an_address(small: Edition, read: str, shown: str) -> None:
    (known,) = [reading for reading in small.readings if reading.claim == "P1.2"]
    reading = Reading("P1.2", known.words, "2026-12-01", known.kind, read, "It <says> so.", known.span)
    (said, *_) = after(page_of_claim(replace(small, readings=(reading,)), "P1.2"), "#reading")

    assert shown in (said.html or "")
    assert (said.html or "").endswith(": " + shown + ". It says: It &lt;says&gt; so.</p>")


def marks(edition: Edition, key: str, tmp_path: Path, patch: pytest.MonkeyPatch) -> dict[str, str]:
    """The marks on the page of a source, by name."""
    patch.setattr(source_pages, "references", lambda *_: References({}, {}))
    source_pages.write(edition, CONFIG, tmp_path)
    page = LexborHTMLParser((tmp_path / key / "index.html").read_text(encoding="utf-8"))
    names = (node.text() for node in page.css("#read ~ dl dt"))
    return dict(zip(names, (node.inner_html or "" for node in page.css("#read ~ dl dd")), strict=True))


def test_a_source_s_page_looks_its_address_up_in_full_and_dates_a_copy_by_the_day_it_was_made(
    small: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *rest = small.sources
    address = "https://waters.example.org/측량?of=beds&year=2024 (2)"
    source = replace(first, item={**first.item, "URL": address})
    health = Health(address, "gone", "2026-11-30", copy="https://web.archive.org/web/1/x", copied="2024-10-03")
    edition = replace(small, sources=(source, *rest), health={address: health})

    said = marks(edition, first.key, tmp_path, monkeypatch)

    assert said["Copy found"] == (
        '<a href="https://web.archive.org/web/1/x" rel="external">Copy of 3 October 2024 in the Internet Archive</a>'
        " (not read by this edition)"
    )
    assert said["Elsewhere"].startswith(
        '<a href="https://web.archive.org/web/*/https://waters.example.org/%EC%B8%A1%EB%9F%89'
        '?of=beds&amp;year=2024%20%282%29" rel="external">'
    )


def test_what_was_retired_has_a_page_at_its_address_and_none_at_an_anchor(small: Edition, tmp_path: Path) -> None:
    retired = {line.address for line in small.ledger if line.state == "retired"}
    assert {"#" in address for address in retired} == {True, False}

    stubs.write(small, CONFIG, tmp_path)

    made = {f"/{file.parent.relative_to(tmp_path).as_posix()}/" for file in tmp_path.rglob("index.html")}
    assert retired & made == {address for address in retired if "#" not in address}
    assert not [address for address in made if "#" in address]


def test_the_page_for_unknown_addresses_lists_units_by_their_numbers(small: Edition, tmp_path: Path) -> None:
    first = next(unit for unit in small.units if unit.id == "P1")
    units = tuple(replace(first, id=f"P{number}") for number in (10, 9, 2))
    page = '<a href="/project/.">Home</a><div class="lookup"></div>'
    (tmp_path / "404.html").write_text(page, encoding="utf-8")

    not_found.write(replace(small, units=units), CONFIG, tmp_path)

    made = LexborHTMLParser((tmp_path / "404.html").read_text(encoding="utf-8"))
    listed = [(link.attributes["href"], link.attributes["data-last"]) for link in made.css(".lookup a")]
    assert listed == [("/project/p2/", "1"), ("/project/p9/", "0"), ("/project/p10/", "0")]
    home = made.css_first("a")
    assert home is not None
    assert home.attributes["href"] == "/project/"

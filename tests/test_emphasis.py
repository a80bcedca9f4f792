"""Italics in titles, prefixes and suffixes: read once, and shown or left out wherever a source is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.content import emphasis
from edition.content.dates import Issued, issued
from edition.content.load import load
from edition.content.model import Source
from edition.content.places import Span
from edition.publish import attribution
from edition.render.notes import Notes
from edition.render.short_citation import short
from edition.render.site import Site
from english import ENGLISH
from fixture_sites import BASE, make


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("The *Pueblo* Incident", "The <i>Pueblo</i> Incident"),
        ("*Juche* and _songun_", "<i>Juche</i> and <i>songun</i>"),
        ("*Two words*, “*three*”", "<i>Two words</i>, “<i>three</i>”"),
        ("A/77/522*", "A/77/522*"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("M*A*S*H and a_b_c", "M*A*S*H and a_b_c"),
        (r"\*so\* and \_so\_", "*so* and _so_"),
        ("**bold**", "**bold**"),
        ("*open", "*open"),
        ("", ""),
    ],
)
def test_italics_are_read_where_they_are_meant(text: str, html: str) -> None:
    assert emphasis.marked(text, "<i>", "</i>") == html
    assert emphasis.plain(text) == html.replace("<i>", "").replace("</i>", "")


@given(st.text(alphabet="*_\\ ab."))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_no_text_loses_a_letter(text: str) -> None:
    assert "".join(ch for ch in emphasis.plain(text) if ch in "ab.") == "".join(ch for ch in text if ch in "ab.")


def source(**fields: Any) -> Source:
    return Source("a", {"id": "a", "type": "report", "title": "A", **fields}, Span("bibliography.yaml", 1), {})


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"author": [{"family": "Cha"}], "issued": "2012"}, "Cha, 2012"),
        (
            {"type": "book", "editor": [{"family": "Cha"}, {"family": "Katz"}], "issued": "2012/2014"},
            "Cha and Katz, 2012–2014",
        ),
        (
            {"type": "book", "author": [{"family": "Hawk"}], "editor": [{"family": "Cha"}], "issued": "1990~"},
            "Hawk, ca. 1990",
        ),
        ({"type": "article-newspaper", "container-title": "Times", "issued": "2014-02-07"}, "Times, 7 February 2014"),
        ({"type": "article-newspaper", "container-title": "Times", "issued": "ca. 2014"}, "Times, ca. 2014"),
        ({"type": "webpage", "publisher": "KINU", "issued": "2014-02/2014-11"}, "KINU, 2014"),
        ({"type": "legislation", "title": "The *Pueblo* Act"}, "The *Pueblo* Act"),
        ({"title-short": "The *Pueblo*"}, "The *Pueblo*"),
    ],
)
def test_a_source_is_named_in_few_words(fields: dict[str, Any], words: str) -> None:
    assert short(source(**fields), {}, ENGLISH) == words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2014-02-07", Issued("2014-02-07")),
        ("1990~", Issued("1990", about=True)),
        ("ca. 1990", Issued("1990", about=True)),
        ("c.1990", Issued("1990", about=True)),
        ("circa 1990", Issued("1990", about=True)),
        ("2012/2014", Issued("2012", "2014")),
        ("2012-03–2014-05", Issued("2012-03", "2014-05")),
        ("1990~/1992~", Issued("1990", "1992", about=True)),
        ("spring", None),
        ("2012/", None),
        ("", None),
    ],
)
def test_when_a_document_came_out_is_read(text: str, found: Issued | None) -> None:
    assert issued(text) == found


def test_a_note_and_what_speaks_for_it_show_a_title_s_italics_or_leave_them_out(tmp_path: Path) -> None:
    make(BASE, tmp_path)
    records = tmp_path / "docs/data/bibliography.yaml"
    text = records.read_text(encoding="utf-8")
    title = "title: Report of the commission of inquiry"
    records.write_text(text.replace(title, f"{title} on *juche*\n  title-short: Report on *juche*"), encoding="utf-8")
    edition = load(tmp_path)
    site = Site(edition)
    mark = ElementTree.Element("sup")

    note = Notes(site.pages["about.md"], site).mark(mark, "see *also* @un-coi-2014, para. 46", "X1.1")
    html = ElementTree.tostring(note, encoding="unicode")

    assert (
        '<summary><span class="spoken">Source: </span>see <em>also</em> Report on <em>juche</em>, para. 46</summary>'
        in html
    )
    assert ">About Report on <em>juche</em></a>" in html
    assert "*" not in html.replace("*also*", "")
    assert mark[0].get("aria-label") == "Source 1: Report of the commission of inquiry on juche, paragraph 46"
    claim = next(claim for claim in edition.claims if claim.id == "F1.1")
    assert attribution.sources(claim, edition) == [
        "Report of the commission of inquiry on juche (A/HRC/25/63), paragraph 46"
    ]

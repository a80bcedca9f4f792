"""Whether a cited place lies in the range that a source is known to have."""

from __future__ import annotations

import pytest

from edition.check.dates import hint
from edition.check.locators import ends, number, outside
from edition.content.dates import is_date
from edition.content.model import Locator
from edition.content.numbers import is_backwards
from edition.content.suggest import did_you_mean, nearest


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("90", 90), ("90(a)", 90), ("9241b(a)", 9241), ("H6121", 6121), ("I", 1), ("IV(1)", 4), ("XIX", 19), ("MCMXC", 1990), ("999999999", 999_999_999), ("1000000000", None),
        ("", None), ("(a)", None), ("preamble", None),
    ],
)  # fmt: skip
def test_a_place_has_the_number_that_it_begins_with(text: str, value: int | None) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    ("place", "first_and_last"),
    [("42", (42, 42)), ("42–45", (42, 45)), ("90(b)–(c)", (90, 90)), ("I–III", (1, 3)), ("42–x", (42, None))],
)
def test_a_place_has_a_first_and_a_last_number(place: str, first_and_last: tuple[int | None, int | None]) -> None:
    assert ends(place) == first_and_last


@pytest.mark.parametrize(
    ("locator", "known"),
    [
        ("1", "1-94"), ("94", "1–94"), ("1, 94", "1 - 94"), ("90(a)–(c)", "1-94"), ("I–II", "I-II"), ("5", "5"),
        ("1", "any"), ("946", "any"), ("(a)", "1-94"), ("3", "preamble"), ("H6121–H6123", "H6000-H6200"),
        ("12–x", "any"), ("9241b(a)–(c)", "9241b"),
    ],
)  # fmt: skip
def test_a_place_inside_the_range_is_well(locator: str, known: str) -> None:
    assert outside(Locator("paragraph", locator), known) == ""


@pytest.mark.parametrize(
    ("locator", "known", "place"),
    [
        ("0", "1-94", "0"), ("95", "1-94", "95"), ("90–95", "1-94", "90–95"), ("3, 95, 96", "1-94", "95"),
        ("46-41", "1-94", "46–41"), ("III", "I-II", "III"), ("6", "5", "6"),
        ("43–42", "any", "43–42"), ("0", "any", "0"), ("90(c)–(a)", "1-94", "90(c)–(a)"), ("9242", "9241b", "9242"),
        ("9241", "9241b", "9241"), ("9241a(1)", "9241b", "9241a(1)"),
    ],
)  # fmt: skip
def test_the_first_place_outside_the_range_is_named(locator: str, known: str, place: str) -> None:
    assert outside(Locator("paragraph", locator), known) == place


def test_a_range_is_backwards_when_its_last_number_is_the_smaller() -> None:
    assert is_backwards("46–41")
    assert not is_backwards("41–46")
    assert not is_backwards("41–41")
    assert not is_backwards("41")
    assert not is_backwards("41–x")


@pytest.mark.parametrize("text", ["2014", "2014-02", "2014-02-07", "2024-02-29", "0001"])
def test_a_date(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize(
    "text",
    ["", "0000", "14", "2014-2", "2014-13", "2014-00", "2014-02-30", "2023-02-29", "2014-02-07 ", "2014/02", "2014-02-07T00", "٢٠١٤"],
)  # fmt: skip
def test_no_date(text: str) -> None:
    assert not is_date(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("7 February 2014", "write '2014-02-07'"), ("07 Feb. 2014", "write '2014-02-07'"), ("7th february 2014", "write '2014-02-07'"),
        ("February 7, 2014", "write '2014-02-07'"), ("February 17, 2014", "write '2014-02-17'"), ("Sept. 2014", "write '2014-09'"),
        ("2014/2/7", "write '2014-02-07'"), ("2014.12.31", "write '2014-12-31'"), ("2014-2", "write '2014-02'"),
        ("30 February 2014", "no"), ("2014-13", "no"), ("07.02.2014", "no"), ("117 May 2014", "no"), ("2014-02-007", "no"),
    ],
)  # fmt: skip
def test_a_date_in_another_form_is_written_in_ours(text: str, said: str) -> None:
    assert hint(text, "no") == said


def test_a_guess_is_the_nearest_word_and_does_not_hang_on_their_order() -> None:
    known = ["report", "record", "reading", "since"]

    assert nearest("reported", known) == nearest("reported", reversed(known)) == "report"
    assert nearest("zzz", known) == ""
    assert did_you_mean("recrod", set(known)) == "did you mean 'record'?"
    assert did_you_mean("zzz", known, "one of them") == "one of them"


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("COI", "coi unsc", "coi"),
        ("P3.2", "p3-2 p3-20", "p3-2"),
        ("UN-COI-2014", "un-coi-2014 un-coi-crp-2014", "un-coi-2014"),
        ("un_coi_2014", "un-coi-2014", "un-coi-2014"),
        ("nope.md", "index.md about.md map.md", ""),
        ("jquery.js", "basic.css display.js", ""),
        ("edition", "section", ""),
        ("axcye", "abcde", "abcde"),
        ("a.xhtml", "deep/in/some/folder/a.xhtml", "deep/in/some/folder/a.xhtml"),
        ("a.c", "deep/in/some/folder/a.c", ""),
        ("glosary.md", "glossary.md index.md", "glossary.md"),
        ("forcible.md", "forcible-repatriation.md un-co-option.md", "forcible-repatriation.md"),
        ("drivers.md", "../pathways/drivers.md ../index.md", "../pathways/drivers.md"),
        ("drivers/", "pathways/drivers/ pathways/", "pathways/drivers/"),
        ("index.md", "a/index.md b/index.md", ""),
        ("recrod", "record reading", "record"),
        ("UN-720", "UN-72 UN-7", "UN-72"),
        ("P3.200", "P3.20 P3.2", "P3.20"),
        ("D22", "D2 D1", "D2"),
        ("P9", "P3 P4", ""),
        ("??", "!! -", ""),
        ("", "a b", ""),
    ],
)
def test_a_guess_is_by_the_whole_word(word: str, known: str, meant: str) -> None:
    assert nearest(word, known.split()) == meant

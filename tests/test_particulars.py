"""Numbers, dates and names as they stand in a text, and what holds them."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from edition.check.particulars import checked_texts, names_not_held, numbers_not_held
from edition.content.load import load
from edition.content.particulars import find, holds, names, words
from second import FOLDER


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("On 9 October 2023 more than 500 people", ["2023-10-09", "500"]),
        ("on 9\u00a0October, in March 2025 and in 2014", ["XXXX-10-09", "2025-03", "2014"]),
        ("issued 2024-03-28, then 2024-04", ["2024-03-28", "2024-04"]),
        ("4 million barrels, four million barrels, 4,000,000", ["4000000", "4000000", "4000000"]),
        ("525,000 tonnes, 2.8 million tonnes and US$400", ["525000", "2800000", "400"]),
        ("98 percent, 98% and twenty-five percent", ["98%", "98%", "25%"]),
        ("two of the seven, and thirty-one States", ["2", "7", "31"]),
        ("one may say so, and no one else did in May", []),
        ("its fifty-eighth session, and the 18th", []),
        ("resolution 71/202, A/HRC/25/63 and P3.8", ["71", "202", "25", "63"]),
        ("see https://example.org/2014/07?a=12 for it", []),
        ("between 2011 and 2013–2016", ["2011", "2013", "2016"]),
    ],
)
def test_numbers_and_dates_are_found_in_a_form_to_compare(text: str, values: list[str]) -> None:
    assert [found.value for found in find(text)] == values
    assert all(text[f.start : f.start + f.length].strip() for f in find(text))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Human Rights Watch counted. The ministry of Seoul’s government", ["right", "watch", "seoul"]),
        ("Kim Jong-un and the North Koreans in F3", ["jong", "north", "korean"]),
        ("on 9 October the eBay of “The Hague”", ["hague"]),
        ("[The] border, said the U.S. government", []),
    ],
)
def test_the_words_of_names_are_found_unless_they_open_a_sentence(text: str, values: list[str]) -> None:
    assert [found.value for found in names(text)] == values


@pytest.mark.parametrize(
    ("known", "value", "held"),
    [
        ("9 October 2023", "2023-10-09", True),
        ("9 October 2023", "2023-10", True),
        ("9 October 2023", "2023", True),
        ("9 October 2023", "XXXX-10-09", True),
        ("October 2023", "2023-10-09", False),
        ("9 October 2023", "2022", False),
        ("9 October 2023", "9", False),
        ("500 people", "5000", False),
        ("98 percent", "98", False),
    ],
)
def test_a_year_or_month_is_held_by_a_day_in_it_and_nothing_by_what_is_wider(
    known: str, value: str, held: bool
) -> None:
    assert holds(frozenset(found.value for found in find(known)), value) == held


def test_words_are_compared_without_possessive_plural_and_capital() -> None:
    assert {"korean", "seoul", "jong"} <= words("the Koreans, Seoul’s, Kim Jong Un")
    assert (words("Cars"), words("Gas")) == ({"car"}, {"gas"})


@pytest.mark.parametrize(
    ("field", "value", "held"),
    [
        *((name, "No. 4711 of Brackwater", True) for name in ("title", "title-short", "container-title", "number")),
        *(
            (name, "No. 4711 of Brackwater", True)
            for name in ("publisher", "authority", "references", "volume", "page")
        ),
        ("issued", "4711", True),
        ("author", [{"literal": "Brackwater Office 4711"}], True),
        ("custom", {"title-en": "Brackwater 4711"}, True),
        ("custom", {"use": "Brackwater 4711"}, False),
        ("genre", "Brackwater 4711", False),
    ],
)
def test_a_claim_may_tell_what_its_source_is_called_and_numbered(field: str, value: object, held: bool) -> None:
    small = load(FOLDER)
    claim = next(claim for claim in small.claims if claim.id == "P1.2")
    key = claim.citations[0].cites[0].key
    longer = replace(claim, text=f"{claim.text} It is 4711 in Brackwater.")
    sources = tuple(replace(s, item={**s.item, field: value}) if s.key == key else s for s in small.sources)
    edition = replace(small, sources=sources, claims=tuple(longer if c is claim else c for c in small.claims))

    (entry,) = [entry for entry in checked_texts(edition) if entry.owner == "'P1.2'"]

    assert [found.value for found in numbers_not_held(entry)] == ([] if held else ["4711"])
    if field != "issued":
        assert [found.value for found in names_not_held(entry)] == ([] if held else ["brackwater"])


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("Forty days in 2024", []),  # words of the claim
        ("Told in the Lorn Courier", []),  # what its source is called
        ("Fifty days in 2024", ["50"]),
        ("Shut by Brackwater", ["brackwater"]),
    ],
)
def test_a_cell_of_the_matrix_tells_what_its_claims_and_their_sources_hold(words: str, missing: list[str]) -> None:
    small = load(FOLDER)
    (cell,) = (cell for cell in small.cells if cell.pathway.value == "P1")
    edition = replace(small, cells=(replace(cell, words=replace(cell.words, value=words)),))

    (entry,) = [entry for entry in checked_texts(edition) if entry.owner == "the cell"]

    assert [found.value for found in (*numbers_not_held(entry), *names_not_held(entry))] == missing


def test_a_cell_on_a_claim_that_is_not_there_is_not_judged_twice() -> None:
    small = load(FOLDER)
    cell = replace(small.cells[0], claims=(replace(small.cells[0].claims[0], value="P1.99"),))

    assert "the cell" not in {entry.owner for entry in checked_texts(replace(small, cells=(cell,)))}


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ("For forty days in 2024 a gate stayed shut ([P1.3](../pathways/gates-left-shut.md#p1-3)).", []),
        ("| One gate | Shut for 40 days ([P1.3](../pathways/gates-left-shut.md#p1-3)) |", []),
        ("For fifty days in 2024 a gate stayed shut ([P1.3](../pathways/gates-left-shut.md#p1-3)).", []),  # counted
        ("For 50 days a gate stayed shut ([P1.3](../pathways/gates-left-shut.md#p1-3)).", ["50"]),
        ("A gate of Brackwater stayed shut ([P1.3](../pathways/gates-left-shut.md#p1-3)).", ["brackwater"]),
        ("For 50 days in Brackwater [a gate](../pathways/gates-left-shut.md#p1-3) stayed shut.", []),  # no claim named
    ],
)
def test_a_line_that_names_claims_tells_what_they_hold(tmp_path: Path, line: str, missing: list[str]) -> None:
    root = shutil.copytree(FOLDER, tmp_path / "site")
    about = root / "docs/method.md"
    about.write_text(f"{about.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")

    found = [entry for entry in checked_texts(load(root)) if entry.owner == "the line"]

    assert [p.value for entry in found for p in (*numbers_not_held(entry), *names_not_held(entry))] == missing
    assert {entry.span.line for entry in found} <= {len(about.read_text(encoding="utf-8").splitlines())}


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ("| 50 days | [P1.3](#p1-3) |", ["50"]),
        ("Paragraph 50 was not read; [P1.3](#p1-3) rests on another.", []),  # it rests on no claim
    ],
)
def test_on_the_page_of_a_unit_the_rows_of_a_table_are_held_to_the_claims_they_name(
    tmp_path: Path, line: str, missing: list[str]
) -> None:
    root = shutil.copytree(FOLDER, tmp_path / "site")
    unit = root / "docs/pathways/gates-left-shut.md"
    unit.write_text(f"{unit.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")

    found = [entry for entry in checked_texts(load(root)) if entry.owner == "the line"]

    assert [p.value for entry in found for p in numbers_not_held(entry)] == missing

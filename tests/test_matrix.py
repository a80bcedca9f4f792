"""The matrix: the page, the file and the claims agree, cell by cell."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from edition.config import from_environment
from edition.content.matrix import Mark, Row, columns, matrix, text
from edition.content.model import Edition
from edition.publish.exports import matrix as file
from edition.render import matrix as table
from edition.render.elements import el
from edition.render.site import Site

CONFIG = from_environment({"SITE_URL": "https://edition.example/"}, Path())
STATES = ("For China alone", "For Russia alone", "For both together")


def cell(rows: tuple[Row, ...], unit: str, column: str) -> tuple[Mark, ...]:
    (row,) = [row for row in rows if row.unit.id == unit]
    return row.cells[(*STATES, "Findings", "Recommendations", "Evidence", "Since publication").index(column)]


def test_the_page_and_the_file_have_the_cells_of_the_data(edition: Edition, tmp_path: Path) -> None:
    rows = [["Pathway", *columns(edition)], *([row.name, *map(text, row.cells)] for row in matrix(edition))]

    block = el("div")
    site = Site(edition)
    table.fill(block, "", site.pages["matrix.md"], site)
    shown = [["".join(c.itertext()) for c in line if c.tag in ("th", "td")] for line in block.iter("tr")]
    file.write(edition, CONFIG, tmp_path)
    with (tmp_path / "data" / "matrix.csv").open(encoding="utf-8", newline="") as written:
        assert list(csv.reader(written)) == rows == shown


def test_every_cell_is_under_its_column(edition: Edition) -> None:
    block = el("div")
    site = Site(edition)
    table.fill(block, "", site.pages["matrix.md"], site)

    for line in list(block.iter("tr"))[1:]:
        assert [c.get("data-column") for c in line.iter("td")] == list(columns(edition))


def test_the_summary_states_every_pathway_for_both_and_none_for_one_country(edition: Edition) -> None:
    for row in matrix(edition):
        states = [marks[1] for marks in row.cells[: len(STATES)]]
        assert [mark.state for mark in states] == ["none", "none", "stated"]
        assert states[2].words == "stated in the executive summary (¶\N{NO-BREAK SPACE}4)"


def test_every_place_says_first_what_was_found_with_its_claims(edition: Edition) -> None:
    claims = {claim.id for claim in edition.claims}
    for row in matrix(edition):
        for first, *others in row.cells[: len(STATES)]:
            assert first.state == "told"
            assert claims.issuperset(first.refs)
            assert "told" not in {mark.state for mark in others}
    (words, *_) = cell(matrix(edition), "P3", "For China alone")
    assert words.text == "Forced returns that the Commission of Inquiry found in breach of non-refoulement (P3.80)"


@pytest.mark.parametrize(
    ("column", "names"),
    [
        ("For China alone", [("China", "Chinese", "Beijing")]),
        ("For Russia alone", [("Russia", "Moscow")]),
        ("For both together", [("China", "Chinese", "Beijing"), ("Russia", "Moscow")]),
    ],
)
def test_what_is_shown_for_a_country_names_it_and_stands_under_its_heading(
    edition: Edition, column: str, names: list[tuple[str, ...]]
) -> None:
    claims = {claim.id: claim for claim in edition.claims}
    for row in matrix(edition):
        for mark in cell((row,), row.unit.id, column):
            if mark.state == "shown":
                assert mark.refs
                for claim in (claims[ref] for ref in mark.refs):
                    assert claim.basis == "record"
                    assert claim.container != "context"
                    assert all(any(name in claim.text for name in some) for some in names)


def test_a_claim_that_does_not_name_the_country_is_not_counted_for_it(edition: Edition) -> None:
    (shown,) = [m for m in cell(matrix(edition), "P4", "For Russia alone") if m.state == "shown"]
    under_the_heading = [claim.id for claim in edition.claims if claim.id in ("P4.14", "P4.15")]

    assert under_the_heading == ["P4.14", "P4.15"]
    assert shown.refs == ("P4.15",)


def test_without_a_record_or_a_reading_a_cell_says_that_the_summary_does_not_address_it(edition: Edition) -> None:
    bare = replace(edition, claims=tuple(c for c in edition.claims if c.basis == "report"), relations=(), cells=())
    rows = matrix(bare)

    assert text(cell(rows, "P1", "For China alone")) == "Not in the executive summary"
    assert text(cell(rows, "P1", "Findings")) == "Not in the executive summary"
    assert text(cell(rows, "P1", "Evidence")) == "0 claims, 0 sources"


def test_a_line_that_the_summary_states_is_shown_as_stated(edition: Edition) -> None:
    stated = replace(
        edition,
        relations=tuple(
            replace(r, basis="report", statements=("s4.4",)) if (r.source, r.target) == ("P3", "F3") else r
            for r in edition.relations
        ),
    )

    assert text(cell(matrix(stated), "P3", "Findings")) == (
        "Stated in the executive summary (F3); this edition’s reading (F5, F7)"
    )


@pytest.mark.browser
def test_on_a_phone_each_cell_says_its_column_and_the_table_is_still_one(
    browser: Browser, address: str, edition: Edition
) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 667})
    page.goto(address + "matrix/")
    said = page.evaluate("getComputedStyle(document.querySelector('.matrix td'), '::before').content")
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    page.close()
    roles = Counter(node["role"]["value"] for node in tree["nodes"] if not node["ignored"])

    assert said == f'"{STATES[0]}"'
    assert [roles[name] for name in ("table", "rowheader", "columnheader")] == [1, 4, len(columns(edition)) + 1]
    assert roles["cell"] + roles["gridcell"] == 4 * len(columns(edition))


@pytest.mark.browser
@pytest.mark.parametrize(("width", "shown"), [(895, "grid"), (896, "table-cell"), (1100, "table-cell")])
def test_where_there_is_room_it_is_a_table_that_fits(browser: Browser, address: str, width: int, shown: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(address + "matrix/")
    found = page.evaluate(
        """() => {
          const table = document.querySelector('.matrix table');
          const box = table.getBoundingClientRect();
          return [getComputedStyle(table.querySelector('td')).display, box.left >= 0 && box.right <= innerWidth];
        }"""
    )
    page.close()

    assert found == [shown, True]

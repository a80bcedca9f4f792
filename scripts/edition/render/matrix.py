"""The matrix as a table whose cells link to what they count. On a phone each row becomes a card."""

from __future__ import annotations

from collections.abc import Sequence

from ..content.matrix import Mark, Row, columns, matrix, sentences
from ..content.model import Page
from .elements import Element, add, el
from .site import Site
from .words import group_named


def fill(block: Element, argument: str, page: Page, site: Site) -> None:
    """The table of all pathways."""
    block.set("class", "matrix")
    head = el("tr", None, el("th", {"scope": "col"}, site.locale.gettext("Pathway")))
    add(head, [el("th", {"scope": "col"}, column) for column in columns(site.edition)])
    body = el("tbody", None, *(_row(row, page, site) for row in matrix(site.edition)))
    table = el("table", {"class": "matrix__table"}, el("caption", None, _caption(site)))
    add(table, [el("thead", None, head), body])
    block.append(table)


def _caption(site: Site) -> str:
    pathways = group_named("pathways", site.edition)
    return site.locale.gettext(
        "{pathways}: what is on record of each, who says it, and where it leads", pathways=pathways
    )


def _row(row: Row, page: Page, site: Site) -> Element:
    link = el("a", {"href": site.way_to(page, row.unit.id) or ""}, row.name)
    line = el("tr", None, el("th", {"scope": "row"}, link))
    for column, marks in zip(columns(site.edition), row.cells, strict=True):
        line.append(el("td", {"data-column": column}, *_cell(marks, row, page, site)))
    return line


def _cell(marks: Sequence[Mark], row: Row, page: Page, site: Site) -> list[Element]:
    """The marks, each a line of its own, in the words of the file."""
    cell = []
    for part in sentences(marks):
        for place, mark in enumerate(part):
            said = el("span", {"class": f"matrix__mark matrix__mark--{mark.state}"})
            words = mark.words if place else mark.words[:1].upper() + mark.words[1:]
            if mark.section:
                said.append(el("a", {"href": site.way(page, row.unit.page, mark.section)}, words))
            else:
                add(said, [words, *_refs(mark, page, site)])
            add(said, ["; " if mark is not part[-1] else ". " if mark is not marks[-1] else None])
            cell.append(said)
    return cell


def _refs(mark: Mark, page: Page, site: Site) -> list[Element | str]:
    found: list[Element | str] = []
    for place, name in enumerate(mark.refs):
        found += [", " if place else " (", el("a", {"href": site.way_to(page, name) or ""}, name)]
    return [*found, ")"] if found else []

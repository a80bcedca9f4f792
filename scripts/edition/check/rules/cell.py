"""Rules on the cells of the matrix: which there are, what they rest on, and how long they are."""

from __future__ import annotations

from collections.abc import Iterator

from ...content import graph, markdown
from ...content.matrix import headings
from ...content.model import Edition
from ...content.places import Fault
from ...content.suggest import did_you_mean, nearest
from ..claims_named import unknown

FEWEST, MOST = 5, 12
"""Words in a cell."""


def cell001_cell_without_place(edition: Edition) -> Iterator[Fault]:
    """A cell names a pathway or a column that the matrix does not have, or a place that has its words already.

    Its words would be shown nowhere.

    Bad:  {pathway: P9, column: both, …}
    Good: {pathway: P1, column: both, …}
    """
    pathways, columns = _places(edition)
    places = {(cell.pathway.value, cell.column.value) for cell in edition.cells}
    taken = set()
    for cell in edition.cells:
        place = (cell.pathway.value, cell.column.value)
        beside = (
            {p for p, column in places if column == place[1]},
            {c for pathway, c in places if pathway == place[0]},
        )
        for named, known, there in zip((cell.pathway, cell.column), (pathways, columns), beside, strict=True):
            if named.value not in known:
                otherwise = f"one of {', '.join(known)}" if known else "take the entry away: there is none"
                hint = did_you_mean(named.value, known, otherwise, there)
                yield Fault(named.span, f"the matrix has no '{named.value}'", hint)
        if place in taken:
            yield Fault(cell.pathway.span, f"'{place[0]}' has words under '{place[1]}' already", "make them one")
        taken.add(place)


def cell002_place_without_cell(edition: Edition) -> Iterator[Fault]:
    """The matrix has words for some of its places and none for this one.

    The reader would take it that there is nothing to say.

    Bad:  P1 with words under china and russia, and none under both
    Good: P1 with words under each
    """
    pathways, columns = _places(edition)
    there = {(_meant(cell.pathway.value, pathways), _meant(cell.column.value, columns)) for cell in edition.cells}
    for unit in graph.members(edition, "pathways") if there else ():
        for column in columns:
            if (unit.id, column) not in there:
                said = f"the matrix says nothing of '{unit.id}' under '{column}'"
                hint = (
                    f"add '- {{pathway: {unit.id}, column: {column}, words: …, claims: […]}}' to docs/data/matrix.yaml"
                )
                yield Fault(unit.span, said, hint)


def _places(edition: Edition) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The pathways and the columns of the matrix, in order."""
    return tuple(unit.id for unit in graph.members(edition, "pathways")), headings(edition)


def _meant(name: str, known: tuple[str, ...]) -> str:
    """The pathway or column that a misspelt one means, so that one slip is told once."""
    return name if name in known else nearest(name, known)


def cell003_unknown_claim_in_cell(edition: Edition) -> Iterator[Fault]:
    """A cell rests on a claim that this edition does not have.

    Nobody could check its words.

    Bad:  claims: [P9.9]
    Good: claims: [P1.34]
    """
    for cell in edition.cells:
        yield from unknown(cell.claims, edition, "name a claim, as in 'claims: [P1.34]'")


def cell004_cell_too_short_or_long(edition: Edition) -> Iterator[Fault]:
    """A cell has fewer than 5 or more than 12 words.

    Too few say that something is there, not what; too many are no table.

    Bad:  words: Shown
    Good: words: Both disputed requests to stop refined oil supplies
    """
    for cell in edition.cells:
        count = markdown.count_words(cell.words.value)
        if not FEWEST <= count <= MOST:
            said = f"the cell has {count} word{'s' if count != 1 else ''}"
            yield Fault(cell.words.span, said, f"say what was found, in {FEWEST} to {MOST} words")

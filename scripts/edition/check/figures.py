"""What figures say, held against the facts and the claims behind them."""

from __future__ import annotations

from collections.abc import Iterable

from ..content import labels, markdown
from ..content.model import Claim, Edition, Figure, FigureRow
from ..content.particulars import find, holds
from ..content.vocabulary import RESTS_ON_FACTS


def numbers(texts: Iterable[str]) -> frozenset[str]:
    """The numbers and dates of texts, in a form in which they can be compared."""
    return frozenset(particular.value for text in texts for particular in find(text))


def values(row: FigureRow) -> frozenset[str]:
    """The numbers and dates of a row: those of its key and of its cells."""
    return numbers([row.at.value, *(cell.value for cell in row.cells.values())])


def grades(figure: Figure, row: FigureRow, edition: Edition) -> frozenset[str]:
    """The grades of the facts of which one particular holds all that a row says, and of the claims that tell all of it."""
    needed = values(row)
    facts = [edition.facts[name.value] for name in (row.facts or figure.facts) if name.value in edition.facts]
    found = {fact.grade for fact in facts if any(_hold([p.value], needed) for p in fact.particulars)}
    named = {name.value for name in row.claims}
    for claim in (claim for claim in edition.claims if claim.id in named):
        when = [claim.options["date"].value] if "date" in claim.options else []
        if claim.basis in RESTS_ON_FACTS and _hold([markdown.plain(claim.text), *when], needed):
            found.add(labels.grade(claim, edition))
    return frozenset(found - {""})


def _hold(texts: Iterable[str], needed: frozenset[str]) -> bool:
    known = numbers(texts)
    return all(holds(known, value) for value in needed)


def told_by(claim: Claim) -> tuple[frozenset[str], frozenset[str]]:
    """The dates of a claim and its other numbers, as far as they are in digits and may be values."""
    text = markdown.plain(claim.text)
    found = find(text)
    dates = {p.value for p in found if "-" in p.value or _is_year(p.value)}
    dates |= numbers([claim.options["date"].value] if "date" in claim.options else [])
    counts = {p.value for p in found if p.value not in dates and text[p.start].isdigit()}
    return frozenset(dates), frozenset(counts)


def _is_year(value: str) -> bool:
    return len(value) == 4 and value.isdigit() and value[:2] in ("19", "20")

"""The pathways against what is said of each: for China, for Russia, for both, and with what it is connected.

A claim counts for a state where its page sets it under the heading for that state and its own words name the state.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from . import graph
from .argument import Argument, Line, argument
from .model import Claim, Edition, Page, Unit


@dataclass(frozen=True, slots=True)
class Mark:
    """One of the four states, in words, with the claims or units that make it; many stand under one `section`."""

    state: str
    words: str
    refs: tuple[str, ...] = ()
    section: str = ""

    @property
    def text(self) -> str:
        return f"{self.words} ({', '.join(self.refs)})" if self.refs and not self.section else self.words


@dataclass(frozen=True, slots=True)
class Row:
    """A pathway, and for each column its marks."""

    unit: Unit
    cells: tuple[tuple[Mark, ...], ...]

    @property
    def name(self) -> str:
        return f"{self.unit.id} {self.unit.short or self.unit.title}"


_CHINA = re.compile(r"\b(China|Chinese|Beijing)\b")
_RUSSIA = re.compile(r"\b(Russia|Russians?|Moscow)\b")

_STATES: dict[str, tuple[str, tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]] = {
    "china": ("For China alone", (_CHINA,), (_RUSSIA,)),
    "russia": ("For Russia alone", (_RUSSIA,), (_CHINA,)),
    "both": ("For both together", (_CHINA, _RUSSIA), ()),
}
"""By the heading of a pathway's page: the column, and the names that a claim must hold and, of the report, must not."""

SINCE = "since-publication"
"""The heading under which a page lists the developments that bear on it."""

COLUMNS = (
    *(column for column, _, _ in _STATES.values()),
    "Findings",
    "Recommendations",
    "Evidence",
    "Since publication",
)


def matrix(edition: Edition) -> tuple[Row, ...]:
    """A row for each pathway, in order."""
    drawn = argument(edition)
    pages = {page.path: page for page in edition.pages}
    return tuple(_row(unit, pages[unit.page], drawn, edition) for unit in graph.members(edition, "pathways"))


def _row(unit: Unit, page: Page, drawn: Argument, edition: Edition) -> Row:
    claims = [c for c in graph.claims_by_page(edition).get(page.path, ()) if c.container != "context"]
    cells = [_state(heading, claims, page, edition) for heading in _STATES]
    cells.append(_connected({line.target: line for line in drawn.of("leads_to") if line.source == unit.id}))
    cells.append(_connected({line.source: line for line in drawn.of("answers") if line.target == unit.id}))
    record = [c for c in claims if c.basis == "record"]
    cells.append((Mark("shown", f"{len(record)} claims, {_sources(record)} sources"),))
    since = {r.source for r in graph.incoming(edition, unit.id) if r.name == "bears_on"}
    cells.append((Mark("shown", f"{len(since)} developments", tuple(since), SINCE if since else ""),))
    return Row(unit, tuple(cells))


def _state(heading: str, claims: Sequence[Claim], page: Page, edition: Edition) -> tuple[Mark, ...]:
    _, must, must_not = _STATES[heading]
    mine = [c for c in claims if heading in _around(c, page)]
    record = [c for c in mine if c.basis == "record" and all(name.search(c.text) for name in must)]
    readings = tuple(c.id for c in mine if c.basis == "reading")
    marks = [_stated(claims, must, must_not, edition)]
    if record:
        count = _sources(record)
        words = f"shown by {'another source' if count == 1 else 'other sources'} ({count})"
        marks.append(Mark("shown", words, tuple(c.id for c in record), heading))
    if readings:
        marks.append(Mark("reading", "this edition’s reading", readings))
    return tuple(marks)


def _stated(
    claims: Sequence[Claim],
    must: Sequence[re.Pattern[str]],
    must_not: Sequence[re.Pattern[str]],
    edition: Edition,
) -> Mark:
    """Whether a restatement that this page or the page of paragraphs carries names just these states."""
    statements = {name.value for c in claims if c.basis == "report" for name in c.listed("statement")}
    naming = [
        c
        for c in edition.claims
        if c.basis == "report"
        and {name.value for name in c.listed("statement")} <= statements
        and all(name.search(c.text) for name in must)
        and not any(name.search(c.text) for name in must_not)
    ]
    carried = {name.value for c in naming for name in c.listed("statement")}
    paragraphs = graph.order_of_paragraphs(s.paragraph for s in edition.statements if s.id in carried and s.paragraph)
    if not paragraphs:
        return NOT_ADDRESSED
    return Mark("stated", f"stated in the executive summary (¶\N{NO-BREAK SPACE}{', '.join(paragraphs)})")


NOT_ADDRESSED = Mark("none", "not addressed there")


def _connected(lines: Mapping[str, Line]) -> tuple[Mark, ...]:
    """The units at the other ends of a pathway's lines, told apart by who draws the line."""
    stated = tuple(unit for unit in sorted(lines, key=graph.order) if lines[unit].stated)
    read = tuple(unit for unit in sorted(lines, key=graph.order) if not lines[unit].stated)
    first = Mark("stated", "stated in the executive summary", stated) if stated else NOT_ADDRESSED
    return (first, Mark("reading", "this edition’s reading", read)) if read else (first,)


def _around(claim: Claim, page: Page) -> set[str]:
    """The headings that a claim stands under."""
    found: set[str] = set()
    level = 7
    for heading in reversed([h for h in page.headings if h.span.line < claim.span.line]):
        if heading.level < level:
            found.add(heading.anchor)
            level = heading.level
    return found


def _sources(claims: Sequence[Claim]) -> int:
    return len({cite.key for claim in claims for citation in claim.citations for cite in citation.cites})


def text(marks: Sequence[Mark]) -> str:
    """A cell in words, as the page and the file have it: `Not addressed there; shown by other sources (4)`."""
    words = "; ".join(mark.text for mark in marks)
    return words[:1].upper() + words[1:]

"""The pathways against what is said of each: for each actor, for all together, and with what it is connected.

A claim counts for an actor where the pathway's page tells or shows it under the heading for that actor and its own
words name the actor.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from ..language import N_
from . import graph
from .argument import Argument, Line, argument
from .model import Actor, Claim, Edition, Page, Unit

if TYPE_CHECKING:
    from ..language.locale import Locale


@dataclass(frozen=True, slots=True)
class Mark:
    """One of the four states, or what was found (`told`), in words, with the claims or units that make it; many stand
    under one `section`."""

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


TOGETHER = {2: ("both", N_("For both together"))}
ALL = ("all", N_("For all together"))
"""By how many actors there are, the id of the heading for all of them, and the name of their column."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of actors: the heading of a pathway's page, and the names that a claim must hold and, of the report, must not."""

    name: str
    heading: str
    must: tuple[re.Pattern[str], ...]
    must_not: tuple[re.Pattern[str], ...] = ()


def _of_actors(actors: Sequence[Actor], locale: Locale) -> tuple[Column, ...]:
    """One for each actor alone, and one for all together."""
    _ = locale.gettext
    named = [re.compile("|".join(map(_as_word, actor.names))) for actor in actors]
    if len(actors) < 2:
        return tuple(
            Column(_("For {actor}", actor=a.name), a.heading, (name,)) for a, name in zip(actors, named, strict=True)
        )
    alone = [
        Column(
            _("For {actor} alone", actor=a.name),
            a.heading,
            (name,),
            tuple(other for other in named if other is not name),
        )
        for a, name in zip(actors, named, strict=True)
    ]
    heading, together = TOGETHER.get(len(actors), ALL)
    return (*alone, Column(_(together), heading, tuple(named)))


def _as_word(name: str) -> str:
    """The expression of a name that stands as a word; to one in Hangul, whose letters are wide, particles are joined."""
    return rf"\b{re.escape(name)}" + ("" if east_asian_width(name[-1]) == "W" else r"\b")


def headings(edition: Edition) -> tuple[str, ...]:
    """The ids of the headings that the columns of actors stand for, in order."""
    actors = edition.settings.actors
    alone = tuple(actor.heading for actor in actors)
    return (*alone, TOGETHER.get(len(actors), ALL)[0]) if len(alone) > 1 else alone


SINCE = "since-publication"
"""The heading under which a page lists the developments that bear on it."""


def columns(edition: Edition) -> tuple[str, ...]:
    """The names of the columns, in order."""
    _ = edition.settings.locale.gettext
    actors = (column.name for column in _of_actors(edition.settings.actors, edition.settings.locale))
    return (*actors, _("Findings"), _("Recommendations"), _("Evidence"), _("Since publication"))


def matrix(edition: Edition) -> tuple[Row, ...]:
    """A row for each pathway, in order."""
    drawn = argument(edition)
    pages = {page.path: page for page in edition.pages}
    return tuple(_row(unit, pages[unit.page], drawn, edition) for unit in graph.members(edition, "pathways"))


def _row(unit: Unit, page: Page, drawn: Argument, edition: Edition) -> Row:
    locale = edition.settings.locale
    places = [p for p in graph.placed(edition) if p.page == page.path and p.container != "context"]
    claims = [place.claim for place in places]
    cells = [_state(column, places, page, edition) for column in _of_actors(edition.settings.actors, locale)]
    cells.append(_connected({line.target: line for line in drawn.of("leads_to") if line.source == unit.id}, locale))
    cells.append(_connected({line.source: line for line in drawn.of("answers") if line.target == unit.id}, locale))
    record = [c for c in claims if c.basis == "record"]
    claimed = locale.ngettext("{count} claim", "{count} claims", len(record))
    sourced = locale.ngettext("{count} source", "{count} sources", _sources(record))
    cells.append((Mark("shown", f"{claimed}, {sourced}"),))
    since = {r.source for r in graph.incoming(edition, unit.id) if r.name == "bears_on"}
    events = locale.ngettext("{count} development", "{count} developments", len(since))
    cells.append((Mark("shown", events, tuple(since), SINCE if since else ""),))
    return Row(unit, tuple(cells))


def _state(column: Column, places: Sequence[graph.Placement], page: Page, edition: Edition) -> tuple[Mark, ...]:
    locale = edition.settings.locale
    mine = [place.claim for place in places if column.heading in _around(place.line, page)]
    found = [c for c in edition.cells if (c.pathway.value, c.column.value) == (page.id, column.heading)]
    record = [c for c in mine if c.basis == "record" and all(name.search(c.text) for name in column.must)]
    readings = tuple(c.id for c in mine if c.basis == "reading")
    marks = [Mark("told", cell.words.value, tuple(name.value for name in cell.claims)) for cell in found]
    marks.append(_stated([place.claim for place in places], column, edition))
    if record:
        words = locale.ngettext(
            "shown by another source ({count})", "shown by other sources ({count})", _sources(record)
        )
        marks.append(Mark("shown", words, tuple(c.id for c in record), column.heading))
    if readings:
        marks.append(Mark("reading", locale.gettext("this edition’s reading"), readings))
    return tuple(marks)


def _stated(claims: Sequence[Claim], column: Column, edition: Edition) -> Mark:
    """Whether a restatement that this page or the page of paragraphs carries names just these actors."""
    statements = {name.value for c in claims if c.basis == "report" for name in c.listed("statement")}
    naming = [
        c
        for c in edition.claims
        if c.basis == "report"
        and {name.value for name in c.listed("statement")} <= statements
        and all(name.search(c.text) for name in column.must)
        and not any(name.search(c.text) for name in column.must_not)
    ]
    carried = {name.value for c in naming for name in c.listed("statement")}
    paragraphs = graph.order_of_paragraphs(s.paragraph for s in edition.statements if s.id in carried and s.paragraph)
    if not paragraphs:
        return _not_addressed(edition.settings.locale)
    place = f"¶\N{NO-BREAK SPACE}{', '.join(paragraphs)}"
    return Mark("stated", edition.settings.locale.gettext("stated in the executive summary ({place})", place=place))


def _not_addressed(locale: Locale) -> Mark:
    return Mark("none", locale.gettext("not in the executive summary"))


def _connected(lines: Mapping[str, Line], locale: Locale) -> tuple[Mark, ...]:
    """The units at the other ends of a pathway's lines, told apart by who draws the line."""
    stated = tuple(unit for unit in sorted(lines, key=graph.order) if lines[unit].stated)
    read = tuple(unit for unit in sorted(lines, key=graph.order) if not lines[unit].stated)
    _ = locale.gettext
    first = Mark("stated", _("stated in the executive summary"), stated) if stated else _not_addressed(locale)
    return (first, Mark("reading", _("this edition’s reading"), read)) if read else (first,)


def _around(line: int, page: Page) -> set[str]:
    """The headings that a line stands under."""
    found: set[str] = set()
    level = 7
    for heading in reversed([h for h in page.headings if h.span.line < line]):
        if heading.level < level:
            found.add(heading.anchor)
            level = heading.level
    return found


def _sources(claims: Sequence[Claim]) -> int:
    return len({cite.key for claim in claims for citation in claim.citations for cite in citation.cites})


def sentences(marks: Sequence[Mark]) -> tuple[tuple[Mark, ...], ...]:
    """The marks of a cell by sentence: what was found, then who says it."""
    told = tuple(mark for mark in marks if mark.state == "told")
    return tuple(part for part in (told, tuple(marks[len(told) :])) if part)


def text(marks: Sequence[Mark]) -> str:
    """A cell in words, as the page and the file have it: `Not in the executive summary; shown by other sources (4)`."""
    found = ("; ".join(mark.text for mark in part) for part in sentences(marks))
    return ". ".join(words[:1].upper() + words[1:] for words in found)

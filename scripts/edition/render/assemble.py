"""Puts a page together: its head, its claims with their labels, its lists, and what the edition adds at its foot."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..content import labels, readings
from ..content.model import Page
from ..content.vocabulary import READING_KINDS
from . import accounts, claims, figures, files, foot, head, index, languages, listings, logged, map, matrix, terms
from .elements import Element, el
from .notes import Notes
from .site import Site

Fill = Callable[[Element, str, Page, Site], None]

_FILL: dict[str, Fill] = {
    "claim": claims.fill,
    "account": accounts.fill,
    "show": claims.show,
    "since": claims.fill_since,
    "context": claims.fill_context,
    "units": listings.units,
    "developments": listings.developments,
    "bibliography": listings.bibliography,
    "sources-by-unit": listings.sources_by_unit,
    "glossary": listings.glossary,
    "chronology": listings.chronology,
    "index": index.index,
    "readings": listings.readings,
    "contact": files.contact,
    "files": files.fill,
    "takeaway": files.takeaway,
    "map": map.whole,
    "map-in-brief": map.brief,
    "matrix": matrix.fill,
    "figure": figures.fill,
    "numbers": figures.numbers,
}


_FILL_MADE: dict[str, Fill] = {"points": accounts.fill_points, "point": accounts.fill_point}
"""For the blocks that the build alone writes."""


def assemble(root: Element, page: Page, site: Site) -> None:
    """Changes the parsed body of a page, in place, into the page as a reader sees it."""
    _level(root)
    _number(root)
    for block in [e for e in root.iter("div") if "data-block" in e.attrib]:
        name, argument = block.attrib.pop("data-block"), block.attrib.pop("data-argument", "")
        with site.guard(_unmade(block)):
            (_FILL | _FILL_MADE)[name](block, argument, page, site)
        for name in ("data-level", "data-number"):
            block.attrib.pop(name, None)
    with site.guard(_unmade(root)):
        accounts.finish(root, page, site)
    for table in root.iter("table"):
        table.set("tabindex", "0")
        if "class" not in table.attrib:
            _stack(table)
    for add in (_head, _foot, _log, _terms, _notes, claims.ways):
        with site.guard(_unmade(root)):
            add(root, page, site)
    languages.mark(root, site.edition.settings)


_FEW = 2
"""Columns of a table that has room on a phone."""


def _stack(table: Element) -> None:
    """Has each cell of a written table name its column, so that on a narrow screen a row can be a card."""
    columns = ["".join(cell.itertext()) for cell in table.iterfind("thead/tr/th")]
    if len(columns) <= _FEW:
        return
    table.set("class", "stacked")
    for row in table.iterfind("tbody/tr"):
        for column, cell in zip(columns, row, strict=False):
            cell.set("data-column", column)


def _unmade(parent: Element) -> Callable[[str], None]:
    """What puts a sentence where a part of a page is missing."""
    return lambda sentence: parent.append(el("p", {"class": "unmade"}, sentence))


def _head(root: Element, page: Page, site: Site) -> None:
    root.insert(0, head.header(page, site))


def _foot(root: Element, page: Page, site: Site) -> None:
    root.extend(foot.sections(page, site))


def _log(root: Element, page: Page, site: Site) -> None:
    logged.link_claims(root, page, site)
    root.extend(logged.sections(page, site))


def _terms(root: Element, page: Page, site: Site) -> None:
    explained = terms.section(root, page, site)
    if explained is not None:
        root.append(explained)


def _notes(root: Element, page: Page, site: Site) -> None:
    _annotate(root, Notes(page, site))


def _level(root: Element) -> None:
    """Tell each block the level of the heading that it stands under, so that its own title skips none."""
    level = 2
    for element in root.iter():
        if re.fullmatch("h[2-6]", str(element.tag)):
            level = int(str(element.tag)[1])
        elif "data-block" in element.attrib:
            element.set("data-level", str(level))


def _number(root: Element) -> None:
    """Tell each part on what came since which of the page it is, so that each has an anchor of its own."""
    for number, block in enumerate((e for e in root.iter("div") if e.get("data-block") == "since"), 1):
        block.set("data-number", str(number))


_HOLDERS = frozenset({"li", "dd"})
"""Elements besides claims that keep their notes inside; after any other block the notes follow it."""


def _annotate(root: Element, notes: Notes) -> None:
    """Numbers the citations in reading order, and puts the notes of each block with it."""
    for parent, child in _blocks(root):
        made = list(_marked(child, child.get("data-claim", ""), notes))
        if not made:
            continue
        claim = child.get("data-claim", "")
        box = el("div", {"class": "notes"}, *made, _doubt(claim, notes.site), _read(claim, notes.site))
        if "data-claim" in child.attrib or child.tag in _HOLDERS:
            child.append(box)
        else:
            parent.insert(list(parent).index(child) + 1, box)


def _doubt(claim: str, site: Site) -> Element | None:
    """Why the claim beside a note was confirmed only in part, where it was."""
    reason = labels.reason(site.claims[claim]) if claim in site.claims else ""
    told = site.locale.gettext("Partly confirmed: {reason}", reason=reason)
    return el("p", {"class": "notes__doubt"}, told) if reason else None


def _read(claim: str, site: Site) -> Element | None:
    """How the claim beside a note was read, where it was."""
    reading = readings.in_force(site.edition).get(claim)
    if reading is None:
        return None
    _ = site.locale.gettext
    return el("p", {"class": "notes__read"}, _("Read against {text}", text=_(READING_KINDS[reading.kind])))


def _blocks(parent: Element) -> Iterator[tuple[Element, Element]]:
    """The claims, entries and other blocks that may hold citations, each with its parent, outermost first."""
    for child in list(parent):
        if "data-claim" in child.attrib or child.tag in _HOLDERS or child.tag in ("p", "table", "blockquote"):
            yield parent, child
        else:
            yield from _blocks(child)


def _marked(parent: Element, claim: str, notes: Notes) -> Iterator[Element]:
    """The notes of a block, its marks numbered and each moved behind the point that follows it."""
    before: Element | None = None
    for child in list(parent):
        if "data-cite" in child.attrib:
            _settle(parent, before, child)
            yield notes.mark(child, child.attrib["data-cite"], claim)
        else:
            yield from _marked(child, claim, notes)
        before = child


_POINT = re.compile(r"[.,;:!?”’)]+")


def _settle(parent: Element, before: Element | None, mark: Element) -> None:
    """`text [@key].` becomes `text.` and the mark: no space before it, and no point after it."""
    point = _POINT.match(mark.tail or "")
    moved = point[0] if point else ""
    if before is None:
        parent.text = (parent.text or "").rstrip() + moved
    else:
        before.tail = (before.tail or "").rstrip() + moved
    if point:
        mark.tail = (mark.tail or "")[point.end() :]

"""Puts a page together: its head, its claims with their labels, its lists, and what the edition adds at its foot."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..content.model import Page
from . import claims, foot, head, index, listings, terms
from .elements import Element
from .notes import Notes
from .site import Site

Fill = Callable[[Element, str, Page, Site], None]

_FILL: dict[str, Fill] = {
    "claim": claims.fill,
    "since": claims.fill_since,
    "context": claims.fill_context,
    "units": listings.units,
    "developments": listings.developments,
    "bibliography": listings.bibliography,
    "glossary": listings.glossary,
    "chronology": listings.chronology,
    "index": index.index,
}


def assemble(root: Element, page: Page, site: Site) -> None:
    """Changes the parsed body of a page, in place, into the page as a reader sees it."""
    _level(root)
    for block in [e for e in root.iter("div") if "data-block" in e.attrib]:
        name, argument = block.attrib.pop("data-block"), block.attrib.pop("data-argument", "")
        _FILL[name](block, argument, page, site)
        block.attrib.pop("data-level", None)
    for table in root.iter("table"):
        table.set("tabindex", "0")
    root.insert(0, head.header(page))
    for section in foot.sections(page, site):
        root.append(section)
    explained = terms.section(root, page, site)
    if explained is not None:
        root.append(explained)
    notes = Notes(page, site)
    _number(root, notes)
    foot_notes = notes.section()
    if foot_notes is not None:
        root.append(foot_notes)


def _level(root: Element) -> None:
    """Tells each block the level of the heading that it stands under, so that its own title skips none."""
    level = 2
    for element in root.iter():
        if re.fullmatch("h[2-6]", str(element.tag)):
            level = int(str(element.tag)[1])
        elif "data-block" in element.attrib:
            element.set("data-level", str(level))


def _number(root: Element, notes: Notes) -> None:
    """Numbers the citations in reading order, each moved behind the point that follows it."""
    _walk(root, "", notes)


def _walk(parent: Element, claim: str, notes: Notes) -> None:
    claim = parent.get("data-claim", claim)
    before: Element | None = None
    for child in list(parent):
        if "data-cite" in child.attrib:
            _settle(parent, before, child)
            notes.mark(child, child.attrib["data-cite"], claim)
        else:
            _walk(child, claim, notes)
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

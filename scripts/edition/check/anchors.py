"""The anchors of the built pages, worked out from the sources; tests/test_anchors.py holds them to the built site."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from ..content import graph, hypertext, log
from ..content.addresses import CHRONOLOGY_PAGE, GLOSSARY_PAGE, SOURCES_PAGE
from ..content.model import Document, Edition, Link, Page
from ..content.vocabulary import ACCOUNT, GROUPS, KEY_POINTS, NEIGHBORS, RECORD, RELATIONS, since_anchor

NUMBERED = re.compile(rf"(?:note|cite|{ACCOUNT})-[0-9]+")
"""What the build numbers in reading order, so that it means another thing once a citation or a paragraph is added."""

_TERMS = r"terms|term-[a-z0-9-]+"
_LINES = re.compile(r"map-(?:count|(?:narrow-)?[0-9]+)")
_OF_BLOCKS = {
    "developments": re.compile(r"y[0-9]{4}|on-[a-z]+[0-9]+|by-(?:pathway|recommendation|finding)"),
    "chronology": re.compile(r"y[0-9]{4}"),
    "index": re.compile(rf"index-[a-z0-9]+|{_TERMS}"),
    "glossary": re.compile(r"letter-[a-z0-9]+"),
    "bibliography": re.compile(_TERMS),
    "figure": re.compile(r"fig-[a-z0-9-]+"),
    "map": _LINES,
    "map-in-brief": _LINES,
}
"""What the build gives to the parts of a list, by the name of its block."""

TOP = "top"
"""Where browsers go without an anchor. https://html.spec.whatwg.org/#select-the-indicated-part"""


@lru_cache(maxsize=1)
def anchors_by_page(edition: Edition) -> dict[str, frozenset[str]]:
    """The anchors of every page, by its path: those written, and those of its claims, units, records and parts."""
    made = made_by_page(edition)
    found = {page.path: {TOP, *page.anchors, *made[page.path]} for page in edition.pages}
    for unit in edition.units:
        found[unit.page].add(unit.anchor)
    for claim in edition.claims:
        found[claim.page].add(claim.anchor)
    return {path: frozenset(anchors) for path, anchors in found.items()}


@lru_cache(maxsize=1)
def made_by_page(edition: Edition) -> dict[str, frozenset[str]]:
    """The anchors that the build gives to what no page writes: records, added parts, and parts of the templates."""
    everywhere = {a for d in edition.documents if is_template(d) for a in d.anchors}
    found = {page.path: set(everywhere) for page in edition.pages}
    for path, ids in (
        (SOURCES_PAGE, [source.key for source in edition.sources]),
        (GLOSSARY_PAGE, [term.id for term in edition.glossary]),
        (CHRONOLOGY_PAGE, [f"d{event.date}" for event in edition.chronology]),
    ):
        if path in found:
            found[path].update(ids)
    for path, anchor in _of_parts(edition):
        found[path].add(anchor)
    return {path: frozenset(anchors) for path, anchors in found.items()}


def is_template(document: Document) -> bool:
    """Whether a document is a part of every page."""
    return document.source.startswith("overrides/")


def is_made(page: Page, anchor: str) -> bool:
    """Whether the build gives this anchor to a part of a list on this page."""
    return any(form.fullmatch(anchor) and block in page.blocks for block, form in _OF_BLOCKS.items())


def only_shown(page: Page, anchor: str) -> bool:
    """Whether an anchor that the page does not have stands in its code or its comments."""
    if anchor not in page.body:
        return False
    written = re.compile(rf"\{{[^{{}}\n]*#{re.escape(anchor)}(?=[\s}}])")
    return written.search(page.body) is not None or anchor in hypertext.ids(page.body)


def _of_parts(edition: Edition) -> Iterator[tuple[str, str]]:
    """The anchors of what the build adds: key points and account, terms, what came since or stands next in time, the logs, and the connections."""
    named = log.mentions(edition)
    logged = {claim.page for claim in edition.claims if claim.id in named} - {log.CHANGES, log.CORRECTIONS}
    targets = {(r.name, r.target) for r in edition.relations}
    written = {(r.name, r.span.path) for r in edition.relations}
    declined = {(d.name, d.unit) for d in edition.declined}
    units = defaultdict(set)
    for unit in edition.units:
        units[unit.page].add(unit.id)
    terms = {term.id for term in edition.glossary}
    linked = _linked_by_page(edition)
    tells_of_several = sum(unit.kind == "development" for unit in edition.units) > 1
    for page in edition.pages:
        for of in dict.fromkeys(point.unit for point in page.points):
            yield page.path, KEY_POINTS if of == page.id else f"{of.lower()}-{KEY_POINTS}"
        if page.account:
            yield from ((page.path, anchor) for anchor in (ACCOUNT, RECORD))
        times = page.blocks.count("since")
        yield from ((page.path, since_anchor(number)) for number in range(1, times + 1))
        if page.path in logged:
            yield page.path, "logged"
        explained = terms.intersection(link.target.rpartition(f"{GLOSSARY_PAGE}#")[2] for link in linked[page.path])
        if explained and page.path != GLOSSARY_PAGE:
            yield from ((page.path, anchor) for anchor in ("terms", *(f"term-{term}" for term in explained)))
        owner = page.id or (page.kind if page.kind in GROUPS else "")
        parts = [words.lower().replace(" ", "-") for words in _connections(page, owner, written, targets, declined)]
        yield from ((page.path, part) for part in parts)
        if parts:
            yield page.path, "connections"
        if owner and page.kind != "development" and _is_target("bears_on", units[page.path] | {owner}, targets):
            yield page.path, "since-publication"
        if owner and page.kind == "development" and tells_of_several:
            yield page.path, NEIGHBORS


def _linked_by_page(edition: Edition) -> dict[str, list[Link]]:
    """The links of each page, those in the claims of other pages that it shows, or has at its head, included."""
    pages = {page.path: page for page in edition.pages}
    claims = graph.claims_by_id(edition)
    found = {path: list(page.links) for path, page in pages.items()}
    places = [(shown.page, shown.claim) for shown in edition.shown]
    places += [(page.path, point.claim) for page in edition.pages for point in page.points]
    for path, name in places:
        if claim := claims.get(name):
            inside = range(claim.span.line, claim.end + 1)
            found[path] += [link for link in pages[claim.page].links if link.span.line in inside]
    return found


def _connections(
    page: Page,
    owner: str,
    written: set[tuple[str, str]],
    targets: set[tuple[str, str]],
    declined: set[tuple[str, str]],
) -> Iterator[str]:
    """The titles of a page's connections."""
    for name, relation in RELATIONS.items() if owner else ():
        if page.kind == relation.source and ((name, page.source) in written or (name, owner) in declined):
            yield relation.forward
        if (name != "bears_on" and _is_target(name, {owner}, targets)) or (relation.inverse, owner) in declined:
            yield relation.backward


def _is_target(relation: str, units: set[str], targets: set[tuple[str, str]]) -> bool:
    return any((relation, name) in targets for unit in units for name in graph.names(unit))

"""What the logs of changes and corrections say, shown where it matters: on each claim, and on its page."""

from __future__ import annotations

from collections.abc import Iterator

from ..content import graph, log
from ..content.log import Mention
from ..content.markdown import plain
from ..content.model import Claim, Page
from ..language import N_
from .elements import Element, el
from .site import Site
from .words import narrow_date

_DONE = {log.CHANGES: N_("Changed {day}"), log.CORRECTIONS: N_("Corrected {day}")}


def of_claim(claim: Claim, page: Page, site: Site) -> Iterator[Element]:
    """A link to each entry that names a claim, the newest first; that which brought it in is no change of it."""
    seen = set()
    for mention in log.mentions(site.edition).get(claim.id, ()):
        entry = mention.entry
        way = site.way(page, entry.page.path, entry.anchor)
        if way not in seen and not _is_its_first(mention, claim, site):
            seen.add(way)
            done = site.locale.gettext(_DONE[entry.page.path], day=narrow_date(entry.date, site.locale))
            yield el("a", {"class": "claim__changed", "href": way}, done)


def _is_its_first(mention: Mention, claim: Claim, site: Site) -> bool:
    return mention.entry.page.path == log.CHANGES and mention.entry.date == site.promised.get(claim.anchor)


def sections(page: Page, site: Site) -> Iterator[Element]:
    """The lines of both logs that name claims of a page, the newest first."""
    if page.path in _DONE:
        return
    mine = [claim.id for claim in graph.claims_by_page(site.edition).get(page.path, ())]
    lines: dict[tuple[str, int], Mention] = {}
    for claim in sorted(mine, key=graph.order_of_claim):
        for mention in log.mentions(site.edition).get(claim, ()):
            lines[(mention.line.span.path, mention.line.span.line)] = mention
    if not lines:
        return
    items = el("ul", {"class": "logged__list"})
    for mention in sorted(lines.values(), key=lambda m: m.entry.date, reverse=True):
        entry = mention.entry
        way = el("a", {"href": site.way(page, entry.page.path, entry.anchor)}, _named(mention, site))
        items.append(el("li", None, way, f": {plain(mention.line.text)}"))
    section = el("section", {"class": "logged", "aria-labelledby": "logged"})
    title = site.locale.gettext("Changes to the claims of this page")
    section.extend([el("h2", {"id": "logged"}, title), items])
    yield section


def _named(mention: Mention, site: Site) -> str:
    return site.locale.gettext(_DONE[mention.entry.page.path], day=site.locale.date(mention.entry.date))


def link_claims(root: Element, page: Page, site: Site) -> None:
    """On a page of the log, makes each id of a claim that stands in plain text a link to it."""
    if page.path in _DONE:
        for element in [e for e in root.iter() if e.tag in ("p", "li")]:
            _link(element, page, site)


def _link(parent: Element, page: Page, site: Site) -> None:
    for child in list(parent):
        at = list(parent).index(child) + 1
        before, made = _split(child.tail or "", page, site)
        child.tail = before
        for offset, link in enumerate(made):
            parent.insert(at + offset, link)
    parent.text, made = _split(parent.text or "", page, site)
    for offset, link in enumerate(made):
        parent.insert(offset, link)


def _split(text: str, page: Page, site: Site) -> tuple[str, list[Element]]:
    """The text before the first id of a claim, and a link for each with the text that follows it."""
    named = [m for m in log.NAMED.finditer(text) if site.claims.get(m[0])]
    links = []
    for match, end in zip(named, [*(later.start() for later in named[1:]), len(text)], strict=False):
        link = el("a", {"href": site.way_to(page, match[0]) or ""}, match[0])
        link.tail = text[match.end() : end]
        links.append(link)
    return text[: named[0].start()] if named else text, links

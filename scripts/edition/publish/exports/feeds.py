"""Atom feeds of the changes, the corrections and the developments. https://www.rfc-editor.org/rfc/rfc4287

An id is a UUID made of the edition's own and a name (version 5, https://www.rfc-editor.org/rfc/rfc9562), so that it
hangs on no address and nobody has to own one; the dates are those of the content's own log, ledger and record of words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as Xml

from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from ...config import Config
from ...content import citation, labels, log, wording
from ...content.addresses import in_force
from ...content.log import LogEntry
from ...content.model import Claim, Edition, Page, Unit
from ...content.vocabulary import LICENSE
from ...language import N_
from ...render.words import NOT_REVIEWED
from .. import attribution
from ..catalog import Catalog
from ..files import as_text

_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry. `name` is what its id is made of; `link` its address; `html` its content; two days."""

    name: str
    link: str
    title: str
    html: str
    published: str
    updated: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, at `feeds/NAME.xml`. `page` is the page of docs/ that says the same to a reader."""

    name: str
    title: str
    page: str
    entries: Callable[[Catalog], Iterator[FeedEntry]]

    @property
    def path(self) -> str:
        return f"feeds/{self.name}.xml"


def write(edition: Edition, config: Config, folder: Path) -> None:
    catalog = Catalog(edition, config)
    for feed in FEEDS:
        if feed.page in catalog.pages:
            as_text(folder / feed.path, _xml(feed, catalog))


def _changes(catalog: Catalog) -> Iterator[FeedEntry]:
    """An entry for each entry of the log."""
    for entry in log.entries(catalog.edition, log.CHANGES):
        yield _of_day(entry, _html(entry.text, entry.page, catalog), catalog)


def _corrections(catalog: Catalog) -> Iterator[FeedEntry]:
    """An entry for each claim that was corrected on a day, and one for what was corrected beside claims."""
    for entry in log.entries(catalog.edition, log.CORRECTIONS):
        for claim in dict.fromkeys(named.value for line in entry.lines for named in line.claims):
            lines = [line.text for line in entry.lines if claim in [named.value for named in line.claims]]
            yield _corrected(claim, entry, lines, catalog)
        others = [_html(line.text, entry.page, catalog) for line in entry.lines if not line.claims]
        if others:
            yield _of_day(entry, "\n".join(others), catalog)


def _of_day(entry: LogEntry, html: str, catalog: Catalog) -> FeedEntry:
    address = catalog.at(f"{entry.page.url}#{entry.anchor}")
    return FeedEntry(f"{entry.page.path}#{entry.anchor}", address, entry.title, html, entry.date, entry.date)


def _corrected(id: str, entry: LogEntry, lines: list[str], catalog: Catalog) -> FeedEntry:
    """What the log says of a claim, and the claim as it reads now, where it is still there."""
    address = catalog.at(f"{entry.page.url}#{entry.anchor}")
    title = catalog.locale.gettext("{claim}: correction of {day}", claim=id, day=catalog.locale.date(entry.date))
    parts = [_html(line, entry.page, catalog) for line in lines]
    if id in catalog.claims:
        parts.append(_claim(catalog.claims[id], catalog))
    elif f"/{catalog.anchor(id)}/" in in_force(catalog.edition.ledger):
        parts.append(f"<p>{_link(catalog.address(id), id)}</p>")
    name = f"{entry.page.path}#{entry.anchor} {id}"
    return FeedEntry(name, address, title, "\n".join(parts), entry.date, entry.date)


def _developments(catalog: Catalog) -> Iterator[FeedEntry]:
    for unit in (unit for unit in catalog.units.values() if unit.kind == "development"):
        told = f"{catalog.locale.gettext(NOT_REVIEWED)} {unit.summary}"
        claims = catalog.claims_of[unit.id]
        html = "\n".join([f"<p>{escape(told, quote=False)}</p>", *(_claim(claim, catalog) for claim in claims)])
        added, title = catalog.pages[unit.page].added, f"{unit.title} ({unit.id})"
        updated = max(added, *_days(unit, claims, catalog))
        yield FeedEntry(unit.id, catalog.address(unit.id), title, html, added, updated)


def _days(unit: Unit, claims: tuple[Claim, ...], catalog: Catalog) -> Iterator[str]:
    """The days on which a unit or what it holds was published or changed, as far as anything tells."""
    yield catalog.changed(unit.id)
    for claim in claims:
        yield catalog.changed(claim.id)
        yield from (line.date for line in wording.on_record(catalog.edition).get(claim.id, ()))


def _claim(claim: Claim, catalog: Catalog) -> str:
    """A claim with its label, which leads to it, its date and its sources."""
    _ = catalog.locale.gettext
    label = " · ".join(
        [claim.id, labels.label(claim, catalog.edition), *(d.value for k, d in claim.options.items() if k == "date")]
    )
    cites = [cite for found in claim.citations for cite in found.cites]
    named = dict.fromkeys(_link(catalog.address(cite.key), attribution.source(cite, catalog.edition)) for cite in cites)
    told = escape(_("(sources: {sources})"), quote=False).replace("{sources}", "; ".join(named)) if named else ""
    words = _html(claim.text, catalog.pages[claim.page], catalog)
    return f"<p>{_link(catalog.address(claim.id), label)}</p>\n{words}" + (f"\n<p>{told}</p>" if told else "")


def _link(address: str, words: str) -> str:
    return f'<a href="{escape(address)}">{escape(words, quote=False)}</a>'


def _html(text: str, page: Page, catalog: Catalog) -> str:
    """The Markdown of a page as HTML without citations, each link absolute."""
    without = citation.BRACKET.sub(lambda m: "" if citation.is_citation(m["inside"]) else m[0], text)
    without = re.sub(r"[ \n]+(?=[.,;:!?])", "", without)
    html = LexborHTMLParser(Markdown(extensions=["attr_list", "tables"]).convert(without))
    for name in ("href", "src"):
        for node in html.css(f"[{name}]"):
            node.attrs[name] = _absolute(node.attributes[name] or "", page, catalog)
    return (html.body.inner_html or "").strip() if html.body else ""


def _absolute(target: str, page: Page, catalog: Catalog) -> str:
    address = log.address(target, page, catalog.pages)
    return catalog.at(address) if address else urljoin(catalog.page_url(page.path), target)


def _xml(feed: Feed, catalog: Catalog) -> str:
    Xml.register_namespace("", _ATOM)
    root = Xml.Element(_name("feed"), {"{http://www.w3.org/XML/1998/namespace}lang": catalog.locale.tag})
    entries = sorted(feed.entries(catalog), key=lambda e: (e.updated, e.published), reverse=True)
    _add(root, "id", catalog.urn(feed.path))
    _add(root, "title", f"{catalog.locale.gettext(feed.title)} – {catalog.title}")
    _add(root, "subtitle", catalog.draft)
    _add(root, "updated", _moment(max((e.updated for e in entries), default=catalog.begun)))
    Xml.SubElement(root, _name("link"), {"rel": "self", "type": "application/atom+xml", "href": catalog.at(feed.path)})
    Xml.SubElement(root, _name("link"), {"rel": "alternate", "type": "text/html", "href": catalog.page_url(feed.page)})
    Xml.SubElement(root, _name("link"), {"rel": "license", "href": LICENSE})
    _add(Xml.SubElement(root, _name("author")), "name", catalog.maker)
    for entry in entries:
        node = Xml.SubElement(root, _name("entry"))
        _add(node, "id", catalog.urn(entry.name))
        _add(node, "title", entry.title)
        _add(node, "published", _moment(entry.published))
        _add(node, "updated", _moment(entry.updated))
        Xml.SubElement(node, _name("link"), {"rel": "alternate", "type": "text/html", "href": entry.link})
        Xml.SubElement(node, _name("content"), {"type": "html"}).text = entry.html
    Xml.indent(root)
    return _DECLARATION + Xml.tostring(root, encoding="unicode") + "\n"


_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def _name(tag: str) -> str:
    return f"{{{_ATOM}}}{tag}"


def _add(parent: Xml.Element, tag: str, text: str) -> None:
    if text:
        Xml.SubElement(parent, _name(tag)).text = text


def _moment(day: str) -> str:
    """A day as RFC 3339 has a moment: its beginning."""
    return f"{day}T00:00:00Z"


FEEDS = (
    Feed("changes", N_("Changes"), log.CHANGES, _changes),
    Feed("corrections", N_("Corrections"), log.CORRECTIONS, _corrections),
    Feed("developments", N_("Developments since publication"), "since/index.md", _developments),
)

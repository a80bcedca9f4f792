"""Atom feeds of the changes, the corrections and the developments. https://www.rfc-editor.org/rfc/rfc4287

An entry's id is its permanent address; its dates are those of the content's own log.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as Xml

from ...config import Config
from ...content import labels, log, markdown
from ...content.model import Edition
from ...content.vocabulary import LICENSE
from ...language import N_
from ...render.words import NOT_REVIEWED
from ..catalog import Catalog
from ..files import as_text
from .linked import written_citations

_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry; `published` and `updated` are days."""

    id: str
    title: str
    text: str
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


def _logged(catalog: Catalog, path: str) -> Iterator[FeedEntry]:
    for entry in log.entries(catalog.edition, path):
        address = catalog.at(f"{entry.page.url}#{entry.anchor}")
        yield FeedEntry(address, entry.title, markdown.plain(entry.text), entry.date, entry.date)


def _developments(catalog: Catalog) -> Iterator[FeedEntry]:
    _ = catalog.locale.gettext
    for unit in catalog.units.values():
        if unit.kind != "development":
            continue
        lines = [f"{_(NOT_REVIEWED)} {unit.summary}"]
        for claim in catalog.claims_of[unit.id]:
            label = f"[{claim.id} · {labels.label(claim, catalog.edition)} · {claim.options['date'].value}]"
            told = _("(sources: {sources})", sources="; ".join(written_citations(claim)))
            lines.append(f"{label} {markdown.plain(claim.text)} {told}")
        title, text = f"{unit.title} ({unit.id})", "\n\n".join(lines)
        dates = catalog.pages[unit.page].added, catalog.changed(unit.id)
        yield FeedEntry(catalog.address(unit.id), title, text, dates[0], max(dates))


def _xml(feed: Feed, catalog: Catalog) -> str:
    Xml.register_namespace("", _ATOM)
    root = Xml.Element(_name("feed"), {"{http://www.w3.org/XML/1998/namespace}lang": catalog.locale.tag})
    entries = sorted(feed.entries(catalog), key=lambda e: (e.updated, e.published), reverse=True)
    _add(root, "id", catalog.at(feed.path))
    _add(root, "title", f"{catalog.locale.gettext(feed.title)} – {catalog.title}")
    _add(root, "subtitle", catalog.draft)
    _add(root, "updated", _moment(max((e.updated for e in entries), default=catalog.begun)))
    Xml.SubElement(root, _name("link"), {"rel": "self", "type": "application/atom+xml", "href": catalog.at(feed.path)})
    Xml.SubElement(root, _name("link"), {"rel": "alternate", "type": "text/html", "href": catalog.page_url(feed.page)})
    Xml.SubElement(root, _name("link"), {"rel": "license", "href": LICENSE})
    _add(Xml.SubElement(root, _name("author")), "name", catalog.maker)
    for entry in entries:
        node = Xml.SubElement(root, _name("entry"))
        _add(node, "id", entry.id)
        _add(node, "title", entry.title)
        _add(node, "published", _moment(entry.published))
        _add(node, "updated", _moment(entry.updated))
        Xml.SubElement(node, _name("link"), {"rel": "alternate", "type": "text/html", "href": entry.id})
        _add(node, "content", entry.text)
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
    Feed("changes", N_("Changes"), log.CHANGES, lambda catalog: _logged(catalog, log.CHANGES)),
    Feed("corrections", N_("Corrections"), log.CORRECTIONS, lambda catalog: _logged(catalog, log.CORRECTIONS)),
    Feed("developments", N_("Developments since publication"), "since/index.md", _developments),
)

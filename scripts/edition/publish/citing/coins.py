"""COinS: all sources on their page, to choose from; a source on its own page; a unit and what it cites on its page for citing.

Anywhere else they would hide the page itself from Zotero, which asks for them first.
https://en.wikipedia.org/wiki/COinS
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from urllib.parse import urlencode

from ...config import Config
from ...content.addresses import SOURCES_PAGE
from ...content.model import Edition
from ..addresses.share import FOLDER
from ..catalog import Catalog
from . import works
from .formats import without_italics

_TYPES = {
    "article-journal": "journalArticle",
    "article-magazine": "magazineArticle",
    "article-newspaper": "newspaperArticle",
    "bill": "bill",
    "book": "book",
    "chapter": "bookSection",
    "hearing": "hearing",
    "legal_case": "case",
    "legislation": "statute",
    "post-weblog": "blogPost",
    "regulation": "statute",
    "report": "report",
    "speech": "presentation",
    "webpage": "webpage",
}
"""Dublin Core leaves the names of types open; these are those that Zotero reads and writes."""

_BARE = ":/,()'!;?"
"""Characters that a query may hold as they are; so the spans compress with the text beside them."""


def write(edition: Edition, config: Config, folder: Path) -> None:
    """Put a span with a context object into each source's entry, and into the pages of sources and for citing units."""
    catalog = Catalog(edition, config)
    spans = {key: _span(works.source(source, catalog.locale)) for key, source in catalog.sources.items()}
    if SOURCES_PAGE in catalog.pages:
        file = folder / catalog.pages[SOURCES_PAGE].url / "index.html"
        html = file.read_text(encoding="utf-8")
        for key, span in spans.items():
            html = _into(html, f' id="{key}"', span)
        file.write_text(html, encoding="utf-8", newline="\n")
    for key, span in spans.items():
        _into_article(folder / key / "index.html", span)
    for unit in edition.units:
        cited = dict.fromkeys(source.key for claim in catalog.claims_of[unit.id] for source in catalog.behind(claim))
        own = _span(works.unit(catalog, unit))
        _into_article(folder / unit.anchor / FOLDER / "index.html", "".join([own, *(spans[key] for key in cited)]))


def _into_article(file: Path, spans: str) -> None:
    """Put spans into a page, where it is there."""
    if not file.exists():
        return
    html = file.read_text(encoding="utf-8")
    file.write_text(_into(html, "<article", spans), encoding="utf-8", newline="\n")


def _into(html: str, mark: str, spans: str) -> str:
    """A page with spans at the beginning of the element in whose tag a mark stands first; the same where it has none."""
    at = html.find(mark)
    if at < 0:
        return html
    inside = html.index(">", at) + 1
    return html[:inside] + spans + html[inside:]


def _span(item: works.Item) -> str:
    return f'<span class="Z3988" title="{escape(_context_object(item))}"></span>'


def _context_object(item: works.Item) -> str:
    """A source as an OpenURL context object in Dublin Core."""
    fields = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc")]
    fields += [("rft.type", _TYPES.get(item["type"], "document")), ("rft.title", without_italics(item["title"]))]
    for author in item.get("author", ()):
        person = ", ".join(author[part] for part in ("family", "given") if author.get(part))
        fields.append(("rft.au", person) if person else ("rft.aucorp", author["literal"]))
    dates = item.get("issued", {}).get("date-parts", [])
    named = {
        "rft.date": "/".join("-".join(f"{part:02}" for part in date) for date in dates),
        "rft.publisher": item.get("publisher"),
        "rft.source": without_italics(item.get("container-title", "")),
        "rft.identifier": item.get("URL"),
        "rft.language": item.get("language"),
    }
    return urlencode([*fields, *((name, value) for name, value in named.items() if value)], safe=_BARE)

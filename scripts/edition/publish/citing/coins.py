"""COinS on the page of sources, where a reader may choose which of them to save.

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
    """Puts a span with a context object into each source's entry on the page."""
    catalog = Catalog(edition, config)
    if SOURCES_PAGE not in catalog.pages:
        return
    file = folder / catalog.pages[SOURCES_PAGE].url / "index.html"
    html = file.read_text(encoding="utf-8")
    for key, source in catalog.sources.items():
        entry = html.find(f' id="{key}"')
        if entry < 0:
            continue
        inside = html.index(">", entry) + 1
        span = f'<span class="Z3988" title="{escape(_context_object(works.source(source, catalog.locale)))}"></span>'
        html = html[:inside] + span + html[inside:]
    file.write_text(html, encoding="utf-8", newline="\n")


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

"""The whole edition in one piece, from its built pages: what the file to keep and the book are made from.

Each page's article is taken from the built HTML, freed of what only serves a screen, with ids that are unique in the
whole: units, claims and sources keep theirs, everything else gets its page's name before it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ...config import Config
from ...content.addresses import GLOSSARY_PAGE
from ...content.model import Edition, Page
from ...render.elements import HEADING_LINK
from ...render.files import TAKEAWAY
from ...render.terms import TERM

_LEFT_OUT = frozenset({"a-z.md", "data.md", "link.md", "offline.md", "for/researchers.md"})
"""Pages about ways through the site, which mean nothing away from it."""
_FOR_SCREENS = f".claim__ways, .spoken, .{HEADING_LINK}, .terms, .Z3988, .source__marks, script, style, img, [{TAKEAWAY}], [hidden], .note details > p > span"
"""The full reference in a note is left out too: it stands once, among the sources, where the note leads."""
_KEPT = {
    "href",
    "id",
    "class",
    "lang",
    "datetime",
    "scope",
    "colspan",
    "rowspan",
    "start",
    "value",
    "open",
    "role",
    "data-column",
}
_DRAWN = {"svg", "g", "path", "circle", "line", "text", "rect", "title", "desc", "tspan", "polyline", "polygon", "use"}


@dataclass(frozen=True)
class Whole:
    """The pages of an edition, built in `folder`, in the order of the navigation."""

    edition: Edition
    config: Config
    folder: Path

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        known = {page.path: page for page in self.edition.pages}
        return tuple(known[t.value] for t in self.edition.navigation if t.value in known and t.value not in _LEFT_OUT)

    @cached_property
    def _unique(self) -> frozenset[str]:
        units = {unit.anchor for unit in self.edition.units}
        claims = {claim.anchor for claim in self.edition.claims}
        return frozenset(units | claims | {source.key for source in self.edition.sources})

    @cached_property
    def _ids(self) -> dict[str, dict[str, str]]:
        """The ids of each page, by its address, as they are in the whole. The page itself is the empty id."""
        taken: set[str] = set()
        found: dict[str, dict[str, str]] = {}
        for page in self.pages:
            name = page.url.strip("/").replace("/", "-") or "home"
            here = found[page.url] = {"": f"page-{name}"}
            for node in self._parsed[page.path].css("[id]"):
                old = node.attributes["id"] or ""
                new = old if old in self._unique and old not in taken else f"{name}--{old}"
                taken.add(new)
                here.setdefault(old, new)
        return found

    @cached_property
    def _terms(self) -> dict[str, str]:
        """The ids of the glossary, where its terms are explained in the whole."""
        return next((self._ids[page.url] for page in self.pages if page.path == GLOSSARY_PAGE), {})

    def name(self, page: Page) -> str:
        """The id of a page in the whole: `page-pathways-drivers`."""
        return self._ids[page.url][""]

    @cached_property
    def homes(self) -> dict[str, Page]:
        """The page on which each id of the whole stands."""
        return {name: page for page in self.pages for name in self._ids[page.url].values()}

    @cached_property
    def _parsed(self) -> dict[str, LexborNode]:
        found = {}
        for page in self.pages:
            article = LexborHTMLParser((self.folder / page.url / "index.html").read_text("utf-8")).css_first("article")
            assert article is not None  # noqa: S101
            for node in article.css(_FOR_SCREENS):
                node.decompose()
            for node in article.css(".source summary"):
                node.decompose()
            for link in article.css(".note details, .note summary, .note p, .source details"):
                link.unwrap()
            found[page.path] = article
        return found

    def articles(self) -> Iterator[tuple[Page, LexborNode]]:
        """Each page with its article, its ids and links being those of the whole. To be gone through once."""
        for page in self.pages:
            article, ids = self._parsed[page.path], self._ids[page.url]
            for node in article.css("*"):
                drawn = node.tag in _DRAWN
                for name, value in list(node.attributes.items()):
                    if name not in _KEPT and not drawn:
                        del node.attrs[name]
                    elif name in ("id", "aria-describedby"):
                        node.attrs[name] = ids[value or ""]
                    elif name == "href":
                        node.attrs["href"] = self._way(page, value or "")
            article.attrs["id"] = ids[""]
            for name in ("tabindex", "data-kind"):
                if name in article.attributes:
                    del article.attrs[name]
            yield page, article

    def _way(self, page: Page, href: str) -> str:
        """Within the whole where the target is in it, the site's full address where it is not."""
        if urlsplit(href).scheme:
            return href
        path, _, fragment = href.partition("#")
        target = posixpath.normpath(posixpath.join("/", page.url, path)).strip("/") if path else page.url.strip("/")
        url = f"{target}/" if target else ""
        here = self._ids.get(url)
        if here is not None and unquote(fragment) in here:
            return f"#{here[unquote(fragment)]}"
        term = fragment.removeprefix(TERM)
        if term != fragment and term in self._terms:
            return f"#{self._terms[term]}"
        if target in self._unique:
            return f"#{target}"
        address = self.config.site_url + (url if "." not in target.rpartition("/")[2] else target)
        return f"{address}#{fragment}" if fragment else address

"""A built file, parsed: what it says of itself, and all that it says to others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from . import html, urls, xml
from .accessibility import has_no_description, has_no_words
from .html import Element, element_of
from .policy import allows_base
from .references import Reference, in_manifest, in_style, references, refresh_target
from .urls import Start, Url

_READ = (".html", ".htm", ".xhtml", ".xht", ".svg", ".css")
ABOVE = "\0above"
"""The target of an address that climbs past the site's root."""

LINKS, NAMED = "a[href]", "[id], a[name]"
_PLAIN = (  # the most frequent first: each element is compared with one after the other
    "span a li p code div td em strong pre dt dd tr ul i b h2 h3 h4 cite th dl ol br tt section h1 nav sup tbody thead"
    " table small h5 h6 hr sub kbd var abbr label option article aside header footer main figure figcaption title head"
    " tfoot"
)
_OTHERS = f":not({', '.join(_PLAIN.split())}), [style], [background], a[name], a[ping], a[attributionsrc]"
"""Links and elements of text, which are most of a page, are asked for by themselves, or for what they seldom say."""

_INLINE_CODE = re.compile(rb"on(?<=[\t\n\f\r \"'/]on)[a-z]+[\t\n\f\r ]*=|javascript:")
"""What a page holds, in small letters, whose attributes may hold scripts."""

_UNLISTED = re.compile(r"noindex|none", re.IGNORECASE)


class Base(NamedTuple):
    """What a page's addresses start from: its own address or that of its base element, and the folders down to it.

    `elsewhere` is that of a base element with a host. A base with neither leads out of the site.
    """

    address: str
    folders: tuple[str, ...]
    elsewhere: str = ""

    @property
    def leads_out(self) -> bool:
        return not self.folders and not self.elsewhere

    def url(self, value: str) -> Url:
        url = urls.parse(value)
        has_host = url.start in (Start.NOWHERE, Start.HOST)
        return urls.join(self.elsewhere, value) if self.elsewhere and not has_host else url

    def target(self, url: Url) -> str | None:
        """Path and fragment, a line end between them. A path from the host's root keeps its slash."""
        if url.start == Start.NOWHERE:
            return None
        if url.start == Start.HOST:
            path = url.path
        elif url.start == Start.ROOT:
            path = f"/{url.path}"
        elif not self.folders:
            return None
        elif url.start == Start.PAGE:
            path = self.address
        elif url.start >= len(self.folders):
            return ABOVE
        else:
            path = self.folders[-1 - url.start] + url.path.lstrip("/")
        return f"{path}\n{url.fragment}" if url.fragment else path


class Head(NamedTuple):
    """What a page says of itself as a whole; of two such elements the first counts, but every policy does."""

    base: Base
    canonical: str = ""
    refresh: str = ""
    policies: tuple[str, ...] = ()
    listed: bool = False  # search engines may list it


@dataclass(frozen=True)
class Document:
    """A file. Its elements but for plain ones, the addresses that these hold, and all that its links say.

    A style sheet or a manifest has no tree, and no element holds its addresses.
    """

    path: str
    raw: bytes
    tree: html.Tree | None
    malformed: xml.Malformed | None
    head: Head
    elements: Sequence[Element]
    references: Sequence[tuple[Element | None, Reference]]

    @cached_property
    def links(self) -> frozenset[str]:
        """The addresses of its links."""
        return frozenset([node.attributes.get("href") or "" for node, _ in self._links])

    @cached_property
    def ids(self) -> list[str]:
        """The names under which its elements can be linked to, in no order."""
        ids = [node.id for node in self.tree.parsed.css("[id]") if node.id] if self.tree is not None else []
        named = (e for e in self.elements if e.name == "a")
        return ids + [name for e in named for name in anchors_of(e) if name != e.attributes.get("id")]

    @cached_property
    def wordless(self) -> list[Element]:
        """Its links that have nothing that can be read out."""
        empty = [(node, shadow) for node, shadow in self._links if not node.text(strip=True)]
        return [element_of(*link) for link in empty if is_page(self.path) and has_no_words(link[0])]

    @cached_property
    def undescribed(self) -> list[Element]:
        """Its images that have no description."""
        return list(filter(has_no_description, self.elements)) if is_page(self.path) else []

    @cached_property
    def inline(self) -> list[Element]:
        """The elements that may hold scripts or styles."""
        if self.tree is not None and _INLINE_CODE.search(self.raw.lower()):
            return html.elements(self.tree)
        return [e for e in self.elements if e.name in ("script", "style") or "style" in e.attributes]

    @cached_property
    def _links(self) -> list[tuple[LexborNode, bool]]:
        return html.nodes(self.tree, LINKS) if self.tree is not None else []


def bytes_of(folder: Path, path: str) -> bytes:
    """A file's bytes, in UTF-8."""
    return html.to_utf8((folder / path).read_bytes())


def read(folder: Path, path: str, site_base: str) -> Document:
    """Raise OSError where the file cannot be read."""
    raw, malformed = bytes_of(folder, path), None
    if is_part(path):
        text = raw.decode("utf-8", "replace").replace("\r\n", "\n")
        found = in_manifest(text) if is_manifest(path) else in_style(text, "style")
        held = [
            (None, r) for r in found if not r.value.startswith("#")
        ]  # such a one means the page that uses the sheet
        return Document(path, raw, None, None, Head(own_base(path)), (), held)
    if is_xml(path):
        source, malformed = xml.read(raw, html.MARK)
        tree = html.parse(source)
    else:
        tree = html.parse(raw)
    elements = html.elements(tree, _OTHERS)
    if any(element.name == "svg" for element in elements):
        elements += (link for link in html.elements(tree, "svg a") if "href" not in link.attributes)
    return Document(path, raw, tree, malformed, _head(path, elements, site_base), elements, list(_held(elements)))


def _held(elements: list[Element]) -> Iterator[tuple[Element, Reference]]:
    """The addresses that elements hold, but for those of ids in a shadow, which are none of the page's."""
    for element in elements:
        for reference in references(element):
            if not (element.in_shadow and reference.value.startswith("#")):
                yield element, reference


def _head(path: str, elements: list[Element], site_base: str) -> Head:
    base: Base | None = None
    canonical = refresh = ""
    policies: list[str] = []
    listed = True
    for element in elements:
        said = element.attributes
        if element.name == "base" and base is None and "href" in said and allows_base(tuple(policies), said["href"]):
            base = _based(own_base(path), said["href"], site_base)
        elif element.name == "link":
            canonical = canonical or canonical_of(element) or ""
        elif element.name == "meta" and "content" in said:
            header, content = header_of(element), said["content"]
            if header == "content-security-policy":
                policies.append(content)
            elif header == "refresh":
                refresh = refresh or refresh_target(content) or ""
            elif said.get("name", "").strip().lower() == "robots":
                listed = listed and not _UNLISTED.search(content)
    return Head(base or own_base(path), canonical, refresh, tuple(policies), listed)


def _based(own: Base, href: str, site_base: str) -> Base:
    """What a base element makes of a page's own base."""
    url = urls.parse(href)
    if url.start in (Start.NOWHERE, Start.PAGE):
        return own
    if url.start == Start.HOST:
        return Base("", (), url.path)
    target = own.target(url._replace(fragment="")) or ""
    inside = under(site_base, target) if url.start == Start.ROOT else None if target == ABOVE else target
    return Base("", ()) if inside is None else Base(inside, folders_of(inside))


def own_base(path: str) -> Base:
    return Base(address_of(path), folders_of(address_of(path)))


def under(base: str, path: str) -> str | None:
    """What follows the site's base in a path from the host's root, or None."""
    return path.removeprefix(base) if path.startswith(base) else "" if f"{path}/" == base else None


def address_of(path: str) -> str:
    """`a/` for `a/index.html`; any other file is its own address."""
    return path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path


def folders_of(address: str) -> tuple[str, ...]:
    """The folders from the site's root down to an address: `("", "a/", "a/b/")` for `a/b/c.html`."""
    found = [""]
    for part in address.split("/")[:-1]:
        found.append(f"{found[-1]}{part}/")
    return tuple(found)


def is_read(path: str) -> bool:
    """Whether a file is of a kind that may hold addresses."""
    return path.lower().endswith(_READ) or is_manifest(path)


def is_manifest(path: str) -> bool:
    """Whether a file is a web app's manifest, by its name: `site.webmanifest`, `manifest.json`, `manifest.1f3a.json`."""
    name = path.lower().rpartition("/")[2]
    return name.endswith(".webmanifest") or ("manifest" in name and name.endswith(".json"))


def is_part(path: str) -> bool:
    """Whether a file holds no elements."""
    return path.lower().endswith(".css") or is_manifest(path)


def is_xml(path: str) -> bool:
    return path.lower().endswith((".xhtml", ".xht", ".svg"))


def is_page(path: str) -> bool:
    """Whether a file is shown to a reader by itself."""
    return not is_part(path) and not path.lower().endswith(".svg")


def anchors_of(element: Element) -> list[str]:
    """The names under which an element can be linked to."""
    names = ("id", "name") if element.name == "a" else ("id",)
    return [] if element.in_shadow else sorted({element.attributes.get(name, "") for name in names} - {""})


def canonical_of(element: Element) -> str | None:
    """The address that the page gives as its own, if this element says so."""
    if element.name != "link" or "canonical" not in element.attributes.get("rel", "").lower().split():
        return None
    return element.attributes.get("href", "").strip() or None


def policy_of(element: Element) -> str | None:
    """The page's content security policy, if this element holds one."""
    is_policy = element.name == "meta" and header_of(element) == "content-security-policy"
    return element.attributes.get("content") if is_policy else None


def header_of(element: Element) -> str:
    """The header that a meta element stands for, or nothing."""
    return element.attributes.get("http-equiv", "").strip().lower()

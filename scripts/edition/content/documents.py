"""Files that link and are no pages, read for their addresses: templates, style sheets, drawings, what stands beside."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from urllib.parse import unquote

from . import hypertext, markdown
from . import yaml_nodes as y
from .hypertext import Found
from .model import Document, Link
from .places import Places, Text

_TEMPLATES = "overrides/"
_IS_WEB = re.compile(r"https?://", re.IGNORECASE)
_FETCHED = (("extra_css",), ("extra_javascript",), ("theme", "favicon"), ("theme", "logo"))
"""What the configuration names that every page fetches."""


def holds_addresses(path: str) -> bool:
    """Whether a file of docs/ or overrides/ is read here."""
    return path.endswith((".css", ".svg", ".html", ".htm"))


@lru_cache(maxsize=1024)
def read(text: str, path: str) -> Document:
    """The addresses and the ids of a file. What was read is kept, as it is for pages."""
    places = Places.of(text, path, 1)
    if path.startswith(_TEMPLATES) and not path.endswith(".css"):
        marked, found = hypertext.in_template(text)
        links = (_link(f, places, "named" if f.named else "template") for f in found)
        return _with_elements(Document(path, "", tuple(links)), marked, places)
    inside = path.removeprefix("docs/")
    if path.endswith(".css"):
        return Document(path, inside, tuple(_link(f, places, "file") for f in hypertext.in_style(text)))
    bare = hypertext.without_comments(text)
    links = (_link(f, places, "file") for f in hypertext.addresses(bare))
    active = (Text(what, places.span(at)) for at, what in hypertext.active_in_drawing(bare))
    return replace(_with_elements(Document(path, inside, tuple(links)), bare, places), active=tuple(active))


def _with_elements(document: Document, text: str, places: Places) -> Document:
    """A document with what the rules ask of its elements."""
    return replace(
        document,
        anchors=hypertext.ids(text),
        undescribed=tuple(places.span(*place) for place in hypertext.undescribed(text)),
        headless=tuple(places.span(*place) for place in hypertext.headless_tables(text)),
    )


def beside(text: str, path: str, is_there: Callable[[str], bool]) -> Document:
    """The links of a plain file at the repository's root, and which of the files that they name are there."""
    links = tuple(replace(link, form="beside") for link in markdown.scan(text, path).links)
    named = {unquote(re.split("[?#]", link.target)[0]) for link in links}
    return Document(path, "", links, files=frozenset(name for name in named if is_there(name)))


def configuration(root: y.Node | None, path: str) -> Document:
    """The files that mkdocs.yml names beside the pages."""
    named = (scalar for keys in _FETCHED for scalar in _scalars(_at(root, keys)))
    return Document(path, "", tuple(Link("", s.value, s.span, "link", "file") for s in named if s.value))


def settings(root: y.Node | None, path: str) -> Document:
    """The addresses of the report's publishers, which every page links to."""
    listed = _at(root, ("report", "publishers"))
    nodes = listed.items if isinstance(listed, y.Sequence) else ()
    urls = [node.get("url") for node in nodes if isinstance(node, y.Mapping)]
    links = (
        Link("", url.value, url.span, "link", "file")
        for url in urls
        if isinstance(url, y.Scalar) and _IS_WEB.match(url.value)
    )
    return Document(path, "", tuple(links))


def _link(found: Found, places: Places, form: str) -> Link:
    return Link(found.words, found.value, places.span(found.at, found.length), found.element, form)


def _at(node: y.Node | None, keys: tuple[str, ...]) -> y.Node | None:
    for key in keys:
        node = node.get(key) if isinstance(node, y.Mapping) else None
    return node


def _scalars(node: y.Node | None) -> Iterator[y.Scalar]:
    if isinstance(node, y.Scalar):
        yield node
    elif isinstance(node, y.Sequence):
        for item in node.items:
            yield from _scalars(item.get("path") if isinstance(item, y.Mapping) else item)

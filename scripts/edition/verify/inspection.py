"""Read a file with faults again: each of its addresses, and the element that each fault is in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from . import html
from .document import LINKS, NAMED, Document, Head, is_page
from .hints import near_anchor
from .html import Element, element_of
from .places import Where
from .references import Reference, references
from .scan import Scanner, has_anchor, is_here
from .urls import Url
from .verdict import OK, Verdict

_HINTS = 20
"""So many hints at most are looked for among a page's own anchors."""

_PLAIN_NAME = re.compile(r"[a-z][a-z0-9]*")


class Finding(NamedTuple):
    """A fault of a page. `same` is what it has in common with the same fault on other pages, where a frame may repeat it."""

    where: Where
    message: str
    hint: str
    same: str = ""


class Pointed(NamedTuple):
    """An address, the element that holds it, what it says, and what the site is asked about it."""

    element: Element | None
    reference: Reference
    url: Url
    targets: tuple[str, ...]
    here: Verdict  # where it means a part of its own page


@dataclass(frozen=True)
class Inspection:
    """What a file says, and where."""

    document: Document
    pointed: tuple[Pointed, ...]

    @property
    def path(self) -> str:
        return self.document.path

    @property
    def head(self) -> Head:
        return self.document.head

    @property
    def is_page(self) -> bool:
        """Whether a reader meets it by itself, and not as a part of pages."""
        return is_page(self.path)

    def repeated(self) -> list[Element]:
        """The elements that can be linked to, in their order, where two share a name."""
        tree, ids = self.document.tree, self.document.ids
        return html.elements(tree, NAMED) if tree is not None and len(set(ids)) < len(ids) else []

    def address(self, pointed: Pointed) -> Where:
        """Where an address is written."""
        reference = pointed.reference
        selector, number = self._number(pointed.element) if pointed.element is not None else ("", 0)
        return Where(self.path, selector, number, reference.attribute, reference.value, reference.at)

    def attribute(self, element: Element, name: str, unlike: Element | None = None) -> Where:
        """The value of an attribute, unless its element is only a copy of another."""
        selector, number = self._number(element)
        same_selector = unlike is not None and self._number(unlike)[0] == selector
        other = self._number(unlike)[1] if unlike is not None and same_selector else -1
        return Where(self.path, selector, number, name, unlike=other)

    def start_tag(self, element: Element) -> Where:
        return Where(self.path, *self._number(element))

    def _number(self, element: Element) -> tuple[str, int]:
        """A selector, and the number of an element among those that it names."""
        selector = element.name if _PLAIN_NAME.fullmatch(element.name) else "*"
        if selector not in self._numbers:
            found = html.nodes(self.document.tree, selector) if self.document.tree is not None else []
            self._numbers[selector] = {node.mem_id: number for number, (node, _) in enumerate(found)}
        return selector, self._numbers[selector].get(element.node.mem_id, 0)

    @cached_property
    def _numbers(self) -> dict[str, dict[int, int]]:
        return {}


def inspect(scanner: Scanner, document: Document, links: Collection[str]) -> Inspection:
    """Of plain links only those with one of these addresses are looked at."""
    held = [*document.references, *_of_links(document, links)] if links else document.references
    return Inspection(document, tuple(_pointed(scanner, document, held)))


def _pointed(
    scanner: Scanner, document: Document, held: Sequence[tuple[Element | None, Reference]]
) -> Iterator[Pointed]:
    base, anchors = document.head.base, frozenset(document.ids)
    near: dict[str, str] = {}
    for element, reference in held:
        url = base.url(reference.value)
        here = OK
        if is_here(document.path, base, url, reference.use) and not has_anchor(anchors, url.fragment):
            if url.fragment not in near and len(near) < _HINTS:
                near[url.fragment] = near_anchor(url.fragment, anchors)
            here = Verdict("anchor", document.path, url.fragment, near.get(url.fragment, ""))
        elif reference.element == "base" and base.leads_out:
            here = Verdict("outside", near=scanner.base)
        yield Pointed(element, reference, url, tuple(scanner.targets(document.path, base, url, reference.use)), here)


def _of_links(document: Document, links: Collection[str]) -> Iterator[tuple[Element, Reference]]:
    for node, in_shadow in html.nodes(document.tree, LINKS) if document.tree is not None else ():
        if (node.attributes.get("href") or "") in links:
            element = element_of(node, in_shadow)
            yield from ((element, reference) for reference in references(element) if reference.attribute == "href")

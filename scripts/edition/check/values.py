"""The texts of front matter and data files that are printed as they stand: nothing in them is read as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..content import hypertext, link_syntax
from ..content import yaml_nodes as y
from ..content.model import Edition
from ..content.places import Span
from ..content.vocabulary import PRINTED_KEYS

SOURCE = "a source"
"""Where a text of the bibliography stands."""


class Value(NamedTuple):
    text: str
    span: Span
    where: str


@lru_cache(maxsize=1)
def values(edition: Edition) -> tuple[Value, ...]:
    """Every one, with what it is."""
    return tuple(_all(edition))


def _all(edition: Edition) -> Iterator[Value]:
    for page in edition.pages:
        for key in PRINTED_KEYS:
            node = page.meta.get(key)
            if isinstance(node, y.Scalar):
                yield Value(node.value, node.span, "a short title" if key == "short" else f"a {key}")
    for relation in edition.relations:
        yield Value(relation.reason, relation.place or relation.span, "a relation's reason")
    for decline in edition.declined:
        yield Value(decline.reason, decline.place or decline.span, "a relation's reason")
    for entry in edition.entries:
        yield Value(entry.text, entry.place or entry.span, "an entry's text")
    for source in edition.sources:
        for name in ("use", "note"):
            yield Value(str(source.custom.get(name, "")), source.places.get(f"custom.{name}", source.span), SOURCE)


def marked(text: str) -> Iterator[tuple[int, int]]:
    """Where a text has a link as Markdown or HTML writes it, and how long that is."""
    if "](" in text:
        yield from ((p.start, p.end - p.start) for p in link_syntax.find(text) if p.label is None)
    if "<" in text:
        yield from ((at - 1, length + 2) for at, length, _ in link_syntax.autolinks(text))
        yield from ((found.at, found.length) for found in hypertext.addresses(text))

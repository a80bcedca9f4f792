"""A list or picture of the build stands twice on a page.

Its parts would have the same anchors, and a link could mean either.

Bad:  /// map-in-brief after /// map on one page
Good: /// map on one page, /// map-in-brief on another
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault

_SAME = {"map-in-brief": "map"}
_ONCE = frozenset({"bibliography", "chronology", "developments", "glossary", "index", "map"})
"""Lists and pictures whose parts have anchors."""


def check(edition: Edition) -> Iterator[Fault]:
    for page in edition.pages:
        first: dict[tuple[str, str], int] = {}
        for part in page.parts:
            name = _SAME.get(part.name, part.name)
            line = first.setdefault((name, part.argument), part.span.line)
            if name in _ONCE and line != part.span.line:
                yield Fault(part.span, f"'{name}' stands on this page at line {line} already", "keep one of the two")

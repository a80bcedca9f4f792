"""The navigation of mkdocs.yml names a page twice.

The menu would mark only one of the two as the page that is read, and “next” could lead back.

Bad:  - Method: method.md under two headings
Good: - Method: method.md once
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for entry in edition.navigation:
        if entry.value in first:
            said = f"'{entry.value}' stands in the navigation at line {first[entry.value]} already"
            yield Fault(entry.span, said, "keep one of the two")
        first.setdefault(entry.value, entry.span.line)

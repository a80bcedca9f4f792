"""A label is defined more than once on a page.

Only the last definition counts, whichever was meant.

Bad:  [coi]: sources.md and [coi]: about.md
Good: [coi]: sources.md and [report]: about.md
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    for page in edition.pages:
        first: dict[str, int] = {}
        for definition in page.definitions:
            line = first.setdefault(definition.label, definition.span.line)
            if line != definition.span.line:
                said = f"the label '{definition.label}' is defined at line {line} already"
                yield Fault(definition.span, said, "keep one, or give this one another label")

"""Two pages or sections have the same unit id.

The id is an address: only one of them could be reached by it.

Bad:  id: P3 on two pages
Good: id: P3 on one page, id: P4 on the other
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for unit in edition.units:
        if unit.id in seen:
            yield Fault(
                unit.span, f"the id '{unit.id}' is taken by {seen[unit.id]}", "give this unit the next free number"
            )
        else:
            seen[unit.id] = f"{unit.span.path}:{unit.span.line}"

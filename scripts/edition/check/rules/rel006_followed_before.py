"""A development follows up itself or one that came after it.

The later page would lead to what came before as to its sequel.

Bad:  follows_up: {N3: "…"} on N2, of 9 October 2023, where N3 is of 13 October
Good: follows_up: {N2: "…"} on N3
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content import graph
from ...content.model import Edition
from ...content.places import Fault
from ..dates import is_before, is_date


def check(edition: Edition) -> Iterator[Fault]:
    pages = {page.path: page for page in edition.pages}
    dates = {name: pages[unit.page].date for name, unit in graph.units_by_id(edition).items()}
    for relation in edition.relations:
        first, second = dates.get(relation.target, ""), dates.get(relation.source, "")
        if relation.name != "follows_up" or not (is_date(first) and is_date(second)):
            continue
        if relation.source == relation.target or is_before(second, first):
            said = f"'{relation.source}' of {second} cannot follow up '{relation.target}' of {first}"
            yield Fault(relation.span, said, "write the relation on the later development")

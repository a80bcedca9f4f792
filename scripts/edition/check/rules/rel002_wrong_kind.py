"""A relation points at a kind of unit that it cannot have.

It would say something that the relation does not mean.

Bad:  leads_to: {R2: "…"} on a pathway
Good: leads_to: {F3: "…"} on a pathway
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ...content.vocabulary import GROUPS, RELATIONS, unit_kind


def check(edition: Edition) -> Iterator[Fault]:
    for relation in edition.relations:
        kind = RELATIONS.get(relation.name)
        if kind is None:
            continue
        target = relation.target if relation.target in GROUPS else unit_kind(relation.target)
        if target and target not in kind.targets:
            allowed = ", ".join(sorted(kind.targets))
            yield Fault(
                relation.span, f"'{relation.name}' cannot point at '{relation.target}'", f"it points at {allowed}"
            )

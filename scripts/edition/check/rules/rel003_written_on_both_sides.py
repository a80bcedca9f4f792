"""A relation is written on the side of its target, which the build draws by itself.

The two sides could come to disagree.

Bad:  led_to_by: {P3: "…"} on a finding
Good: leads_to: {F3: "…"} on the pathway
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ...content.vocabulary import RELATIONS


def check(edition: Edition) -> Iterator[Fault]:
    inverses = {kind.inverse: name for name, kind in RELATIONS.items()}
    for relation in edition.relations:
        if relation.name in inverses:
            hint = f"write it as '{inverses[relation.name]}' on {relation.target}; here only 'none' may stand"
            yield Fault(relation.span, f"'{relation.name}' is written on the side of its target", hint)

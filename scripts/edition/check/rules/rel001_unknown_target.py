"""A relation, or the "see" of a term or event, names a unit that does not exist.

The link would lead nowhere.

Bad:  leads_to: {F9: "…"}
Good: leads_to: {F3: "…"}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ...content.vocabulary import GROUPS, RELATIONS, unit_kind
from ..claim_ids import meant
from ..suggest import did_you_mean


def check(edition: Edition) -> Iterator[Fault]:
    units = {unit.id for unit in edition.units}
    known = units | set(GROUPS)
    for relation in edition.relations:
        if relation.target not in known:
            targets = RELATIONS[relation.name].targets if relation.name in RELATIONS else known
            fitting = {name for name in known if name in targets or unit_kind(name) in targets}
            hint = did_you_mean(relation.target, fitting, "name a unit, or 'none' with the reason")
            yield Fault(relation.span, f"'{relation.name}' names the unknown unit '{relation.target}'", hint)
    known = units | meant(edition)
    for name in (name for entry in edition.entries for name in entry.see):
        if name.value not in known:
            hint = did_you_mean(name.value, known, "name a unit or a claim")
            yield Fault(name.span, f"'see' names the unknown unit '{name.value}'", hint)

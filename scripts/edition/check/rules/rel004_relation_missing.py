"""A unit neither gives a relation that its kind must have nor says why it has none; or it does both.

The unit would be left unconnected without a word.

Bad:  a pathway without leads_to
Good: leads_to: {F3: "…"} or leads_to: {none: "the reason"}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.graph import names
from ...content.model import Edition
from ...content.places import Fault
from ...content.vocabulary import RELATIONS


def check(edition: Edition) -> Iterator[Fault]:
    written = {
        (end, r.name, unit) for r in edition.relations for end, unit in (("source", r.source), ("target", r.target))
    }
    declines = {(d.unit, d.name): d for d in reversed(edition.declined)}
    malformed = {(p.about, p.fault.span.path) for p in edition.problems if p.kind == "relation"}
    unsure = {name for name, _ in malformed}
    ends = [("source", page.id or page.kind, page.kind, page) for page in edition.pages]
    ends += [("target", page.id, page.kind, page) for page in edition.pages if page.id]
    for end, unit, kind, page in ends:
        for name, relation in RELATIONS.items():
            if end not in relation.required or kind not in ({relation.source} if end == "source" else relation.targets):
                continue
            key = name if end == "source" else relation.inverse
            has = any((end, name, known) in written for known in names(unit))
            declined = declines.get((unit, key))
            if (key, page.source) in malformed or (end == "target" and name in unsure):
                continue  # what it may have meant is told there
            if not has and not declined:
                hint = f"add '{key}: {{none: \"the reason\"}}' if there is none"
                yield Fault(page.meta.place("id"), f"{unit} has no relation '{key}'", hint)
            elif has and declined:
                yield Fault(declined.span, f"{unit} declines '{key}', but has it", "remove 'none', or the relation")

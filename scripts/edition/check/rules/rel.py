"""Rules on relations between units."""

from __future__ import annotations

from collections.abc import Iterator

from ...content import graph
from ...content.dates import is_date
from ...content.graph import names
from ...content.model import Edition
from ...content.places import Fault
from ...content.suggest import did_you_mean
from ...content.vocabulary import GROUPS, RELATIONS, unit_kind
from ..claim_ids import meant
from ..dates import is_before


def rel001_unknown_target(edition: Edition) -> Iterator[Fault]:
    """A relation, or the "see" of a term or event, names a unit that does not exist.

    The link would lead nowhere.

    Bad:  leads_to: {F9: "…"}
    Good: leads_to: {F3: "…"}
    """
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


def rel002_wrong_kind(edition: Edition) -> Iterator[Fault]:
    """A relation points at a kind of unit that it cannot have.

    It would say something that the relation does not mean.

    Bad:  leads_to: {R2: "…"} on a pathway
    Good: leads_to: {F3: "…"} on a pathway
    """
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


def rel003_written_on_both_sides(edition: Edition) -> Iterator[Fault]:
    """A relation is written on the side of its target, which the build draws by itself.

    The two sides could come to disagree.

    Bad:  led_to_by: {P3: "…"} on a finding
    Good: leads_to: {F3: "…"} on the pathway
    """
    inverses = {kind.inverse: name for name, kind in RELATIONS.items()}
    for relation in edition.relations:
        if relation.name in inverses:
            hint = f"write it as '{inverses[relation.name]}' on {relation.target}; here only 'none' may stand"
            yield Fault(relation.span, f"'{relation.name}' is written on the side of its target", hint)


def rel004_relation_missing(edition: Edition) -> Iterator[Fault]:
    """A unit neither gives a relation that its kind must have nor says why it has none; or it does both.

    The unit would be left unconnected without a word.

    Bad:  a pathway without leads_to
    Good: leads_to: {F3: "…"} or leads_to: {none: "the reason"}
    """
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


def rel005_malformed_relation(edition: Edition) -> Iterator[Fault]:
    """A relation is not written as a unit with a reason.

    A link without a reason cannot be judged.

    Bad:  leads_to: [F3]
    Good: leads_to: {F3: "Returnees are punished for having left."}
    """
    yield from (p.fault for p in edition.problems if p.kind == "relation")


def rel006_followed_before(edition: Edition) -> Iterator[Fault]:
    """A development follows up itself or one that came after it.

    The later page would lead to what came before as to its sequel.

    Bad:  follows_up: {N3: "…"} on N2, of 9 October 2023, where N3 is of 13 October
    Good: follows_up: {N2: "…"} on N3
    """
    pages = {page.path: page for page in edition.pages}
    dates = {name: pages[unit.page].date for name, unit in graph.units_by_id(edition).items()}
    for relation in edition.relations:
        first, second = dates.get(relation.target, ""), dates.get(relation.source, "")
        if relation.name != "follows_up" or not (is_date(first) and is_date(second)):
            continue
        if relation.source == relation.target or is_before(second, first):
            said = f"'{relation.source}' of {second} cannot follow up '{relation.target}' of {first}"
            yield Fault(relation.span, said, "write the relation on the later development")

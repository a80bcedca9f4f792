"""The argument as nodes and lines: the units and groups that relations join, developments left aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from . import graph
from .model import Edition, Relation
from .vocabulary import GROUPS, OUTSIDE_THE_ARGUMENT, unit_kind


@dataclass(frozen=True, slots=True)
class Node:
    """A unit or, under its own name, a group. `group` is the one it stands in; `paragraphs` say that it is there.

    `unlinked` is the reason why the unit has no line of its own.
    """

    id: str
    group: str
    name: str
    paragraphs: tuple[str, ...] = ()
    unlinked: str = ""

    @property
    def is_group(self) -> bool:
        return self.id == self.group


@dataclass(frozen=True, slots=True)
class Line:
    """A relation between two nodes, or several of one kind drawn as one. `paragraphs` are there where it is stated."""

    name: str
    source: str
    target: str
    basis: str
    reason: str
    paragraphs: tuple[str, ...] = ()
    count: int = 1

    @property
    def stated(self) -> bool:
        return self.basis == "report"


@dataclass(frozen=True, slots=True)
class Argument:
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]

    def members(self, group: str) -> tuple[Node, ...]:
        """The units of a group, in order."""
        return tuple(node for node in self.nodes if node.group == group and not node.is_group)

    def of(self, name: str) -> tuple[Line, ...]:
        """The lines of a kind of relation, in order."""
        return tuple(line for line in self.lines if line.name == name)

    @property
    def stated(self) -> int:
        """How many relations the executive summary states."""
        return sum(line.count for line in self.lines if line.stated)

    @property
    def readings(self) -> int:
        """How many relations are this edition's readings."""
        return sum(line.count for line in self.lines if not line.stated)


def argument(edition: Edition) -> Argument:
    """Every group that has units, its units, the paragraphs that a relation points at, and every relation between them."""
    relations = [r for r in edition.relations if r.name not in OUTSIDE_THE_ARGUMENT]
    targets = {r.target for r in relations}
    linked = targets | {r.source for r in relations}
    declined = [d for d in edition.declined if d.unit not in linked]
    unlinked = {unit: " ".join(d.reason for d in declined if d.unit == unit) for unit in {d.unit for d in declined}}
    nodes: list[Node] = []
    for group in GROUPS:
        units = graph.members(edition, group)
        if group == "findings":
            units = [
                u for u in graph.units_by_id(edition).values() if u.kind == "paragraph" and u.id in targets
            ] + units
        members = [
            Node(u.id, group, u.short or u.title, _named_in(edition, u.id), unlinked.get(u.id, "")) for u in units
        ]
        named = graph.order_of_paragraphs(p for m in members if unit_kind(m.id) == GROUPS[group] for p in m.paragraphs)
        if any(unit_kind(m.id) == GROUPS[group] for m in members):
            nodes.append(Node(group, group, group, named))
        nodes += members
    order = {node.id: place for place, node in enumerate(nodes)}
    lines = sorted(map(_line, relations), key=lambda x: (order.get(x.source, -1), order.get(x.target, -1)))
    return Argument(tuple(nodes), tuple(x for x in lines if x.source in order and x.target in order))


def _line(relation: Relation) -> Line:
    paragraphs = graph.order_of_paragraphs(s[1:].partition(".")[0] for s in relation.statements)
    return Line(relation.name, relation.source, relation.target, relation.basis, relation.reason, paragraphs)


def _named_in(edition: Edition, unit: str) -> tuple[str, ...]:
    """The paragraph of the executive summary that the first restating claim told in the unit carries."""
    if unit_kind(unit) == "paragraph":
        return (unit.removeprefix("ES"),)
    places = graph.placed(edition)
    first = next((p.claim for p in places if p.unit == unit and p.claim.basis == "report"), None)
    paragraphs = {s.id: s.paragraph for s in edition.statements}
    found = {paragraphs.get(name.value, "") for name in first.listed("statement")} if first else set()
    return graph.order_of_paragraphs(found - {""})


def in_brief(whole: Argument) -> Argument:
    """The same with a group's relations of one kind and basis drawn as one line between groups.

    What is said of a paragraph stays there: nothing may look as if it were said of the group.
    """
    group = {node.id: node.id if unit_kind(node.id) == "paragraph" else node.group for node in whole.nodes}
    folded: dict[tuple[str, str, str, str], list[Line]] = {}
    for line in whole.lines:
        folded.setdefault((line.name, group[line.source], group[line.target], line.basis), []).append(line)
    lines = tuple(_fold(*key, lines) for key, lines in folded.items())
    return Argument(tuple(replace(node, unlinked="") for node in whole.nodes), lines)


def _fold(name: str, source: str, target: str, basis: str, lines: Sequence[Line]) -> Line:
    paragraphs = graph.order_of_paragraphs(p for line in lines for p in line.paragraphs)
    return Line(name, source, target, basis, "", paragraphs, sum(line.count for line in lines))

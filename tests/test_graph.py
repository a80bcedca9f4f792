"""The relations seen from both ends, and the order in which units are shown."""

from __future__ import annotations

from edition.content import graph
from edition.content.load import load
from edition.content.vocabulary import UNIT_KINDS, UNIT_ORDER
from fixture_sites import BASE

EDITION = load(BASE)


def test_units_are_ordered_as_the_report_has_them_and_by_number() -> None:
    ids = ["N1", "R10", "R2", "A1", "D1", "P10", "P2", "F1", "X1", "ES2", "es1", "P0", "", "P2.1"]

    assert sorted(ids, key=graph.order) == [
        "ES2", "X1", "F1", "P2", "P10", "D1", "A1", "R2", "R10", "N1", "es1", "P0", "", "P2.1",
    ]  # fmt: skip


def test_every_kind_of_unit_has_its_place_in_the_order() -> None:
    assert sorted(UNIT_ORDER) == sorted(UNIT_KINDS.values())


def test_units_are_found_by_id_and_by_group() -> None:
    assert list(graph.units_by_id(EDITION)) == ["ES1", "X1", "F1", "P1", "D1", "A1", "R1", "N1"]
    assert [unit.id for unit in graph.members(EDITION, "pathways")] == ["P1"]
    assert [unit.id for unit in graph.members(EDITION, "drivers")] == ["D1"]
    assert graph.members(EDITION, "frames") == []


def test_a_unit_is_meant_by_its_id_and_by_its_group() -> None:
    assert graph.names("P1") == {"P1", "pathways"}
    assert graph.names("N1") == {"N1"}
    assert graph.names("drivers") == {"drivers"}


def test_relations_are_seen_from_both_ends() -> None:
    def shown(relations: list[graph.Relation]) -> list[tuple[str, str, str, str]]:
        return [(r.source, r.name, r.target, r.basis) for r in relations]

    assert shown(graph.outgoing(EDITION, "P1")) == [("P1", "leads_to", "F1", "reading")]
    assert shown(graph.outgoing(EDITION, "drivers")) == [("drivers", "drives", "pathways", "report")]
    assert shown(graph.outgoing(EDITION, "D1")) == shown(graph.outgoing(EDITION, "drivers"))
    assert sorted(shown(graph.incoming(EDITION, "P1"))) == [
        ("N1", "bears_on", "P1", "reading"),
        ("R1", "answers", "P1", "reading"),
        ("drivers", "drives", "pathways", "report"),
    ]
    assert sorted(shown(graph.incoming(EDITION, "F1"))) == [
        ("P1", "leads_to", "F1", "reading"),
        ("accelerants", "worsens", "findings", "reading"),
    ]
    assert graph.incoming(EDITION, "N1") == []


def test_a_relation_of_the_report_names_its_statements() -> None:
    (drives,) = graph.outgoing(EDITION, "drivers")

    assert drives.statements == ("s1.1",)
    assert drives.reason == "The executive summary traces the examples to it."


def test_paragraphs_stand_in_the_order_of_their_numbers_each_once() -> None:
    assert graph.order_of_paragraphs(["10", "2", "2", "1"]) == ("1", "2", "10")

"""Rules on key points: which claims stand at the head of a unit, and how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...content import yaml_nodes as y
from ...content.model import Edition, Page
from ...content.places import Fault
from ...content.suggest import did_you_mean
from ...content.vocabulary import POINTS, SECTION_UNITS, UNIT_ID
from ..claims_named import unknown


def point001_unknown_claim(edition: Edition) -> Iterator[Fault]:
    """A key point is a claim that this edition does not have, or no longer has.

    Nothing would stand in its place.

    Bad:  points: [P3.999, P3.5, P3.8]
    Good: points: [P3.2, P3.5, P3.8]
    """
    for page in edition.pages:
        for point in page.points:
            yield from unknown([point.text], edition, "name a claim, as in 'points: [P3.2, P3.5, P3.8]'")


def point002_too_few_or_many(edition: Edition) -> Iterator[Fault]:
    """A unit has fewer than 3 key points or more than 5, or one of them twice.

    Too few leave the unit out, too many are no choice.

    Bad:  points: [P3.2]
    Good: points: [P3.2, P3.5, P3.8]
    """
    fewest, most = POINTS
    for page in edition.pages:
        for unit, node in _lists(page):
            if not isinstance(node, y.Sequence) or any(not isinstance(item, y.Scalar) for item in node.items):
                hint = "for example 'points: [P3.2, P3.5, P3.8]'"
                yield Fault(node.span, "the key points are no list of claims", hint)
                continue
            points = [point for point in page.points if point.unit == unit]
            if not fewest <= len(points) <= most:
                said = f"{len(points)} key point{'s' if len(points) != 1 else ''}"
                yield Fault(node.span, said, f"choose {fewest} to {most} claims")
            for claim, times in Counter(point.claim for point in points).items():
                if times > 1:
                    again = [point for point in points if point.claim == claim][1]
                    yield Fault(again.span, f"'{claim}' is a key point twice", "take one of them away")


def point003_points_of_no_section(edition: Edition) -> Iterator[Fault]:
    """A list of key points is given for what is no section of the page, or for some of its sections alone.

    They would be shown nowhere, and a reader would look for those that are missing.

    Bad:  points: {D9: [ES5.1, P4.34, D1.7]} on a page with the sections D1 to D4
    Good: points: {D1: [ES5.1, P4.34, D1.7]}
    """
    for page in edition.pages:
        node = page.meta.get("points")
        if not isinstance(node, y.Mapping):
            continue
        found = [
            heading.anchor.upper()
            for heading in page.headings
            if (m := UNIT_ID.fullmatch(heading.anchor.upper())) and m[1] in SECTION_UNITS
        ]
        named = [name.value for name, _ in node.entries]
        for missing in (unit for unit in found if unit not in named and set(named) <= set(found)):
            hint = f"add '{missing}: [{missing}.1, …]'"
            yield Fault(page.meta.place("points"), f"the section '{missing}' has no key points", hint)
        for name, _ in node.entries:
            if name.value not in found:
                hint = did_you_mean(name.value, found, f"one of {', '.join(found)}" if found else "write a list")
                yield Fault(name.span, f"the page has no section '{name.value}'", hint)


def _lists(page: Page) -> Iterator[tuple[str, y.Node]]:
    """The lists of key points as they are written, each with its unit."""
    node = page.meta.get("points")
    if isinstance(node, y.Mapping):
        yield from ((name.value, items) for name, items in node.entries)
    elif node is not None:
        yield page.id, node

"""The checker's work grows with the content and no faster: counted in steps, so that no machine's mood decides."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from types import FrameType
from typing import Any

import pytest

from benchmarks.growth import grow
from edition.check.rule import code_of
from edition.check.rules import RULES
from edition.check.run import run
from edition.content.load import load
from edition.content.model import Edition
from fixture_sites import BASE

TIMES = 4


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Edition, Edition]:
    small, large = (load(grow(BASE, tmp_path_factory.mktemp("grown"), times)) for times in (4, 4 * TIMES))
    return small, large


def steps(work: Callable[[Edition], Iterable[object]], edition: Edition) -> int:
    """How many lines some work executes, each round of a loop counted."""
    count = 0

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        list(work(edition))
    finally:
        sys.settrace(before)
    return count


def test_a_grown_edition_has_the_pages_asked_for_and_no_fault(editions: tuple[Edition, Edition]) -> None:
    small, large = editions

    assert len(large.pages) == TIMES * len(small.pages)
    assert run(small) == run(large) == []


def test_what_the_rules_work_out_together_takes_steps_in_step_too(editions: tuple[Edition, Edition]) -> None:
    """An edition's equal is none: for a new one, what rules keep for each other is worked out anew."""
    few, many = (steps(lambda edition: run(replace(edition)), edition) for edition in editions)

    assert many <= TIMES * 1.5 * few


@pytest.mark.parametrize("rule", RULES, ids=code_of)
def test_a_rule_takes_steps_in_step_with_the_content(rule: Any, editions: tuple[Edition, Edition]) -> None:
    small, large = editions
    list(rule(small))  # what is kept for all rules is worked out before anything is counted
    few = steps(rule, small)
    list(rule(large))
    many = steps(rule, large)

    assert many <= TIMES * 1.5 * few + 200

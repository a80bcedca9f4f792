"""The list of claims that may tell one point twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.cli import main
from edition.content import doubles
from edition.content.load import load
from fixture_sites import BASE


def test_two_claims_on_the_same_fact_and_place_are_a_pair_and_on_another_place_none() -> None:
    edition = load(BASE)
    told = next(c for c in edition.claims if c.basis == "record" and len(c.citations) == 1)
    other = next(c for c in edition.claims if c.id != told.id and c.citations and c.citations != told.citations)
    twin = replace(told, id=f"{told.unit}.98")
    elsewhere = replace(told, id=f"{told.unit}.99", citations=other.citations)
    found = [(a.id, b.id) for _, _, a, b in doubles.pairs(replace(edition, claims=(told, twin, elsewhere)))]

    assert (told.id, twin.id) in found
    assert not any(elsewhere.id in pair for pair in found)


def test_the_command_prints_both_wordings(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doubles"], BASE) == 0

    assert capsys.readouterr().out.endswith("pairs that may tell one point twice; not each does.\n")

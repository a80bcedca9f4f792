"""Ids of claims: what a misspelt one means, and which number is free."""

from __future__ import annotations

import pytest

from edition.check.claim_ids import mended, next_free
from edition.content.load import load
from edition.content.vocabulary import CLAIM_ID, UNIT_ID
from second import FOLDER


@pytest.mark.parametrize(
    ("id", "meant"),
    [
        *((id, "P3.5") for id in ("P3.5", "p3.5", "P3-5", "P03.05", "P 3.5", "P3 . 5", "P3.5.", " P3,5", "P3_5")),
        ("es1-1", "ES1.1"),
        ("P3.123456789", "P3.123456789"),
        *((id, "") for id in ("PES1.1", "Q3.5", "P35", "P3.", "3.5", "P0.5", "P3.0", "P3.5a", "P3.1234567890", "")),
    ],
)
def test_a_misspelt_id_means_a_claim_where_one_can_be_told(id: str, meant: str) -> None:
    assert mended(id) == meant


@pytest.mark.parametrize(
    ("number", "is_one"), [("1", True), ("123456789", True), ("1234567890", False), ("0", False), ("01", False)]
)
def test_a_number_has_nine_figures_at_most_and_does_not_begin_with_0(number: str, is_one: bool) -> None:
    assert (UNIT_ID.fullmatch(f"ES{number}") is not None) == is_one
    assert (CLAIM_ID.fullmatch(f"P{number}.1") is not None) == is_one
    assert (CLAIM_ID.fullmatch(f"P1.{number}") is not None) == is_one


def test_the_number_of_a_claim_that_was_withdrawn_is_not_free() -> None:
    small = load(FOLDER)

    assert {next_free(small, unit) for unit in ("P5", "P1", "F1", "P99")} == {"P5.10", "P1.11", "F1.4", "P99.1"}

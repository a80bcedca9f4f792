"""Ids of claims: what a misspelt one means, and which number is free."""

from __future__ import annotations

import pytest

from edition.check.claim_ids import mended, next_free
from edition.content.load import load
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


def test_the_number_of_a_claim_that_was_withdrawn_is_not_free() -> None:
    small = load(FOLDER)

    assert {next_free(small, unit) for unit in ("P5", "P1", "F1", "P99")} == {"P5.10", "P1.11", "F1.4", "P99.1"}

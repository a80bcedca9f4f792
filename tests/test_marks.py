"""Marks the wrong way round: an opening one where an apostrophe stands."""

from __future__ import annotations

import pytest

from edition.check.marks import wrong_apostrophes


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("the Board‘s gate", [9]),
        ("the ‘90s", [4]),
        ("in ‘24", [3]),
        *((f"and ‘{word} so", [4]) for word in ("tis", "Twas", "til", "em", "cause", "n")),
        ("the ‘1990s", []),
        ("the ‘9 gates’", []),
        ("‘then’ and ‘now’", []),
        ("the Board’s", []),
    ],
)
def test_an_opening_mark_in_the_place_of_an_apostrophe_is_found(text: str, places: list[int]) -> None:
    assert list(wrong_apostrophes(text)) == places

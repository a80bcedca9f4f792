"""Guesses what an author meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one, or nothing."""
    return next(iter(difflib.get_close_matches(word, sorted(known), 1, 0.6)), "")


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint that names the nearest known word, or the other hint where none is near."""
    near = nearest(word, known)
    return f"did you mean '{near}'?" if near else otherwise

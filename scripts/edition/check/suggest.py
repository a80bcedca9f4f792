"""Guesses what an author meant."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable


def nearest(word: str, known: Iterable[str], alike: float = 0.6) -> str:
    """The known word most like this one, or nothing where none is so much alike."""
    return next(iter(difflib.get_close_matches(word, sorted(known), 1, alike)), "")


def is_misspelt(word: str, among: Iterable[str], known: Collection[str]) -> bool:
    """Whether an unknown word of these is most like this one: then it is there, and only misspelt."""
    return any(nearest(other, known) == word for other in among if other not in known)


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint that names the nearest known word, or the other hint where none is near."""
    near = nearest(word, known)
    return f"did you mean '{near}'?" if near else otherwise

"""The letters that can be set on cards, in briefs and in the book: no font of the system is used for them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "drawing/fonts/letters.txt"
"""Every letter that the fonts hold together, and what the font beside it was cut to."""


@cache
def held() -> frozenset[str]:
    return frozenset(FILE.read_text(encoding="utf-8"))

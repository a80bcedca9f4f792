"""The letters by which a text is known to be in a language, where that has others than Latin ones."""

from __future__ import annotations

import re
from functools import lru_cache

_LETTERS = {
    "ja": re.compile("[ぁ-ヿ一-鿿]"),
    "ko": re.compile("[가-힣]"),
    "ru": re.compile("[а-яА-Я]"),
    "zh-Hans": re.compile("[一-鿿]"),
}


def has_own_letters(language: str) -> bool:
    """Whether a language has other letters than Latin ones."""
    return language in _LETTERS


@lru_cache
def other_runs(language: str) -> re.Pattern[str] | None:
    """What finds, in a text of a language with letters of its own, each stretch from a Latin letter to the last before them."""
    own = _LETTERS.get(language)
    return re.compile(rf"[A-Za-zÀ-ɏ](?:[^{own.pattern[1:-1]}]*[A-Za-zÀ-ɏ])?") if own else None


def is_written_in(text: str, language: str) -> bool:
    """Whether a text has letters of a language. Of a language with Latin letters no text can tell, and it is true."""
    letters = _LETTERS.get(language)
    return letters is None or letters.search(text) is not None

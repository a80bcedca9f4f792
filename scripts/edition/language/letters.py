"""The letters by which a text is known to be in a language, where that has others than Latin ones."""

from __future__ import annotations

import re

_LETTERS = {
    "ja": re.compile("[ぁ-ヿ一-鿿]"),
    "ko": re.compile("[가-힣]"),
    "ru": re.compile("[а-яА-Я]"),
    "zh-Hans": re.compile("[一-鿿]"),
}


def has_own_letters(language: str) -> bool:
    """Whether a language has other letters than Latin ones."""
    return language in _LETTERS


def is_written_in(text: str, language: str) -> bool:
    """Whether a text has letters of a language. Of a language with Latin letters no text can tell, and it is true."""
    letters = _LETTERS.get(language)
    return letters is None or letters.search(text) is not None

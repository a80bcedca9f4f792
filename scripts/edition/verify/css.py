"""The addresses that a style sheet makes a browser fetch. https://www.w3.org/TR/css-syntax-3/"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_CSS = re.compile(
    r"""
      /\*.*?(?:\*/|\Z)                                            # a comment
    | @namespace\b[^;]*                                          # its address is a name
    | (?:@import\s+|image-set\(\s*)(?P<mark>["'])(?P<named>[^"'\n]*)(?P=mark)
    | \burl\(\s*(?:(?P<quote>["'])(?P<quoted>[^"'\n]*)(?P=quote)|(?P<bare>[^\s"'()]+))\s*\)
    | "[^"\\\n]*(?:\\.[^"\\\n]*)*(?:"|(?=\n)|\Z) | '[^'\\\n]*(?:\\.[^'\\\n]*)*(?:'|(?=\n)|\Z)  # a string, which its line may end
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE | re.ASCII,
)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)", re.DOTALL)


class Address(NamedTuple):
    """An address and its stretch of the sheet, in bytes."""

    value: str
    start: int
    end: int


def addresses(sheet: bytes) -> Iterator[Address]:
    for match in _CSS.finditer(sheet.decode("latin-1")):  # so that characters are counted as bytes
        group = next((name for name in ("named", "quoted", "bare") if match[name]), None)
        if group:
            start, end = match.span(group)
            yield Address(_ESCAPE.sub(_character, sheet[start:end].decode("utf-8", "replace")), start, end)


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else 0
    return match[2] or (chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd")

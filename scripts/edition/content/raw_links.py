"""Links that are none: what was meant for one, and is printed with its brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_ADDRESS = (
    r"(?:https?://[^\s()<>\[\]]+|mailto:[^\s()<>\[\],]+|#[\w-]+"
    r"|(?:\.{0,2}/)?[\w./-]+(?:\.(?:md|html?|pdf|svg|png|csv|json)|/)(?:#[\w-]*)?)"
)
_WORDS = r"(?P<words>[^\[\]()|\n]{1,300})"
_FORMS = (
    re.compile(rf"(?<!\])\[{_WORDS}\][ \t\u00a0]+\([ \t]*(?P<to>{_ADDRESS})[ \t]*\)"),
    re.compile(rf"\({_WORDS}\)[ \t\u00a0]*\[[ \t]*(?P<to>{_ADDRESS})[ \t]*\](?!\()"),
    re.compile(
        rf"(?<!\])\[{_WORDS}\]\([ \t]*(?P<to>{_ADDRESS})(?=[\s,;]|\.(?:\s|$)|\]|$)(?![^()\n]{{0,300}}\)|\s+[\"'])",
        re.MULTILINE,
    ),
    re.compile(rf"\[\[(?P<to>{_ADDRESS})(?:\|{_WORDS})?\]\]"),
    re.compile(rf"(?<!\])\[{_WORDS}\][ \t]*<(?P<to>{_ADDRESS})>"),
)


class RawLink(NamedTuple):
    """Where what was meant for a link stands, how long it is, and how it is written."""

    at: int
    length: int
    better: str


def find(text: str) -> Iterator[RawLink]:
    """The links of a running text that the renderer does not make, those with a citation for their words aside."""
    if "](" not in text and "] " not in text and ")[" not in text and "[[" not in text and "]<" not in text:
        return
    for form in _FORMS:
        for match in form.finditer(text):
            words = (match["words"] or "words").strip()
            if "@" not in words:
                yield RawLink(match.start(), len(match[0]), f"[{words}]({match['to']})")

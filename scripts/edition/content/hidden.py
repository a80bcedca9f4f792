"""Characters that nobody sees, and that make a text read otherwise than it is: controls, marks of direction, joiners,
tags, and those that mean nothing outside one program. https://www.unicode.org/reports/tr36/
"""

from __future__ import annotations

import html
import re

_HIDDEN = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_REFERENCE = re.compile(r"&(?:#[0-9]{1,9}|#[xX][0-9a-fA-F]{1,9}|[A-Za-z][A-Za-z0-9]{1,31});")


def find(text: str) -> tuple[int, str] | None:
    """Where the first such character stands, and what it is; None where there is none."""
    found = _HIDDEN.search(text)
    return (found.start(), f"U+{ord(found[0]):04X}") if found else None


def find_in_markup(text: str) -> tuple[int, str] | None:
    """The same for a text in which a character may also be written by its number or name, such as `&#8238;`."""
    found = find(text)
    for reference in _REFERENCE.finditer(text, 0, found[0] if found else len(text)):
        if find(html.unescape(reference[0])):
            return reference.start(), reference[0]
    return found

"""For a person at a terminal: the line of the plain report, its code a link, and the source with the place underlined.

Links are OSC 8 sequences, which a terminal that does not know them leaves out
(https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ...content.places import Span
from ..diagnostic import Diagnostic
from .text import line, visible

_TAB = 4
_BOLD, _RED, _DIM, _OFF = "\x1b[1m", "\x1b[31m", "\x1b[2m", "\x1b[0m"


def render(
    diagnostics: Sequence[Diagnostic], source: Callable[[str], Sequence[str]], link: Callable[[str], str], width: int
) -> str:
    """`source` gives the lines of a file, `link` the page of a code; `width` is the terminal's."""
    parts = []
    for d in diagnostics:
        parts.append(line(d, _linked(d.code, link(d.code))) + "\n")
        lines = source(d.span.path)
        if d.span.line <= len(lines):
            parts.append(_excerpt(lines[d.span.line - 1], d.span, width))
    return "".join(parts)


def _linked(code: str, address: str) -> str:
    shown = f"{_BOLD}{code}{_OFF}"
    return f"\x1b]8;;{address}\x1b\\{shown}\x1b]8;;\x1b\\" if address else shown


def _excerpt(text: str, span: Span, width: int) -> str:
    gutter = f"{span.line:>5} | "
    shown, marks = underlined(text, span.column - 1, span.length, max(20, width - len(gutter) - 1))
    return f"{_DIM}{gutter}{_OFF}{shown}\n{_DIM}{'| ':>{len(gutter)}}{_OFF}{_RED}{marks}{_OFF}\n"


@dataclass(frozen=True, slots=True)
class _Cell:
    """A character as a terminal shows it: in how many columns, and from which on."""

    shown: str
    width: int
    start: int

    @property
    def end(self) -> int:
        return self.start + self.width


def underlined(text: str, offset: int, length: int, room: int) -> tuple[str, str]:
    """A line of source and the carets under a part of it, both cut to `room` columns around that part."""
    cells: list[_Cell] = []
    at = 0
    for ch in text:
        shown = " " * (_TAB - at % _TAB) if ch == "\t" else visible(ch) if unicodedata.category(ch) != "Mn" else ch
        cells.append(_Cell(shown, _columns(shown), at))
        at = cells[-1].end
    part = cells[offset : offset + max(1, length)]
    first, last = (part[0].start, max(part[0].start + 1, part[-1].end)) if part else (at, at + 1)
    if max(at, last) <= room:
        return "".join(c.shown for c in cells).rstrip(), " " * first + "^" * (last - first)
    left = 0 if last <= room - 1 else max(0, min(first - room // 3, max(at, last) - room + 2))
    window = [c for c in cells if left <= c.start and c.end <= left + room - 2]
    before, after = "…" if left else "", "…" if window and window[-1].end < at else ""
    indent = window[0].start - len(before) if window else left
    marks = " " * (first - indent) + "^" * (min(last, left + room - 2) - first)
    return before + "".join(c.shown for c in window).rstrip() + after, marks


def _columns(shown: str) -> int:
    """East Asian wide characters take two columns, combining marks none (https://www.unicode.org/reports/tr11/)."""
    return sum(0 if unicodedata.combining(ch) else 2 if unicodedata.east_asian_width(ch) in "WF" else 1 for ch in shown)

"""From offsets in a file's bytes to lines and columns."""

from __future__ import annotations

import bisect
from functools import cached_property
from itertools import accumulate

from ..content.places import Span


class Offsets:
    """Places in one file. Asked in the order of the file, it reads no stretch of a long line twice."""

    def __init__(self, path: str, raw: bytes) -> None:
        self._path, self._raw = path, raw
        self._last = (0, 0, 0)  # a line's start, an offset in it, and the characters between them

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self._raw.split(b"\n")[:-1])]

    def span(self, at: int, end: int) -> Span:
        """Line, column and length in characters of a stretch of bytes, cut at the line's end."""
        at = min(max(at, 0), len(self._raw))
        row = bisect.bisect_right(self._starts, at) - 1
        line_end = self._starts[row + 1] - 1 if row + 1 < len(self._starts) else len(self._raw)
        length = len(self._text(at, min(max(end, at), line_end)))
        return Span(self._path, row + 1, self._characters(self._starts[row], at) + 1, max(1, length))

    def _characters(self, start: int, at: int) -> int:
        known_start, known_at, known = self._last
        if start != known_start or at < known_at:
            known_at, known = start, 0
        known += len(self._text(known_at, at))
        self._last = (start, at, known)
        return known

    def _text(self, start: int, end: int) -> str:
        text = self._raw[start:end].decode("utf-8", "replace")
        return text.removeprefix("\ufeff") if start == 0 else text

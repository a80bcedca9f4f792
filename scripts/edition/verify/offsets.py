"""From offsets in a file's bytes to lines and columns."""

from __future__ import annotations

from ..content.places import Span


class Offsets:
    """Places in one file. Asked in the order of the file, it reads no stretch of it twice."""

    def __init__(self, path: str, raw: bytes) -> None:
        self._path, self._raw = path, raw
        self._line = (0, 0, self._end(0))  # the number of the line that was asked for last, its start and its end
        self._last = (0, 0, 0)  # a line's start, an offset in it, and the characters between them

    def span(self, at: int, end: int) -> Span:
        """Line, column and length in characters of a stretch of bytes, cut at the line's end."""
        at = min(max(at, 0), len(self._raw))
        row, start, line_end = self._line_of(at)
        length = len(self._text(at, min(max(end, at), line_end)))
        return Span(self._path, row + 1, self._characters(start, at) + 1, max(1, length))

    def _line_of(self, at: int) -> tuple[int, int, int]:
        row, start, end = self._line
        if not start <= at <= end:
            row, start = (row, start) if at > end else (0, 0)
            row += self._raw.count(b"\n", start, at)
            start = self._raw.rfind(b"\n", 0, at) + 1
            self._line = (row, start, self._end(at))
        return self._line

    def _end(self, at: int) -> int:
        end = self._raw.find(b"\n", at)
        return end if end >= 0 else len(self._raw)

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

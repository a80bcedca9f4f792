"""Places in source files, and what can be wrong at them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one source line.

    `path` is POSIX and relative to the repository; lines and columns count from 1, columns in characters.
    """

    path: str
    line: int
    column: int = 1
    length: int = 1

    def within(self, offset: int, length: int) -> Span:
        """A part of this stretch; all of it where the part does not lie inside, as in a value over several lines."""
        if offset + length > self.length:
            return self
        return Span(self.path, self.line, self.column + offset, length)


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something wrong at a place. The runner adds the code, so that no rule can speak for another."""

    span: Span
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault met while reading, before any rule could look; `kind` names the rule that reports it.

    `about` is the address that it is about, so that another rule need not tell of it again.
    """

    kind: str
    fault: Fault
    about: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A value of a data file with the place where it stands."""

    value: str
    span: Span

    def split(self) -> tuple[Text, ...]:
        """The comma-separated parts, each with its own place."""
        found, at = [], 0
        for part in self.value.split(","):
            word = part.strip()
            if word:
                found.append(Text(word, self.span.within(at + len(part) - len(part.lstrip()), len(word))))
            at += len(part) + 1
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Places:
    """From offsets in a text to lines and columns of its file.

    `starts` are the offsets of the text's lines, `numbers` the numbers that they have in the file.
    """

    path: str
    numbers: Sequence[int]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str, path: str, lines: int | Sequence[int]) -> Places:
        """`lines` is the number of the text's first line or, where lines of the file were left out, of every line."""
        starts = (0, *(m.end() for m in re.finditer("\n", text)))
        return cls(path, range(lines, lines + len(starts)) if isinstance(lines, int) else lines, starts)

    def span(self, offset: int, length: int = 1) -> Span:
        row = bisect.bisect_right(self.starts, offset) - 1
        return Span(self.path, self.numbers[row], offset - self.starts[row] + 1, max(1, length))

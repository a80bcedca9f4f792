"""Comments that silence one rule at one place, with a reason.

In a page `<!-- ignore PROSE001: a title keeps its own spelling -->`, in YAML `# ignore PROSE001: …`; at the end of
the line that is meant, or alone on a line before it. A page is read and rendered as if they were not there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from .lines import blank, without_fences
from .model import Ignore
from .places import Places, Span

_IN_PAGE = re.compile(r"[ \t]*(?P<comment><!--[ \t]*ignore\b(?P<words>(?:(?!-->).)*)-->)")
_IN_YAML = re.compile(r"(?:^|[ \t]+)(?P<comment>#[ \t]*ignore\b(?P<words>.*))")
_UNENDED = re.compile(r"(?P<comment><!--[ \t]*ignore\b.*)")
_WORDS = re.compile(r"[ \t]+(?P<code>\w+)[ \t]*:[ \t]*(?P<reason>.*?)[ \t]*")
_QUOTED = re.compile(r"(?<![^\s\[{,(])(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')")
_CODE = re.compile(r"(?<![\\`])(`+)(?!`)[^\n]+?(?<!`)\1(?!`)")


def take(body: str, path: str, first_line: int) -> tuple[str, Places, tuple[Ignore, ...]]:
    """A page's body without its ignores, where its lines stand in the file, and the ignores."""
    if "ignore" not in body:
        return body, Places.of(body, path, first_line), ()
    walk = _Walk(_IN_PAGE, path)
    shown = _CODE.sub(blank, without_fences(body))
    for number, (written, seen) in enumerate(zip(body.split("\n"), shown.split("\n"), strict=True), first_line):
        walk.line(number, written, seen)
    text = "\n".join(walk.kept)
    return text, Places.of(text, path, walk.numbers or first_line), walk.done()


def without(body: str) -> str:
    """A page's body without its ignores: what the renderer is given."""
    return take(body, "", 1)[0]


@lru_cache(maxsize=1024)
def in_yaml(text: str, path: str, first_line: int = 1) -> tuple[Ignore, ...]:
    """The ignores of a data file or of front matter."""
    if "ignore" not in text:
        return ()
    walk = _Walk(_IN_YAML, path)
    for number, line in enumerate(text.split("\n"), first_line):
        walk.line(number, line, _QUOTED.sub(blank, line))
    return walk.done()


@dataclass(slots=True)
class _Walk:
    """Goes through lines. `kept` and `numbers` are the lines left; `waiting` are ignores whose line comes next."""

    form: re.Pattern[str]
    path: str
    kept: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    ignores: list[Ignore] = field(default_factory=list)
    waiting: list[tuple[re.Match[str], int]] = field(default_factory=list)

    def line(self, number: int, written: str, seen: str) -> None:
        if "ignore" not in seen:
            self.kept.append(written)
            self.numbers.append(number)
            if written.strip():
                self.settle(number)
            return
        found = [*self.form.finditer(seen)]
        cuts = [0, *(at for match in found for at in match.span()), len(written)]
        rest = "".join(written[start:end] for start, end in zip(cuts[::2], cuts[1::2], strict=True))
        self.waiting += [(match, number) for match in found]
        if found and not rest.strip():
            return
        self.kept.append(rest)
        self.numbers.append(number)
        if unended := _UNENDED.search(self.form.sub(blank, seen)):
            self.waiting.append((unended, number))
        if rest.strip():
            self.settle(number)

    def done(self) -> tuple[Ignore, ...]:
        self.settle(0)
        return tuple(self.ignores)

    def settle(self, number: int) -> None:
        self.ignores += [self.ignore(match, at, number) for match, at in self.waiting]
        self.waiting.clear()

    def ignore(self, match: re.Match[str], at: int, number: int) -> Ignore:
        words = _WORDS.fullmatch(match.groupdict().get("words") or "")
        span = Span(self.path, at, match.start("comment") + 1, len(match["comment"]))
        return Ignore(words["code"] if words else "", words["reason"] if words else "", span, number)

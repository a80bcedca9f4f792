"""The links of running text in Markdown, as the renderer finds them (https://python-markdown.github.io/).

    [words](target "title")   [words](<target>)   ![words](target)
    [words][label]   [label][]   [label]          [label]: target "title"
    <https://example.org/>   <name@example.org>

The text comes without code, comments and escaped characters. The work grows with the text, and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from . import citation

_MARKS = re.compile(r"[\[\]]")
_TITLE = r"(?:\s+(?:\"[^\"]{0,300}\"|'[^']{0,300}'))?"
_TAIL = re.compile(
    rf"\(\s*(?!\s)(?:<(?P<pointed>[^<>\n]*)>|(?P<plain>[^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)){_TITLE}\s*\)"
)
_LOOSE_TAIL = re.compile(r"\(\s*(?!\s)(?P<loose>[^()]{1,300}(?:\([^()]{0,300}\)[^()]{0,300})?)\)")
_LOOSE_TITLE = re.compile(r"\s+(?:\"[^\"]*\"|'[^']*')\s*$|\s+$")
_LABEL = re.compile(r"(?P<gap>\s?)\[(?P<label>[^\[\]]{0,300})\]")
_LONGEST = 302
"""So many characters of a bracket are looked at for a label: no definition has a longer one."""

_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<label>[^\[\]^\n]{1,300})\]:[ \t]*<?(?P<target>\S+?)>?(?:[ \t]+[\"'(].*)?[ \t]*$", re.MULTILINE
)
_AUTOLINK = re.compile(r"<(?P<target>[A-Za-z][A-Za-z0-9+.-]{0,30}://[^<>]*)>|<(?P<mail>[^<>\s!@/\"'=]+@[^<>\s@]+)>")


class Piece(NamedTuple):
    """A link of a text: `start` and `end` are the link's, `text` and `text_end` those of its words, `at` is its target's.

    `label` is that of a reference, and then there is no target; `mere`: where nothing defines it, it is a bracket of
    the text.
    """

    start: int
    text: int
    text_end: int
    end: int
    bang: bool
    at: int = -1
    target: str = ""
    label: str | None = None
    mere: bool = False


class Definition(NamedTuple):
    label: str
    start: int
    target: str
    at: int


def normal(label: str) -> str:
    """A label as it is compared: in small letters, with single spaces."""
    return " ".join(label.lower().split())


def definitions(text: str) -> Iterator[Definition]:
    """The lines that say where references with a label lead."""
    for match in _DEFINITION.finditer(text) if "]:" in text else ():
        yield Definition(match["label"], match.start("label"), match["target"], match.start("target"))


def without_definitions(text: str) -> str:
    """As many characters, with those lines blank."""
    return _DEFINITION.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text) if "]:" in text else text


def autolinks(text: str) -> Iterator[tuple[int, int, str]]:
    """Addresses between pointed brackets: where, how long, and what they lead to."""
    for match in _AUTOLINK.finditer(text) if "<" in text else ():
        part = "target" if match["target"] else "mail"
        yield match.start(part), len(match[part]), match[part] if part == "target" else f"mailto:{match[part]}"


def find(text: str) -> list[Piece]:
    """The links and references of a text, in its order, those inside the words of a link too."""
    found: list[Piece] = []
    target_from = target_to = 0
    for start, close, is_inner in _brackets(text) if "]" in text else ():
        if target_from <= start < target_to:
            continue
        piece = _piece(text, start, close, is_inner)
        if piece is not None:
            found.append(piece)
            target_from, target_to = close, piece.end
    return sorted(found)


def _brackets(text: str) -> Iterator[tuple[int, int, bool]]:
    """Pairs of square brackets, by where they close, and whether there is none inside."""
    opened: list[int] = []
    before = -1
    for match in _MARKS.finditer(text):
        if match[0] == "[":
            opened.append(match.start())
        elif opened:
            start = opened.pop()
            yield start, match.start(), start == before
        before = match.start()


def _piece(text: str, start: int, close: int, is_inner: bool) -> Piece | None:
    bang = text[start - 1 : start] == "!"
    first, after, next_mark = start - bang, close + 1, text[close + 1 : close + 2]
    if next_mark == "(":
        target = _target(text, after)
        if target is not None:
            at, to, end = target
            return Piece(first, start + 1, close, end, bang, at, text[at:to])
    if text.startswith("^", start + 1):
        return None
    if is_inner and next_mark != "[" and citation.is_citation(text[start + 1 : close]):
        return None
    words = text[start + 1 : min(close, start + _LONGEST)]
    label = _LABEL.match(text, after)
    if label and not label["label"].startswith("^") and not citation.is_citation(label["label"]):
        name = label["label"] or words
        end = after if text[label.end() : label.end() + 1] == "(" else label.end()
        return Piece(first, start + 1, close, end, bang, label=normal(name), mere=end == after or bool(label["gap"]))
    return Piece(first, start + 1, close, after, bang, label=normal(words), mere=True)


def _target(text: str, at: int) -> tuple[int, int, int] | None:
    """Where the target in round brackets begins and ends, and where the brackets do. One with spaces is taken too."""
    match = _TAIL.match(text, at)
    if match:
        part = "pointed" if match["pointed"] is not None else "plain"
        return *match.span(part), match.end()
    match = _LOOSE_TAIL.match(text, at)
    if match is None:
        return None
    title = _LOOSE_TITLE.search(match["loose"])
    return match.start("loose"), match.end("loose") - (len(title[0]) if title else 0), match.end()

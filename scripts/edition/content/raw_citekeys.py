"""Citekeys in running text that no citation holds: `(@key, para. 3)`, `@key [p. 3]`, `[@key` never closed, `[@a][@b]`.

They are printed as they stand. What could as well be a name on a social network is for a rule to judge, which knows the
bibliography.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from . import citation
from .model import RawCitekey
from .places import Span

_AT = re.compile(r"(?<![\w@/.+])(?<!\w-)(?P<minus>-?)[@＠](?P<gap>[ \t\u00a0]*)(?P<key>\w[\w:.#$%&+?<>~/-]*\w|\w)")
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s<>\"]*")
_OPENED = re.compile(r"(?:[\[［（]|(?<!\])\()(?P<prefix>[^\[\]()［］（）@\n]{0,60})$")
_BRACKET = re.compile(r"\[(?P<inside>[^\[\]]*@[^\[\]]*)\]")
_BRACKET_BEHIND = re.compile(r"\s*\[(?P<inside>[^\[\]@]*)\]")
_CLOSED = re.compile(r"[^\[\]]{0,300}\](?P<mark>[(\[])")
_FAR = 70
"""So many characters before its `@` may open a bracket that was meant for a citation."""

_ESCAPED = re.compile(r"\\[\[(@][^\[\]()\n]*$")
_TAIL = re.compile(r"\]\([^()\n]*$")
_TITLE = 300
"""So many characters may stand in the round brackets of a link."""

_CLOSERS = {"[": "]", "(": ")", "［": "］", "（": "）"}


def find(text: str, written: str, place: Callable[[int, int], Span], original: str = "") -> Iterator[RawCitekey]:
    """The stray citekeys of running text: `text` is without its citations, `written` has them.

    `original` has the escaped characters too: who escapes a bracket means to show it.
    """
    without = _URL.sub(lambda match: " " * len(match[0]), text) if "://" in text else text
    after = 0
    for match in _AT.finditer(without):
        if match.start() < after or without.startswith("@", match.end()):
            continue  # a part of the one before, or `@name@example.org`
        if original and _ESCAPED.search(original, max(0, match.start() - _FAR), match.start()):
            continue
        start, after, better, certain = _meant(without, written, match)
        first = without[start:after].partition("\n")[0]
        at = place(match.start("key") - 1 - len(match["gap"]), len(match["key"]) + 1)
        yield RawCitekey(match["key"], place(start, len(first)), at, better, certain, bool(match["gap"]))


def _meant(text: str, written: str, match: re.Match[str]) -> tuple[int, int, str, bool]:
    """From where to where a stray citation goes, how it is written, and whether it can be nothing else."""
    start, end = match.start(), match.end("key")
    locator = citation.locator_at(text, end)
    behind = _BRACKET_BEHIND.match(text, end)
    if behind and citation.is_clean(f", {behind['inside'].strip()}"):
        locator, end = f", {behind['inside'].strip()}", behind.end()
    else:
        end += len(locator)
    inside = f"{match['minus']}@{match['key']}{citation.normal(locator)}"
    if in_link(text, start):
        return start, end, "", bool(locator)
    opened = _OPENED.search(text, max(0, start - _FAR), start)
    if opened is None or _is_link(written, end) or citation.wrong_words(opened["prefix"].strip(), ""):
        return start, end, f"[{inside}]", bool(locator)
    inside = f"{opened['prefix']}{inside}"
    if text[end : end + 1] == _CLOSERS[opened[0][0]]:
        end += 1
        while touching := _touching(written, end):
            inside, end = f"{inside}; {citation.normal(touching['inside'])}", touching.end()
    return opened.start(), end, f"[{inside}]", bool(locator) or opened[0][0] in "[［"


def in_link(text: str, at: int) -> bool:
    """Whether a place is inside a link's round brackets, in its address or its title."""
    return _TAIL.search(text, max(0, at - _TITLE), at) is not None


def _is_link(text: str, at: int) -> bool:
    """Whether this is inside the words of a link."""
    behind = _CLOSED.match(text, at)
    return behind is not None and (behind["mark"] == "(" or not _touching(text, behind.start("mark")))


def _touching(text: str, at: int) -> re.Match[str] | None:
    """The bracket of a citation that begins right there."""
    bracket = _BRACKET.match(text, at)
    return bracket if bracket and citation.is_citation(bracket["inside"]) else None

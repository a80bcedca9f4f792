"""Words in italics in a title, a prefix or a suffix: `The *Pueblo* Incident`. It is all the Markdown that they know."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_ITALICS = re.compile(
    r"(?<![\w*\\])\*(?P<stars>[^\s*](?:[^*]*[^\s*\\])?)\*(?![\w*])|(?<![\w\\])_(?P<lines>[^\s_](?:[^_]*[^\s_\\])?)_(?!\w)"
)
_ESCAPED = re.compile(r"\\(?=[*_])")


def runs(text: str) -> Iterator[tuple[str, bool]]:
    """The parts of a text, in its order, and whether each is in italics."""
    at = 0
    for match in _ITALICS.finditer(text):
        if text[at : match.start()]:
            yield _ESCAPED.sub("", text[at : match.start()]), False
        yield match["stars"] or match["lines"], True
        at = match.end()
    if text[at:]:
        yield _ESCAPED.sub("", text[at:]), False


def plain(text: str) -> str:
    """A text without its marks."""
    return "".join(words for words, _ in runs(text)) if "*" in text or "_" in text else text


def marked(text: str, begin: str, end: str, written: Callable[[str], str] = str) -> str:
    """A text whose italics stand between these marks; `written` is how its words are."""
    return "".join(f"{begin}{written(words)}{end}" if italics else written(words) for words, italics in runs(text))

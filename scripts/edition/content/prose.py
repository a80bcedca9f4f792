"""The running text of an edition, apart from code, citations, addresses and marks: what the prose rules read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from . import markdown
from . import yaml_nodes as y
from .model import Edition
from .places import Span
from .vocabulary import PRINTED_KEYS

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
QUOTED = re.compile(r"“[^”]*”")
STRAIGHT = re.compile(r"(?<!\w)(?P<mark>[\"'])(?=\S)(?P<words>[^\"\n]*?\S)(?P=mark)(?!\w)")
"""What stands in quotation marks, and in the straight ones that another rule refuses."""


class Stretch(NamedTuple):
    """A stretch of text and where it stands: `place(offset, length)` is the span of a part of it.

    `words` are its words, for a first look; `located` says where they stand. `unquoted` is the text with what stands
    in quotation marks blanked out.
    """

    text: str
    unquoted: str
    words: tuple[str, ...]
    place: Callable[[int, int], Span]

    def located(self) -> Iterator[Word]:
        """Its words, with their places."""
        return (Word(match[0], match.start(), self) for match in _WORD.finditer(self.text))


class Word(NamedTuple):
    """A word of a stretch."""

    text: str
    start: int
    stretch: Stretch

    @property
    def quoted(self) -> bool:
        """Whether it stands in quotation marks."""
        return self.stretch.unquoted[self.start] == " "

    @property
    def span(self) -> Span:
        return self.stretch.place(self.start, len(self.text))


@lru_cache(maxsize=1)
def stretches(edition: Edition) -> tuple[Stretch, ...]:
    """Bodies, titles, short ones, summaries and reasons of all pages, then what the data files say in sentences.

    Several rules read the same text, so an edition is taken apart once.
    """
    return tuple(_stretches(edition))


def _stretches(edition: Edition) -> Iterator[Stretch]:
    for page in edition.pages:
        yield _stretch(page.prose, page.places.span)
        for key in PRINTED_KEYS:
            node = page.meta.get(key)
            if isinstance(node, y.Scalar):
                yield _single(node.value, node.span)
    for relation in edition.relations:
        yield _single(relation.reason, relation.place or relation.span)
    for decline in edition.declined:
        yield _single(decline.reason, decline.place or decline.span)
    for entry in edition.entries:
        yield _single(entry.text, entry.place or entry.span)
    for cell in edition.cells:
        yield _single(cell.words.value, cell.words.span)
    for figure in edition.figures:
        yield from (_single(text.value, text.span) for text in figure.texts)
    for number in edition.numbers:
        yield from (_single(text.value, text.span) for text in (number.figure, number.counts, number.by, number.range))


def _single(text: str, span: Span) -> Stretch:
    """A text of one line, such as a title or a reason, with its links reduced to their words."""
    prose = markdown.scan(text, span.path).prose if "[" in text else text
    return _stretch(prose, span.within)


def _stretch(text: str, place: Callable[[int, int], Span]) -> Stretch:
    return Stretch(text, QUOTED.sub(lambda m: " " * len(m[0]), text), tuple(_WORD.findall(text)), place)

"""The running text of an edition, apart from code, citations, addresses and marks: what the prose rules read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from . import markdown
from . import yaml_nodes as y
from .model import Edition
from .places import Span
from .vocabulary import PRINTED_KEYS

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
QUOTED = re.compile(r"“[^”]*”")
_LONGEST = 12
"""So many words a withheld name may have."""


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
    """Bodies, titles, short ones, summaries and reasons of all pages, then the texts of the glossary and the chronology.

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


@cache
def digest(name: str) -> str:
    """How a name is kept on the do-not-name list: as a hash of its words, so that the list names no one."""
    return hashlib.sha256(" ".join(_WORD.findall(name.casefold())).encode()).hexdigest()


def names_withheld(edition: Edition) -> Iterator[Word]:
    """Runs of words that are on the do-not-name list: each once, by its first word."""
    withheld = edition.withheld
    everything = (*stretches(edition), *_of_sources(edition)) if withheld else ()
    firsts = {word for word in set().union(*(s.words for s in everything)) if digest(word) in withheld}
    for stretch in everything:
        found = [] if firsts.isdisjoint(stretch.words) else list(stretch.located())
        for index, word in enumerate(found):
            names = withheld[digest(word.text)] if word.text in firsts else frozenset()
            runs = (" ".join(w.text for w in found[index : index + length]) for length in range(1, _LONGEST + 1))
            if names and any(digest(run) in names for run in runs):
                yield word


def _of_sources(edition: Edition) -> Iterator[Stretch]:
    for source in edition.sources:
        for text in (source.text("title"), str(source.custom.get("use", "")), str(source.custom.get("note", ""))):
            yield _single(text, source.span)


def _single(text: str, span: Span) -> Stretch:
    """A text of one line, such as a title or a reason, with its links reduced to their words."""
    prose = markdown.scan(text, span.path).prose if "[" in text else text
    return _stretch(prose, span.within)


def _stretch(text: str, place: Callable[[int, int], Span]) -> Stretch:
    return Stretch(text, QUOTED.sub(lambda m: " " * len(m[0]), text), tuple(_WORD.findall(text)), place)

"""The running text of an edition, apart from code, citations, addresses and marks: what the prose rules read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from . import markdown
from . import yaml_nodes as y
from .model import Edition
from .places import Places, Span

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_QUOTED = re.compile(r"“[^”]*”")
_TEXT_KEYS = ("title", "summary")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text and where it stands: `place(offset, length)` is the span of a part of it."""

    text: str
    place: Callable[[int, int], Span]

    @property
    def unquoted(self) -> str:
        """The text with what stands in quotation marks blanked out."""
        return _QUOTED.sub(lambda m: " " * len(m[0]), self.text)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a stretch. `follows` says whether only space stands between it and the word before it."""

    text: str
    start: int
    stretch: Stretch
    follows: bool = False
    quoted: bool = False

    @property
    def span(self) -> Span:
        return self.stretch.place(self.start, len(self.text))


def stretches(edition: Edition) -> Iterator[Stretch]:
    """Bodies, titles, summaries and reasons of all pages, then the texts of the glossary and the chronology."""
    for page in edition.pages:
        places = Places.of(page.body, page.source, page.body_line)
        yield Stretch(page.prose, places.span)
        for key in _TEXT_KEYS:
            node = page.meta.get(key)
            if isinstance(node, y.Scalar):
                yield _single(node.value, node.span)
    for relation in edition.relations:
        yield _single(relation.reason, relation.span)
    for decline in edition.declined:
        yield _single(decline.reason, decline.span)
    for entry in edition.entries:
        yield _single(entry.text, entry.span)


def words(edition: Edition) -> Iterator[Word]:
    """The words of the running text, in order."""
    for stretch in stretches(edition):
        yield from _words(stretch)


def _words(stretch: Stretch) -> Iterator[Word]:
    quoted = [match.span() for match in _QUOTED.finditer(stretch.text)]
    end = -1
    for match in _WORD.finditer(stretch.text):
        between = stretch.text[end : match.start()] if end >= 0 else "."
        inside = any(start < match.start() < stop for start, stop in quoted) if quoted else False
        yield Word(match[0], match.start(), stretch, between.isspace() and between.count("\n") < 2, inside)
        end = match.end()


@cache
def digest(name: str) -> str:
    """How a name is kept on the do-not-name list: as a hash of its words, so that the list names no one."""
    return hashlib.sha256(" ".join(_WORD.findall(name.casefold())).encode()).hexdigest()


def names_on(edition: Edition, withheld: Mapping[str, frozenset[str]], longest: int = 4) -> Iterator[Word]:
    """Runs of up to `longest` words that are on a list of digests, kept by the digest of their first word.

    Each is given once, by its first word.
    """
    for stretch in (*stretches(edition), *_of_sources(edition)) if withheld else ():
        found = list(_words(stretch))
        for index, word in enumerate(found):
            names = withheld.get(digest(word.text), frozenset())
            runs = (" ".join(w.text for w in found[index : index + length]) for length in range(1, longest + 1))
            if names and any(digest(run) in names for run in runs):
                yield word


def _of_sources(edition: Edition) -> Iterator[Stretch]:
    for source in edition.sources:
        for text in (source.text("title"), str(source.custom.get("use", "")), str(source.custom.get("note", ""))):
            yield _single(text, source.span)


def _single(text: str, span: Span) -> Stretch:
    """A text of one line, such as a title or a reason, with its links reduced to their words."""
    prose = markdown.scan(text, span.path).prose if "[" in text else text
    return Stretch(prose, lambda offset, length: Span(span.path, span.line, span.column + offset, length))

"""The content's own log: dated entries of changes and corrections, and what each line of them touches.

An entry is a heading with an anchor such as `y2026-11-24` (a second one of that day has `y2026-11-24-2`), and what
stands under it. A line of it is a paragraph or an item of a list; it touches what it links to (a page, or the unit or
claim at an anchor of a page) and the claims that it names by their ids.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from .model import Claim, Edition, Link, Page
from .places import Span, Text
from .vocabulary import CLAIM_ID

CHANGES = "changes.md"
CORRECTIONS = "corrections.md"

ANCHOR = re.compile(r"y(?P<date>\d{4}-\d{2}-\d{2})(?:-\d+)?")

_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+")
NAMED = re.compile(rf"(?<![\w.#/]){CLAIM_ID.pattern}(?!\w|\.\d)")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or an item of an entry. `text` is Markdown; `claims` are the ids that it names, each with a place."""

    text: str
    span: Span
    claims: tuple[Text, ...]
    touches: frozenset[str]


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One entry of a log. `text` is Markdown; `touches` holds addresses under the base, `/about/#x1-2`."""

    page: Page
    anchor: str
    date: str
    title: str
    text: str
    lines: tuple[Line, ...]

    @property
    def touches(self) -> frozenset[str]:
        return frozenset().union(*(line.touches for line in self.lines))


@dataclass(frozen=True, slots=True)
class Mention:
    """A line that names a claim, and the entry that it stands in."""

    entry: LogEntry
    line: Line


@lru_cache(maxsize=4)
def entries(edition: Edition, path: str) -> tuple[LogEntry, ...]:
    """The entries of the log at this path of docs/, in the order of the page."""
    pages = {page.path: page for page in edition.pages}
    claims = {claim.id: claim for claim in edition.claims}
    return tuple(_entries(pages[path], pages, claims)) if path in pages else ()


@lru_cache(maxsize=2)
def mentions(edition: Edition) -> Mapping[str, tuple[Mention, ...]]:
    """The lines of both logs that name each claim by its id, the newest first."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for path in (CHANGES, CORRECTIONS):
        for entry in entries(edition, path):
            for line in entry.lines:
                for claim in dict.fromkeys(text.value for text in line.claims):
                    found[claim].append(Mention(entry, line))
    return {claim: tuple(sorted(all_of, key=lambda m: m.entry.date, reverse=True)) for claim, all_of in found.items()}


def newest(edition: Edition) -> str:
    """The day of the newest entry of either log."""
    return max((entry.date for path in (CHANGES, CORRECTIONS) for entry in entries(edition, path)), default="")


def _entries(page: Page, pages: Mapping[str, Page], claims: Mapping[str, Claim]) -> Iterator[LogEntry]:
    lines = list(zip(page.places.numbers, page.body.split("\n"), strict=True))
    for index, heading in enumerate(page.headings):
        match = ANCHOR.fullmatch(heading.anchor)
        if not match:
            continue
        later = (h.span.line for h in page.headings[index + 1 :] if h.level <= heading.level)
        first, end = heading.span.line, next(later, lines[-1][0] + 1)
        inside = [(number, text) for number, text in lines if first < number < end]
        text = "\n".join(text for _, text in inside).strip()
        parts = tuple(_line(part, page, pages, claims) for part in _parts(inside))
        yield LogEntry(page, heading.anchor, match["date"], heading.text, text, parts)


def _parts(lines: list[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """The paragraphs and items of an entry, each as its numbered lines; headings stand for themselves."""
    part: list[tuple[int, str]] = []
    for number, text in lines:
        if part and (not text.strip() or _ITEM.match(text) or text.startswith("#")):
            yield part
            part = []
        if text.strip() and not text.startswith("#"):
            part.append((number, text))
    if part:
        yield part


def _line(part: list[tuple[int, str]], page: Page, pages: Mapping[str, Page], claims: Mapping[str, Claim]) -> Line:
    numbers = {number for number, _ in part}
    links = [link for link in page.links if link.span.line in numbers]
    named = [*_written(part, page), *_linked(links)]
    touched = {there for link in links if (there := address(link.target, page, pages))}
    touched |= {f"/{pages[claims[n.value].page].url}#{claims[n.value].anchor}" for n in named if n.value in claims}
    text = _ITEM.sub("", "\n".join(text for _, text in part), count=1)
    first, words = part[0]
    span = Span(page.source, first, len(words) - len(words.lstrip()) + 1, len(words.strip()))
    return Line(text, span, tuple(named), frozenset(touched))


def _written(part: list[tuple[int, str]], page: Page) -> Iterator[Text]:
    for number, text in part:
        for match in NAMED.finditer(text):
            yield Text(match[0], Span(page.source, number, match.start() + 1, len(match[0])))


def _linked(links: list[Link]) -> Iterator[Text]:
    """The claims whose anchors are linked to: `p3-2` is P3.2."""
    for link in links:
        claim = link.target.partition("#")[2].upper().replace("-", ".")
        if ":" not in link.target and CLAIM_ID.fullmatch(claim):
            yield Text(claim, link.span)


def address(target: str, page: Page, pages: Mapping[str, Page]) -> str:
    """The address that a relative link to a source file means, or nothing where it leads elsewhere."""
    path, _, fragment = target.partition("#")
    file = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) if path else page.path
    if file not in pages:
        return ""
    return f"/{pages[file].url}" + (f"#{fragment}" if fragment else "")

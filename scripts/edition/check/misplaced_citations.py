"""Citations that stand where none is made into a note."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..content import citation
from ..content.model import Edition, Page
from ..content.places import Span
from .values import values

_BLOCK = re.compile(r" {0,3}/{3,}.*")


def misplaced_citations(edition: Edition) -> Iterator[tuple[Span, str]]:
    """The place of each, and what it stands in."""
    keys = {source.key for source in edition.sources}
    for page in edition.pages:
        yield from _in_headings(page)
        yield from _in_links(page, edition.texts.get(page.source, "").split("\n"), keys)
    for value in values(edition):
        yield from _in(value.text, value.span, value.where)
    for path, text in edition.texts.items():
        if path.endswith(".md"):
            for number, line in enumerate(text.split("\n"), 1) if "[" in text else ():
                if _BLOCK.match(line):
                    yield from _in(line, Span(path, number, 1, len(line)), "a block's first line")


def _in(text: str, span: Span, where: str) -> Iterator[tuple[Span, str]]:
    for match in citation.BRACKET.finditer(text) if "@" in text else ():
        if citation.is_citation(match["inside"]):
            yield span.within(match.start("inside"), len(match["inside"])), where


def _in_headings(page: Page) -> Iterator[tuple[Span, str]]:
    lines = {heading.span.line for heading in page.headings}
    return ((found.span, "a heading") for found in page.citations if found.span.line in lines)


def _in_links(page: Page, lines: list[str], keys: set[str]) -> Iterator[tuple[Span, str]]:
    """Citations in the words of a link or an image, with brackets of their own or without."""
    for link in page.links:
        if "@" not in link.text:
            continue
        line, words = lines[link.span.line - 1], link.text.split("\n")[-1]
        start = line.rfind(words + "](", 0, link.span.column)
        for match in re.finditer(r"@([\w][\w:.#$%&+?<>~/-]*[\w])", words) if start >= 0 else ():
            if match[1] in keys:
                where = "an image's description" if link.image else "a link's words"
                yield Span(page.source, link.span.line, start + match.start() + 1, len(match[0])), where

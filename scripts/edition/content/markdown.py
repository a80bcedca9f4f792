"""Markdown read for what the rules need: headings, links, citations, blocks and anchors, each with its place.

This is no renderer. It leaves code, comments and block options alone, and it agrees with the renderer about
the rest, which tests/test_markdown.py holds it to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from . import citation, lines
from .lines import BLOCKS as BLOCKS
from .lines import Block
from .model import Citation, Heading, Link
from .places import Places, Problem

_CODE_SPAN = re.compile(
    r"(?<![\\`])(?P<escaped>(?:\\\\)*)(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)", re.DOTALL
)
_COMMENT = re.compile(r"<!--(?:(?!<!--|-->).)*-->", re.DOTALL)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!/|])")
_LINK = re.compile(
    r"(?P<bang>!?)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"\(\s*<?(?P<target>[^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?(?:\s+(?:\"[^\"]*\"|'[^']*'|[\"'“][^)]*))?\s*\)"
)
_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<label>[^\[\]^]+)\]:[ \t]*<?(?P<target>\S+?)>?(?:[ \t]+[\"'(].*)?[ \t]*$", re.MULTILINE
)
_NO_WORDS = re.compile(r"\{[^{}\n]*\}|<[^<>]*>|https?://[^\s<>]*[^\s<>.,;:]")
_ANCHOR = re.compile(
    r"\{:?[^{}\n]*?#(?P<attribute>[^\s}]+)[^{}\n]*\}|<[A-Za-z][^<>]*?\b(?:id|name)=[\"']?(?P<html>[^\s\"'>]+)"
)


@dataclass(frozen=True, slots=True)
class Scan:
    """What stands in a body. Each citation comes with its offset in it.

    `prose` is the body with everything but its running text blanked out; every offset stays what it was.
    """

    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    citations: tuple[tuple[int, Citation], ...] = ()
    blocks: tuple[Block, ...] = ()
    anchors: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    prose: str = ""


def scan(body: str, path: str, first_line: int = 1) -> Scan:
    """What stands in a body of Markdown that begins at `first_line` of the file at `path`."""
    return scan_at(body, Places.of(body, path, first_line))


def scan_at(body: str, places: Places) -> Scan:
    """What stands in a body of Markdown whose lines have these places."""
    read = lines.read(body, places)
    problems = list(read.problems)
    links: list[Link] = []
    citations: list[tuple[int, Citation]] = []
    anchors = {heading.anchor for heading in read.headings if heading.anchor}
    for start, end in pairwise((*read.pieces, len(read.text))):
        text = _without_code_and_comments(read.text[start:end])
        bare = _ESCAPE.sub("\0\0", text) if "\\" in text else text
        if "](" in bare:
            links.extend(_links(bare, start, places))
        if "]:" in bare:
            links.extend(_definitions(bare, start, places))
        if "{" in bare or "<" in bare:
            anchors.update(match["attribute"] or match["html"] for match in _ANCHOR.finditer(bare))
        for match in citation.BRACKET.finditer(_without_definitions(bare)) if "@" in bare else ():
            at, inside = start + match.start("inside"), text[match.start("inside") : match.end("inside")]
            if citation.is_citation(match["inside"]):
                parsed = citation.parse(inside, lambda offset, length, at=at: places.span(at + offset, length))  # type: ignore[misc]
                problems.extend(Problem("citation", fault) for fault in parsed.faults)
                citations.append((start + match.start(), parsed.citation))
    return Scan(
        read.headings,
        tuple(links),
        tuple(citations),
        read.blocks,
        frozenset(anchors),
        tuple(problems),
        _prose(read.text),
    )


def _prose(text: str) -> str:
    text = _without_code_and_comments(text)
    text = citation.BRACKET.sub(lambda m: _blank(m) if citation.is_citation(m["inside"]) else m[0], text)
    text = _LINK.sub(_only_its_words, _without_definitions(text))
    return _NO_WORDS.sub(_blank, text)


def _without_code_and_comments(text: str) -> str:
    """A text with these blanked out. What is rare is looked for only where its first sign stands in the text."""
    if "`" in text:
        text = _CODE_SPAN.sub(_without_code, text)
    return _COMMENT.sub(_blank, text) if "<!--" in text else text


def _without_definitions(text: str) -> str:
    return _DEFINITION.sub(_blank, text) if "]:" in text else text


def count_words(text: str) -> int:
    """The words of a text as a reader counts them: without citations, `US$400` being one."""
    return sum(1 for word in plain(text).split() if re.search(r"\w", word))


def _only_its_words(match: re.Match[str]) -> str:
    before = match.start("text") - match.start()
    return " " * before + match["text"] + re.sub(r"[^\n]", " ", match[0][before + len(match["text"]) :])


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Markdown as plain words: no citations, no link targets, no emphasis, one space between words."""
    text = citation.BRACKET.sub(lambda m: "" if citation.is_citation(m["inside"]) else m[0], text)
    text = _LINK.sub(lambda m: "" if m["bang"] else m["text"], text)
    text = re.sub(r"(?<![\w\\])[*_`]+|(?<!\\)[*_`]+(?!\w)", "", text)
    text = _ESCAPE.sub(r"\1", text)
    text = re.sub(r"\s+([.,;:!?])", r"\1", text)
    return re.sub(r"\s+", " ", text).strip()


def _links(text: str, start: int, places: Places) -> Iterator[Link]:
    """The links and images of a text, those inside the words of a link too."""
    for match in _LINK.finditer(text):
        span = places.span(start + match.start("target"), len(match["target"]))
        yield Link(match["text"], match["target"], span, bool(match["bang"]))
        yield from _links(match["text"], start + match.start("text"), places)


def _definitions(text: str, start: int, places: Places) -> Iterator[Link]:
    for match in _DEFINITION.finditer(text):
        yield Link(match["label"], match["target"], places.span(start + match.start("target"), len(match["target"])))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _without_code(match: re.Match[str]) -> str:
    return match["escaped"] + re.sub(r"[^\n]", " ", match[0][len(match["escaped"]) :])

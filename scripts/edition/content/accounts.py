"""Accounts: the connected prose of a page. A line is a sentence, and ends with the claims that it rests on: `[P3.8, P3.10]`.

An empty line parts paragraphs. A page may have several blocks `/// account`; together they are its account.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import lines
from .model import Page, Paragraph, Sentence
from .places import Places, Text

BLOCK = "account"
MARK = re.compile(r"(?P<blank>[ \t]*)\[(?P<claims>[^\[\]\n@]*)\][ \t]*$", re.MULTILINE)
"""The bracket that ends a line of an account."""


def paragraphs(read: lines.Lines, places: Places) -> tuple[Paragraph, ...]:
    """The paragraphs of all accounts of a page, numbered over the page."""
    found = [
        [_sentence(match, start, places) for match in re.finditer(r"[^\n]+", text)]
        for start, text in _texts(read)
        if text.strip()
    ]
    return tuple(Paragraph(number, tuple(sentences)) for number, sentences in enumerate(found, 1))


def _texts(read: lines.Lines) -> Iterator[tuple[int, str]]:
    """The text of each paragraph, and where it begins. Blocks inside an account are no part of it."""
    for block in read.blocks:
        if block.name == BLOCK:
            text = list(read.text[block.start : block.end])
            for inner in read.blocks:
                if block.start < inner.start <= inner.end <= block.end:
                    text[inner.start - block.start : inner.end - block.start] = " " * (inner.end - inner.start)
            for match in re.finditer(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+", "".join(text)):
                yield block.start + match.start(), match[0]


def _sentence(line: re.Match[str], start: int, places: Places) -> Sentence:
    """A line's sentence and the claims of its mark, each with its place."""
    mark = MARK.search(line[0])
    words = line[0][: mark.start()] if mark else line[0].rstrip()
    at = start + line.start() + len(words) - len(words.lstrip())
    claims: tuple[Text, ...] = ()
    if mark:
        named = mark["claims"]
        claims = Text(named, places.span(start + line.start() + mark.start("claims"), len(named))).split()
    return Sentence(words.strip(), claims, places.span(at, len(words.strip())))


def without_marks(read: lines.Lines) -> str:
    """The running text with the marks of its accounts blank, so that they are taken for no links and no words."""
    text, at, parts = read.text, 0, []
    for block in read.blocks:
        if block.name == BLOCK and block.start >= at:
            parts += [text[at : block.start], MARK.sub(lines.blank, text[block.start : block.end])]
            at = block.end
    return "".join([*parts, text[at:]])


def sentences(page: Page) -> Iterator[Sentence]:
    """The sentences of a page's account, in order."""
    for paragraph in page.account:
        yield from paragraph.sentences


def owner(page: Page) -> str:
    """What an account is of: the unit of its page, or the group whose members are the page's sections."""
    return page.id or page.kind

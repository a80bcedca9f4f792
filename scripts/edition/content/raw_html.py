"""HTML in a page that the renderer takes as it stands (https://python-markdown.github.io/): nothing in it is Markdown.

An element of block level at the beginning of a line is passed on up to its end tag, or to the end of the page where it
has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import citation
from .hypertext import REFUSED
from .places import Fault, Places, Problem

BLOCK_LEVEL = frozenset(
    "address article aside blockquote body canvas center colgroup dd details div dl dt fieldset figcaption figure footer"
    " form group h1 h2 h3 h4 h5 h6 header hgroup hr html iframe legend li main map math menu nav noscript object ol"
    " option output p pre progress script section style summary table tbody td textarea tfoot th thead tr ul"
    " video".split()
)
"""Elements that the renderer passes on; a test holds them to its own."""

_VERBATIM = frozenset(("pre", "textarea"))
"""Elements that show what they hold."""

_OPENED = re.compile(
    rf"^ {{0,3}}<(?P<tag>{'|'.join(sorted(BLOCK_LEVEL))})(?=[\s/>])[^<>]*(?<!/)>", re.MULTILINE | re.IGNORECASE
)
_COMMENT = re.compile(r"<!--(?!-?>)(?P<inside>(?:(?!<!--).)*?)(?P<end>--!?>|\Z|(?=<!--))", re.DOTALL)
_IGNORE = re.compile(r"[ \t]*ignore\b")
_MARKDOWN = re.compile(
    r"^ {0,3}(?:/{3,}[ \t]*\w[^\n]*|#{1,6} \S[^\n]*)|!?\[[^\[\]\n]{0,300}\](?P<link>\()?|<https?:|(?<!\*)\*\*\w",
    re.MULTILINE,
)
_CODE = re.compile(r"(?<![\\`])(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)")
_SHOWN = re.compile(r"(?<=>)[^<>]*(?=</(?:code|samp|kbd)>)", re.IGNORECASE)
"""Code, as Markdown writes it and as HTML does."""


def problems(text: str, places: Places) -> Iterator[Problem]:
    """What of a body's HTML would be printed as it stands, or swallow what follows. Fences and comments are blank."""
    for code in (_CODE, _SHOWN):
        text = code.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    yield from _comments(text, places)
    yield from _elements(text, places)


def _comments(text: str, places: Places) -> Iterator[Problem]:
    """Comments that are opened and never closed: they are printed, or hide what follows."""
    for comment in _COMMENT.finditer(text) if "<!--" in text else ():
        if not comment["end"] and not _IGNORE.match(comment["inside"]):
            fault = Fault(places.span(comment.start(), 4), "a comment is never closed", "end it with '-->'")
            yield Problem("unclosed", fault)


def _elements(text: str, places: Places) -> Iterator[Problem]:
    at = 0
    while opened := _OPENED.search(text, at):
        tag = opened["tag"].lower()
        at = opened.end()
        if tag == "hr" or tag in REFUSED:
            continue
        end = _end(text, tag, at)
        span = places.span(text.index("<", opened.start()), len(tag) + 1)
        if end is None:
            fault = Fault(span, f"<{tag}> is never closed, and takes the rest of the page", f"close it with '</{tag}>'")
            yield Problem("unclosed", fault)
            return
        mark = _mark(text, at, end) if tag not in _VERBATIM else None
        if mark:
            lead = len(mark[0]) - len(mark[0].lstrip())
            shown = mark[0].strip()
            said = f"'{shown}' inside <{tag}> is no Markdown, and is printed as it stands"
            fault = Fault(
                places.span(mark.start() + lead, len(shown)), said, f"set it apart from <{tag}>, or write HTML"
            )
            yield Problem("markdown-in-html", fault)
        at = end


def _mark(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first piece of Markdown there: a bracket is one where it is a link or a citation."""
    found = _MARKDOWN.finditer(text, start, end)
    return next((m for m in found if m["link"] or not m[0].startswith("[") or citation.is_citation(m[0][1:-1])), None)


def _end(text: str, tag: str, at: int) -> int | None:
    """Where the element ends that is opened before a place."""
    depth = 1
    for found in re.compile(rf"<(?P<close>/?){tag}(?=[\s/>])", re.IGNORECASE).finditer(text, at):
        depth += -1 if found["close"] else 1
        if depth == 0:
            return found.end()
    return None

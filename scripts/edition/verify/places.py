"""Where in its file a part of a page is written."""

from __future__ import annotations

from typing import NamedTuple

from selectolax.lexbor import LexborNode

from ..content.places import Span
from . import html, xml
from .document import is_xml
from .offsets import Offsets
from .references import TEXT


class Where(NamedTuple):
    """A part of a file: an element by its number among those that a selector names, or the file itself.

    With an attribute its value, or the element's text; with a value this stretch of it, from a character on. `unlike` is
    the number of another element, and may be the same one: a parser makes copies of what is not closed in order.
    """

    path: str
    selector: str = ""
    number: int = 0
    attribute: str = ""
    value: str = ""
    at: int = 0
    unlike: int = -1


class Places:
    """The places in one file."""

    def __init__(self, path: str, raw: bytes) -> None:
        self._raw, self._offsets = raw, Offsets(path, raw)
        source = xml.read(raw, html.MARK).html if is_xml(path) else html.marked(raw)
        self._tree = html.parse(source)
        self._nodes: dict[str, list[LexborNode]] = {}

    def span(self, where: Where) -> Span | None:
        """Where it is; None for what is only a copy of another element."""
        if not where.selector:
            return self._within(where, 0, len(self._raw))
        start = self._start(where.selector, where.number)
        if where.unlike >= 0 and start == self._start(where.selector, where.unlike):
            return None
        name = html.name_end(self._raw, start)
        if not where.attribute:
            return self._offsets.span(start, name)
        if where.attribute == TEXT:
            return self._within(where, html.text_in(self._raw, start), len(self._raw))
        ending = "href" if where.attribute == "xlink:href" else where.attribute.lower()  # its prefix may be another
        found = (
            (first, end) for key, first, end in html.values_in(self._raw, start) if f":{key}".endswith(f":{ending}")
        )
        first, end = next(found, (start, name))
        return self._within(where, first, end) if where.value else self._offsets.span(first, end)

    def _start(self, selector: str, number: int) -> int:
        if selector not in self._nodes:
            self._nodes[selector] = [node for node, _ in html.nodes(self._tree, selector)]
        nodes = self._nodes[selector]
        return int((nodes[number].attributes.get(html.MARK) if number < len(nodes) else None) or 0)

    def _within(self, where: Where, start: int, end: int) -> Span:
        """A stretch by its first character; the two of a line's end count as one. All of an attribute that says it in
        other letters."""
        text = self._raw[start:end].decode("utf-8", "replace")
        at, written = start + len(_first(text, where.at).encode()), where.value.encode()
        if self._raw.startswith(written, at) and at + len(written) <= end:
            return self._offsets.span(at, at + len(written))
        return self._offsets.span(at, at + 1) if where.attribute == TEXT else self._offsets.span(start, end)


def _first(text: str, count: int) -> str:
    """So many of a text's first characters; the two of a line's end count as one."""
    length, pairs = count, 0
    while (found := text.count("\r\n", 0, length)) > pairs:
        length, pairs = count + found, found
    return text[:length]

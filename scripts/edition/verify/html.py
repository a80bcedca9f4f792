"""The elements of a page as a browser's parser finds them, and the places of their attributes in the file.

lexbor builds the tree, and keeps no places. Where one is asked for, each start tag is first given its own offset as an
attribute, and its element tells it. https://html.spec.whatwg.org/multipage/parsing.html
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

MARK = "data-verify-offset"
"""The attribute that tells an element's offset in the file."""

_SHADOW = 'template[shadowrootmode="open" i], template[shadowrootmode="closed" i]'
"""Also where an element takes none: browsers ask ahead for what stands in it."""

_START_TAG = re.compile(rb"<[a-zA-Z][^\t\n\f\r />]*")
_ATTRIBUTE = re.compile(
    rb"[\t\n\f\r /]*([^\t\n\f\r />][^\t\n\f\r />=]*)"  # a name may begin with anything, even an equals sign
    rb'(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)"|\'([^\']*)\'|([^\t\n\f\r >"\'][^\t\n\f\r >]*)))?'
)
_ENCODING = re.compile(
    rb"<meta[^>]+?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]+)|<\?xml[^>]+?encoding\s*=\s*[\"']([a-zA-Z0-9_:.-]+)",
    re.IGNORECASE,
)


class Element(NamedTuple):
    """An element with its attributes; one that has no value has an empty one.

    In the shadow of another element ids are none of the page's.
    """

    name: str
    attributes: dict[str, str]
    node: LexborNode
    in_shadow: bool = False

    @property
    def text(self) -> str:
        return self.node.text()

    @property
    def is_svg(self) -> bool:
        """Whether it belongs to a drawing, and not to HTML within one."""
        node: LexborNode | None = self.node
        while node is not None and node.tag != "svg":
            node = None if node.tag == "foreignObject" and node is not self.node else node.parent
        return node is not None


def to_utf8(raw: bytes) -> bytes:
    """A file's bytes in UTF-8, whatever encoding its byte-order mark, its meta element or its XML declaration names."""
    if raw.isascii():
        return raw
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace").encode()
    named = None if raw.startswith(codecs.BOM_UTF8) else _ENCODING.search(raw, 0, 1024)
    try:
        name = codecs.lookup((named[1] or named[2]).decode()).name if named else "utf-8"
        return raw if name in ("utf-8", "utf-16") else raw.decode(name, "replace").encode()
    except (LookupError, ValueError):
        return raw


class Tree(NamedTuple):
    """A parsed page, and its templates that are to be the shadow of the element around them."""

    parsed: LexborHTMLParser
    templates: list[LexborNode]


def parse(html: bytes | str) -> Tree:
    parsed = LexborHTMLParser(html)
    return Tree(parsed, parsed.css(_SHADOW))


def nodes(tree: Tree, selector: str) -> list[tuple[LexborNode, bool]]:
    """The elements that a selector names, and whether they stand in a shadow; those that do come last."""
    found = [(node, False) for node in tree.parsed.css(selector)]
    waiting = list(tree.templates)
    for template in waiting:  # it grows by those that stand in a shadow themselves
        for content in template.template_fragments():
            found += ((node, True) for node in content.css(selector))
            waiting += content.css(_SHADOW)
    return found


def elements(tree: Tree, selector: str = "*") -> list[Element]:
    return [element_of(node, in_shadow) for node, in_shadow in nodes(tree, selector)]


def element_of(node: LexborNode, in_shadow: bool = False) -> Element:
    return Element(node.tag or "", {name: value or "" for name, value in node.attributes.items()}, node, in_shadow)


def marked(html: bytes) -> bytes:
    """A page in which each start tag tells its offset in an attribute."""
    return _START_TAG.sub(lambda match: b"%b %b=%d " % (match[0], MARK.encode(), match.start()), html)


def name_end(raw: bytes, at: int) -> int:
    """Where the name ends of the start tag at an offset."""
    name = _START_TAG.match(raw, at)
    return name.end() if name else at


def values_in(raw: bytes, at: int) -> Iterator[tuple[str, int, int]]:
    """The attributes of the start tag at an offset: name, and where the value begins and ends."""
    at = name_end(raw, at)
    while match := _ATTRIBUTE.match(raw, at):
        at = match.end()
        group = next((number for number in (2, 3, 4) if match[number] is not None), 0)
        start, end = match.span(group) if group else (at, at)
        yield match[1].decode("utf-8", "replace").lower(), start, end


def text_in(raw: bytes, at: int) -> int:
    """Where the text of the element begins whose start tag is at an offset."""
    at = name_end(raw, at)
    while match := _ATTRIBUTE.match(raw, at):
        at = match.end()
    return raw.find(b">", at) + 1 or len(raw)

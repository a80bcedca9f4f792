"""The start tags of an HTML file as a browser's tokenizer finds them, each at its place.

One compiled expression follows the tokenizer of the standard over bytes: comments, the texts of scripts, styles and
titles, quoted and unquoted attributes, tags that never end. It is faster than building a tree, and it gives the place
of every attribute. https://html.spec.whatwg.org/multipage/parsing.html#tokenization
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import NamedTuple

_ATTRIBUTES = (
    rb"(?:[\t\n\f\r /]*[^\t\n\f\r />][^\t\n\f\r />=]*"  # a name may begin with anything, even an equals sign
    rb'(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"[^"]*(?:"|\Z)|\'[^\']*(?:\'|\Z)|[^\t\n\f\r >"\'][^\t\n\f\r >]*|(?=>)|\Z))?'
    rb")*[\t\n\f\r /]*(?:>|\Z)"
)
_NAME_ENDS = rb"(?=[\t\n\f\r />])"


def _any_case(names: str) -> bytes:
    """`(?:[tT][tT]|[bB])` for `tt b`: an expression that ignores case as a whole is several times slower."""
    return b"(?:%b)" % "|".join("".join(f"[{c}{c.upper()}]" for c in name) for name in names.split()).encode()


def _with_text(name: str) -> bytes:
    """An element whose text holds no tags, together with that text: up to its end tag, or to the end of the file."""
    spelled = _any_case(name) + _NAME_ENDS
    return spelled + _ATTRIBUTES + rb"[^<]*(?:<(?!/%b)[^<]*)*" % spelled


_SCRIPT = _any_case("script") + _NAME_ENDS
# Between "<!--" and "-->" a script's text may hold "<script" and its "</script>".
_SCRIPT_TEXT = (
    rb"(?:[^<]+|<!--(?:-*>|(?:[^<-]+|<%(s)b(?:[^<-]+|(?!-->|</%(s)b).)*(?:</%(s)b|(?=-->)|\Z)|(?!-->|</%(s)b).)*"
    rb"(?:-->|(?=</)|\Z))|<(?!/%(s)b|!--))*"
) % {b"s": _SCRIPT}
_TEXT_ONLY = "style title textarea xmp iframe noembed noframes"
_RAW = b"|".join(
    [
        _SCRIPT + _ATTRIBUTES + _SCRIPT_TEXT,
        *map(_with_text, _TEXT_ONLY.split()),
        _any_case("plaintext") + _NAME_ENDS + _ATTRIBUTES + rb".*",
    ]
)
_TAG = rb"[a-zA-Z][^\t\n\f\r />]*" + _ATTRIBUTES
_COMMENT = rb"!--(?:-?>|.*?(?:--!?>|\Z))|[!?][^>]*(?:>|\Z)|/[^a-zA-Z>][^>]*(?:>|\Z)"

# A plain end tag is skipped without being matched: nothing in it could be taken for another tag.
_TOKEN = re.compile(b"<(?:%b|%b|/(?=[^>=<]*[=<])%b|%b)" % (_RAW, _TAG, _TAG, _COMMENT), re.DOTALL)
_TOKEN_OR_END = re.compile(b"<(?:%b|%b|/%b|%b)" % (_RAW, _TAG, _TAG, _COMMENT), re.DOTALL)
_FOREIGN_TOKEN = re.compile(rb"<(?:!\[CDATA\[.*?(?:\]\]>|\Z)|%b|/%b|%b)" % (_TAG, _TAG, _COMMENT), re.DOTALL)

# What the tree decides and the tokenizer alone cannot know: an inert template, and markup inside SVG or MathML.
TREES = ("template", "svg", "math")
_FOREIGN = _any_case("svg math")
_NEEDS_TREE = re.compile(
    rb"<(?:%(template)b[\t\n\f\r />]|%(foreign)b[\t\n\f\r />][^<]*(?:<(?!/%(foreign)b|%(held)b|!)[^<]*)*<(?=%(held)b|!))"
    % {
        b"template": _any_case("template"),
        b"foreign": _FOREIGN,
        b"held": _any_case("svg math script plaintext foreignobject " + _TEXT_ONLY),
    }
)
_BREAKS_OUT = frozenset(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta"
    " nobr ol p pre ruby s small span strong strike sub sup table tt u ul var".split()
)
_HTML_INSIDE = frozenset("foreignobject desc title mi mo mn ms mtext annotation-xml".split())

_ATTRIBUTE = re.compile(
    rb"[\t\n\f\r /]*([^\t\n\f\r />][^\t\n\f\r />=]*)"
    rb'(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)("|\Z)|\'([^\']*)(\'|\Z)|([^\t\n\f\r >"\'][^\t\n\f\r >]*)|(?=>)|\Z))?'
)
_NAME = re.compile(rb"<([a-zA-Z][^\t\n\f\r />]*)")
_REFERENCE = re.compile(r"&(#[xX]?[0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]*;?)(=?)")
_CHARSET = re.compile(rb"<meta[^>]+?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]+)", re.IGNORECASE)


class Attribute(NamedTuple):
    """A value with its character references resolved, and the stretch of the tag's bytes in which it is written."""

    value: str
    start: int
    end: int


class Tag(NamedTuple):
    """A start tag; an attribute given twice counts once. `text` is where a script's or style's own text begins."""

    element: str
    attributes: dict[str, Attribute]
    text: int


def to_utf8(raw: bytes) -> bytes:
    """A file's bytes in UTF-8, whatever encoding its byte-order mark or its meta element names."""
    if raw.isascii():
        return raw
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace").encode()
    named = None if raw.startswith(codecs.BOM_UTF8) else _CHARSET.search(raw, 0, 1024)
    try:
        name = codecs.lookup(named[1].decode()).name if named else "utf-8"
        return raw if name in ("utf-8", "utf-16") else raw.decode(name, "replace").encode()
    except (LookupError, ValueError):
        return raw


def tags(html: bytes) -> list[bytes]:
    """Every start tag in order, as it is written; one whose text holds no tags comes with that text."""
    if _NEEDS_TREE.search(html):
        return [tag for _, tag in _in_tree(html)]
    return tags_without_tree(html)


def tags_without_tree(html: bytes) -> list[bytes]:
    """The same for a file in which no tag opens an element of `TREES`: most have none, and need not be asked."""
    return _TOKEN.findall(html)


def located(html: bytes) -> list[tuple[int, bytes]]:
    """The same, each with its offset."""
    if _NEEDS_TREE.search(html):
        return list(_in_tree(html))
    return [(match.start(), match[0]) for match in _TOKEN.finditer(html)]


def _in_tree(html: bytes) -> Iterator[tuple[int, bytes]]:
    """As much of the tree as decides where text holds no tags and which tags are inert."""
    open_elements: list[str] = []  # templates, SVG and MathML, and the parts of these that hold HTML
    held = Counter[str]()  # how many of each are open
    at = 0
    while True:
        foreign = bool(open_elements) and open_elements[-1] in ("svg", "math")
        match = (_FOREIGN_TOKEN if foreign else _TOKEN_OR_END).search(html, at)
        if match is None:
            return
        at = match.end()
        token = match[0]
        name = (_NAME.match(token) or _NAME.match(b"<" + token[2:])) if token[1:2] not in b"!?" else None
        if name is None:
            continue
        element = name[1].decode("ascii", "replace").lower()
        if token[1:2] == b"/":
            while held[element]:
                closed = open_elements.pop()
                held[closed] -= 1
                if closed == element:
                    break
            continue
        if foreign and element in _BREAKS_OUT:
            while open_elements and open_elements[-1] in ("svg", "math"):
                held[open_elements.pop()] -= 1
            foreign = False
        if not held["template"]:
            yield match.start(), token
        inner = _HTML_INSIDE if foreign else frozenset(("template",))
        empty = element != "template" and token.endswith(b"/>")
        if (element in ("svg", "math") or element in inner) and not empty:
            open_elements.append(element)
            held[element] += 1


def parse(token: bytes) -> Tag | None:
    """What a start tag says; None for anything else, and for a tag that the file ends in."""
    name = _NAME.match(token)
    if name is None:
        return None
    found: dict[str, Attribute] = {}
    at = name.end()
    while (match := _ATTRIBUTE.match(token, at)) is not None:
        at = match.end()
        key, quoted, mark, single, single_mark, bare = match.groups()
        if mark == b"" or single_mark == b"":
            return None
        group = 2 if quoted is not None else 4 if single is not None else 6 if bare is not None else 0
        start, end = match.span(group) if group else (match.end(1), match.end(1))
        found.setdefault(_text(key).lower(), Attribute(decode(token[start:end]), start, end))
    close = token.find(b">", at)
    return Tag(_text(name[1]).lower(), found, close + 1) if close >= 0 else None


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace").replace("\0", "\ufffd")


def decode(raw: bytes) -> str:
    """An attribute's value: line ends made one, and character references resolved as in an attribute."""
    value = _text(raw).replace("\r\n", "\n").replace("\r", "\n")
    return _REFERENCE.sub(_character, value) if "&" in value else value


def _character(match: re.Match[str]) -> str:
    """`&copy=` stays in an attribute, for it is most likely a query's; `&copy;` and a last `&copy` are resolved."""
    name, equals = match.groups()
    if name.startswith("#"):
        return unescape(f"&{name}") + equals
    known = html5.get(name) if name.endswith(";") or not equals else None
    return match[0] if known is None else known + equals

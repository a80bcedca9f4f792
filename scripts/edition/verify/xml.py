"""XHTML, SVG and sitemaps, read as XML. What a browser builds of them is written as HTML, so that one parser reads all."""

from __future__ import annotations

import re
from html import escape
from html.entities import html5
from typing import NamedTuple
from xml.parsers import expat

_HTML_SPACE, _SVG_SPACE, _XLINK = (
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
)
_XML = "http://www.w3.org/XML/1998/namespace"
_KNOWN_SPACES = ("", _HTML_SPACE, _SVG_SPACE, "http://www.w3.org/1998/Math/MathML")
_STYLESHEET = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_NAMED_CHARACTER = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)[a-zA-Z]")
_BUILT_IN = frozenset("amp; lt; gt; quot; apos;".split())


class Malformed(NamedTuple):
    """Where a document ceases to be well-formed: in characters, a line's end being one, and in bytes; and why."""

    at: int
    offset: int
    reason: str


class Document(NamedTuple):
    """A document as HTML, and what is wrong with its XML."""

    html: str
    malformed: Malformed | None


def read(raw: bytes, mark: str) -> Document:
    """Read XML in UTF-8. `mark` names the attribute that tells each element's offset in `raw`."""
    parser, found, opened = _parser(raw), list[str](), list[tuple[str, str]]()

    def start(name: str, attributes: dict[str, str]) -> None:
        space, local = _split(name)
        opened.append((space, local if space in _KNOWN_SPACES else f"x-{local}"))
        pairs = {_attribute(name): value for name, value in attributes.items()}
        said = "".join(f' {name}="{escape(value)}"' for name, value in pairs.items() if name)
        found.append(f'<{opened[-1][1]} {mark}="{parser.CurrentByteIndex}"{said}>')

    def end(_: str) -> None:
        _, element = opened.pop()
        if element != "br":  # HTML takes its end tag for another one
            found.append(f"</{element}>")

    def text(data: str) -> None:
        space, element = opened[-1]
        found.append(data if element in ("script", "style") and space != _SVG_SPACE else escape(data, quote=False))

    def instruction(target: str, data: str) -> None:
        match = _STYLESHEET.search(data) if target == "xml-stylesheet" else None
        if match:
            found.append(f'<link {mark}="{parser.CurrentByteIndex}" rel="stylesheet" href="{match[1] or match[2]}">')

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.ProcessingInstructionHandler = text, instruction
    malformed = _run(parser, raw)
    return Document("".join(found), malformed)


class Element(NamedTuple):
    """An element by its local name, with the text up to the next one.

    Its attributes are those of no namespace, `xml:lang` and `xlink:href`; `at` is its place in bytes.
    """

    name: str
    attributes: dict[str, str]
    at: int
    text: list[str]


def elements(raw: bytes) -> tuple[list[Element], Malformed | None]:
    """Every element in its order; and what is wrong with the XML."""
    parser, found = _parser(raw), list[Element]()

    def start(name: str, attributes: dict[str, str]) -> None:
        said = {known: value for name, value in attributes.items() if (known := _known(name))}
        found.append(Element(_split(name)[1], said, parser.CurrentByteIndex, []))

    def text(data: str) -> None:
        if found:
            found[-1].text.append(data)

    parser.StartElementHandler, parser.CharacterDataHandler = start, text
    malformed = _run(parser, raw)
    return found, malformed


def texts(raw: bytes, element: str) -> tuple[list[tuple[str, int]], Malformed | None]:
    """The text of each element of a name, with the offset at which it begins; and what is wrong with the XML."""
    parser, found, inside = _parser(raw), list[tuple[str, int]](), [False]

    def start(name: str, _: object) -> None:
        inside[0] = _split(name)[1] == element
        if inside[0]:
            found.append(("", -1))

    def end(_: str) -> None:
        inside[0] = False

    def text(data: str) -> None:
        if inside[0]:
            before, at = found[-1]
            found[-1] = (before + data, parser.CurrentByteIndex if at < 0 else at)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    malformed = _run(parser, raw)
    return found[:-1] if inside[0] else found, malformed


def _parser(raw: bytes) -> expat.XMLParserType:
    """A parser that knows HTML's named characters, which the document types of XHTML declare. It fetches nothing."""
    parser = expat.ParserCreate("utf-8", " ")
    parser.ordered_attributes, parser.buffer_text = False, False
    if _NAMED_CHARACTER.search(raw):
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_ALWAYS)
        parser.UseForeignDTD(True)

        def declare(context: str | None, *_: object) -> int:
            parser.ExternalEntityParserCreate(context).Parse(_declarations(), True)
            return 1

        parser.ExternalEntityRefHandler = declare
    return parser


def _declarations() -> str:
    named = {name[:-1]: text for name, text in html5.items() if name.endswith(";") and name not in _BUILT_IN}
    return "".join(f'<!ENTITY {n} "{"".join(f"&#38;#{ord(c)};" for c in text)}">' for n, text in named.items())


def _run(parser: expat.XMLParserType, raw: bytes) -> Malformed | None:
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as error:
        offset = max(0, parser.ErrorByteIndex)
        before = raw[:offset].decode("utf-8", "replace")
        return Malformed(len(before.replace("\r\n", "\n")), offset, expat.ErrorString(error.code))
    return None


def _split(name: str) -> tuple[str, str]:
    """The namespace of a name, and its local part."""
    space, _, local = name.rpartition(" ")
    return space, local


def _known(name: str) -> str:
    """An attribute as documents write it; nothing for those of other namespaces."""
    return "xml:lang" if name == f"{_XML} lang" else _attribute(name)


def _attribute(name: str) -> str:
    """An attribute as HTML writes it; nothing for those of other namespaces."""
    space, local = _split(name)
    return local if not space else f"xlink:{local}" if space == _XLINK else ""

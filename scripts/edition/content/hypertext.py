"""The addresses in HTML, SVG, CSS and the templates that make HTML: each attribute that holds one, with its place.

What the templates compute is not known here: an address with an expression in it is left out, unless the expression
is `{{ 'path/' | url }}`, the way in which a template names a file of the site.
The work grows with the text, and no faster.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from .lines import blank

_TAG = re.compile(
    r"<(?P<name>[A-Za-z][\w:-]*)(?![\w:-])(?P<attributes>[^<>\"']*(?:(?:\"[^\"<]*\"|'[^'<]*')[^<>\"']*)*)>"
)
_ATTRIBUTE = re.compile(
    r"(?<![^\s\"'/])(?P<name>[A-Za-z@:_][\w:.-]*)\s*=\s*"
    r"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'<>=]+))"
)
_COMMENT = re.compile(r"<!--(?:(?!<!--|-->).)*-->", re.DOTALL)
_STYLE_COMMENT = re.compile(r"/\*(?:(?!/\*|\*/).)*\*/", re.DOTALL)
_STYLE = re.compile(
    r"\"[^\"\n]{0,2000}\"|'[^'\n]{0,2000}'|(?:\burl\(\s*|@import\s+)(?:\"(?P<double>[^\"\n]{0,2000})\"|'(?P<single>[^'\n]{0,2000})'|(?P<bare>[^\s\"'()]{1,2000}))",
    re.IGNORECASE,
)
_STYLE_ELEMENT = re.compile(r"<style\b[^<>]*>(?P<text>[^<]*)", re.IGNORECASE)
_CANDIDATE = re.compile(r"\s*(?P<address>\S{0,2000}[^\s,])(?:\s[^,]*)?(?:,|$)")
_REFRESH = re.compile(r"\s*[0-9.]+\s*[;,]\s*(?:url\s*=\s*)?[\"']?(?P<address>[^\"']*[^\"'\s])", re.IGNORECASE)
_END_OF_WORDS = re.compile(r"<(?=/?a\b)", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")

_IMAGES = ("img", "area")
_BARE_ALT = re.compile(r"(?:^|\s)alt(?=\s|/|$)", re.IGNORECASE)
_TABLE_PART = re.compile(r"<(?P<part>table|th|/table)(?=[\s/>])", re.IGNORECASE)

REFUSED = frozenset("script style iframe frame frameset object embed applet portal base link template".split())
"""Elements that no page holds: they run, load or restyle, and the page's policy would be made to allow it."""

_IN_DRAWINGS = REFUSED - {"style"}
_START = re.compile(r"<(?P<name>[A-Za-z][\w:-]*)(?=[\s/>]|\Z)")
_HANDLER = re.compile(r"on[a-z]{2,}|srcdoc", re.IGNORECASE)
_RUNS = re.compile(r"(?:java|vb|live)script:|data:text/html", re.IGNORECASE)
_ATTRIBUTE_LIST = re.compile(r"(?:^|[\s:])(?P<name>on[a-z]{2,}|srcdoc)[ ]*=", re.IGNORECASE)

_SPACE = " \t\n\r\f"
_PLAIN = ("href", "src", "poster", "action", "formaction", "cite", "background", "longdesc", "manifest", "xlink:href")
_LISTS = ("srcset", "imagesrcset")
_META = re.compile(r"(?:og|twitter):(?:image|url|video|audio)(?::(?:url|secure_url))?|twitter:player|msapplication-\S+")

_PATH = re.compile(r"[/.\x01]")

_LOGIC = re.compile(r"\{#(?:(?!#\}|\{#).)*#\}|\{%(?:(?!%\}|\{%).)*%\}", re.DOTALL)
_EXPRESSION = re.compile(r"\{\{(?:(?!\}\}|\{\{).)*\}\}", re.DOTALL)
_NAMED_FILE = re.compile(r"\{\{-?\s*(?P<quote>[\"'])(?P<path>[^\"'{}]*)(?P=quote)\s*\|\s*url\s*-?\}\}(?P<rest>[^{}]*)")
COMPUTED, _DECIDED = "\x01", "\x1f"
"""What stands in the place of each character of an expression, and of logic: the latter is a space to a pattern."""


class Found(NamedTuple):
    """An address: where it stands, how long it is there, and what it says once entities are read.

    `words` are those of a link's element. `named`: a template names a file of the site.
    """

    at: int
    length: int
    value: str
    element: str
    words: str = ""
    named: bool = False


def addresses(text: str) -> Iterator[Found]:
    """Every address in the tags of a text, whose comments are blank."""
    for tag in _TAG.finditer(text) if "<" in text else ():
        attributes = {m["name"].lower(): m for m in _ATTRIBUTE.finditer(text, *tag.span("attributes"))}
        name = tag["name"].lower()
        for at, value in _values(name, attributes):
            words = _words(text, tag.end(), attributes) if name == "a" else ""
            yield Found(at, len(value), html.unescape(value), name, words)
    for style in _STYLE_ELEMENT.finditer(text) if "<style" in text else ():
        yield from in_style(style["text"], style.start("text"))


def in_style(text: str, start: int = 0) -> Iterator[Found]:
    """Every address in a style sheet."""
    for match in _STYLE.finditer(_STYLE_COMMENT.sub(blank, text)):
        part = match.lastgroup
        if part is None:
            continue
        yield Found(start + match.start(part), len(match[part]), match[part], "style")


def ids(text: str) -> frozenset[str]:
    """The ids of a text's elements, and the names of its anchors."""
    return frozenset(name for _, name in located_ids(text))


def located_ids(text: str) -> Iterator[tuple[int, str]]:
    """The same, each with its place."""
    for tag in _TAG.finditer(text) if "<" in text else ():
        for match in _ATTRIBUTE.finditer(text, *tag.span("attributes")):
            if match["name"].lower() == "id" or (match["name"].lower() == "name" and tag["name"].lower() == "a"):
                at, name = _part(match)
                if name and COMPUTED not in name:
                    yield at, html.unescape(name)


def undescribed(text: str) -> Iterator[tuple[int, int]]:
    """The images of a text that have no description, not even an empty one: the place of each and its length."""
    for tag in _TAG.finditer(text) if "<" in text else ():
        if tag["name"].lower() in _IMAGES:
            names = {match["name"].lower() for match in _ATTRIBUTE.finditer(text, *tag.span("attributes"))}
            if not names & {"alt", "aria-label", "aria-labelledby"} and not _BARE_ALT.search(tag["attributes"]):
                yield tag.start(), len(tag["name"]) + 1


def active(text: str, refused: frozenset[str] = REFUSED) -> Iterator[tuple[int, str]]:
    """What would run or load in a text: the place of each element, attribute or address, and what it is."""
    for start in _START.finditer(text) if "<" in text else ():
        if start["name"].lower() in refused:
            yield start.start(), f"<{start['name'].lower()}>"
    for tag in _TAG.finditer(text) if "<" in text else ():
        for match in _ATTRIBUTE.finditer(text, *tag.span("attributes")):
            name, (at, value) = match["name"].lower(), _part(match)
            if _HANDLER.fullmatch(name):
                yield match.start("name"), f"the attribute '{name}'"
            elif name not in _PLAIN and _RUNS.match(_unseen(value)):
                yield at, f"the address '{_unseen(value).partition(':')[0]}:'"


def active_in_drawing(text: str) -> Iterator[tuple[int, str]]:
    """The same for a drawing, which may have a style sheet of its own."""
    return active(text, _IN_DRAWINGS)


def active_in_list(words: str) -> Iterator[tuple[int, str]]:
    """The same for a Markdown list of attributes, `{ #id onclick="…" }`."""
    return (
        (match.start("name"), f"the attribute '{match['name'].lower()}'") for match in _ATTRIBUTE_LIST.finditer(words)
    )


def _unseen(value: str) -> str:
    """An address as a browser reads it, which leaves out white space and control characters at its beginning."""
    return re.sub(r"[\x00-\x20]", "", html.unescape(value))


def headless_tables(text: str) -> Iterator[tuple[int, int]]:
    """The tables of a text without a heading cell, but for those that only arrange: the place of each and its length."""
    around: list[tuple[int, bool]] = []
    for part in _TABLE_PART.finditer(text) if "<" in text else ():
        name = part["part"].lower()
        if name == "table":
            around.append((part.start(), _only_arranges(text, part.start())))
        elif around and name == "th":
            around[-1] = (around[-1][0], True)
        elif around:
            yield from _headless(*around.pop())
    for at, named in around:
        yield from _headless(at, named)


def _headless(at: int, named: bool) -> Iterator[tuple[int, int]]:
    if not named:
        yield at, len("<table")


def _only_arranges(text: str, at: int) -> bool:
    tag = _TAG.match(text, at)
    attributes = _ATTRIBUTE.finditer(text, *tag.span("attributes")) if tag else ()
    roles = {_part(match)[1].strip().lower() for match in attributes if match["name"].lower() == "role"}
    return not roles.isdisjoint(("presentation", "none"))


def without_comments(text: str) -> str:
    return _COMMENT.sub(blank, text) if "<!--" in text else text


def in_template(text: str) -> tuple[str, tuple[Found, ...]]:
    """A template with its logic and comments blank and its expressions marked, and its addresses."""
    marked = _EXPRESSION.sub(_marked(COMPUTED), without_comments(_LOGIC.sub(_marked(_DECIDED), text)))
    return marked, tuple(_named_or_literal(addresses(marked), text))


def _named_or_literal(found: Iterator[Found], text: str) -> Iterator[Found]:
    for address in found:
        if COMPUTED not in address.value and _DECIDED not in address.value:
            yield address
        elif match := _NAMED_FILE.fullmatch(text, address.at, address.at + address.length):
            value = match["path"] + match["rest"]
            yield address._replace(at=match.start("path"), length=len(match["path"]), value=value, named=True)


def _marked(mark: str) -> Callable[[re.Match[str]], str]:
    return lambda match: re.sub(r"[^\n]", mark, match[0])


def _values(element: str, attributes: dict[str, re.Match[str]]) -> Iterator[tuple[int, str]]:
    """The addresses of a tag, with their places."""
    for name, match in attributes.items():
        at, value = _part(match)
        if name in _PLAIN or (name == "data" and element == "object"):
            yield at + len(value) - len(value.lstrip(_SPACE)), value.strip(_SPACE)
        elif name in _LISTS:
            yield from ((at + m.start("address"), m["address"]) for m in _CANDIDATE.finditer(value))
        elif name == "content" and element == "meta":
            yield from _in_meta(at, value, attributes)
        elif "url(" in value:
            yield from ((found.at, found.value) for found in in_style(value, at))


def _in_meta(at: int, value: str, attributes: dict[str, re.Match[str]]) -> Iterator[tuple[int, str]]:
    said = {
        name: _part(attributes[name])[1].lower() for name in ("http-equiv", "property", "name") if name in attributes
    }
    if said.get("http-equiv") == "refresh":
        if match := _REFRESH.match(value):
            yield at + match.start("address"), match["address"]
    elif _META.fullmatch(said.get("property") or said.get("name") or "") and re.search(_PATH, value):
        yield at, value


def _part(match: re.Match[str]) -> tuple[int, str]:
    part = next(name for name in ("double", "single", "bare") if match[name] is not None)
    return match.start(part), match[part]


def _words(text: str, at: int, attributes: dict[str, re.Match[str]]) -> str:
    """What a reader meets as a link's words: its text, or what is said in its place."""
    end = _END_OF_WORDS.search(text, at)
    inside = text[at : end.start() if end else len(text)][:1000]
    said = [_part(attributes[name])[1] for name in ("aria-label",) if name in attributes]
    said += [_part(m)[1] for m in _ATTRIBUTE.finditer(inside) if m["name"].lower() in ("alt", "aria-label")]
    return " ".join(html.unescape(" ".join([_ANY_TAG.sub(" ", inside), *said])).split())

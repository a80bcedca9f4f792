"""YAML read into plain nodes that remember where they stand.

Every scalar stays a string: a date is not turned into a date, nor `no` into a falsehood. Aliases are refused
(nobody here needs them, and they are how a small file becomes a large one), and so is nesting beyond reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from . import hidden
from .places import Fault, Span

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 20
_FORBIDDEN = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML does not allow anywhere. https://yaml.org/spec/1.2.2/#51-character-set"""

_SEPARATORS = re.compile("[\x85\u2028\u2029]")
"""What YAML 1.1 takes for the end of a line and no editor counts as one."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value. Its place is that of its text, inside any quotation marks."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Sequence:
    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    entries: tuple[tuple[Scalar, Node], ...]
    span: Span

    def get(self, key: str) -> Node | None:
        return next((node for name, node in self.entries if name.value == key), None)

    def place(self, key: str) -> Span:
        """Where the key stands, or the mapping where it does not."""
        return next((name.span for name, _ in self.entries if name.value == key), self.span)


Node = Scalar | Sequence | Mapping
_SHAPES: dict[type, type[Sequence] | type[Mapping]] = {
    yaml.SequenceStartEvent: Sequence,
    yaml.MappingStartEvent: Mapping,
}
_Place = Callable[..., Span]


class YamlFault(Exception):
    """The text is no YAML of the kind read here; carries the fault to report."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


@lru_cache(maxsize=8192)
def parse(text: str, path: str, first_line: int = 1) -> Node | None:
    """The document's root node, or None where it is empty. Raises YamlFault.

    `first_line` is the line of the file on which `text` begins.
    """
    text = _SEPARATORS.sub(" ", text)
    forbidden = _FORBIDDEN.search(text)
    if forbidden:
        before = re.split(r"\r\n|\r|\n", text[: forbidden.start()])
        place = Span(path, first_line + len(before) - 1, len(before[-1]) + 1)
        raise _fault(place, f"the character U+{ord(forbidden[0]):04X} cannot stand here", "remove it")
    lines = text.splitlines() or [""]

    def span(mark: Any, length: int = 1, after: int = 0) -> Span:
        row, column = mark.line, mark.column
        if row >= len(lines):
            row, column = len(lines) - 1, len(lines[-1])
        return Span(path, first_line + row, column + 1 + after, length if length > 1 else 1)

    open_nodes: list[tuple[type[Sequence] | type[Mapping], Span, list[Node]]] = []
    roots: list[Node] = []
    inner = roots
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            kind = type(event)
            if isinstance(event, yaml.ScalarEvent):
                value = Scalar(event.value, _inside(event, span))
                if escaped := hidden.find(value.value):
                    raise _fault(value.span, f"the character {escaped[1]} cannot be seen", "remove it")
                inner.append(value)
            elif kind in _SHAPES:
                if len(open_nodes) >= _DEEPEST:
                    raise _fault(span(event.start_mark), f"nested more than {_DEEPEST} deep", "flatten the data")
                inner = []
                open_nodes.append((_SHAPES[kind], span(event.start_mark), inner))
            elif kind in (yaml.SequenceEndEvent, yaml.MappingEndEvent):
                shape, start, parts = open_nodes.pop()
                inner = open_nodes[-1][2] if open_nodes else roots
                inner.append(Sequence(tuple(parts), start) if shape is Sequence else _mapping(start, parts))
            elif kind is yaml.AliasEvent:
                raise _fault(span(event.start_mark), "an alias ('*name') is not used here", "write the value out")
            elif kind is yaml.DocumentStartEvent and roots:
                raise _fault(span(event.start_mark), "a second document begins", "remove the line '---'")
    except yaml.MarkedYAMLError as error:
        raise _explain(error, lines, span) from None
    return roots[0] if roots else None


_TEXT_KEY = re.compile(r"(?:title|summary|short|text|term|use|note|statement|why):\s*$")
_COMMENT = re.compile(r"[ \t]+(?P<comment>#(?![ \t]*ignore\b).*)")


def swallowed(text: str, path: str, first_line: int = 1) -> Iterator[Fault]:
    """Words behind a value without quotation marks that YAML takes for a comment: `title: Method # How it is made`."""
    lines = text.split("\n")
    if not any(" #" in line or "\t#" in line for line in lines if not line.lstrip().startswith("#")):
        return
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.ScalarEvent) and not event.style:
            start: Any = event.start_mark
            end: Any = event.end_mark
            behind = _COMMENT.match(lines[end.line], end.column) if end.line < len(lines) else None
            if behind and _is_text(event.value, lines[start.line][: start.column]):
                said = f"'{behind['comment']}' is a comment, and no part of the value"
                hint = "put the whole value in double quotes, or the comment on a line of its own"
                place = Span(path, first_line + end.line, behind.start("comment") + 1, len(behind["comment"]))
                yield Fault(place, said, hint)


def _is_text(value: str, before: str) -> bool:
    """Whether a value is words, of which a comment may have been meant to be a part."""
    return " " in value or _TEXT_KEY.search(before) is not None


def _fault(span: Span, message: str, hint: str) -> YamlFault:
    return YamlFault(Fault(span, message, hint))


def _inside(event: Any, span: _Place) -> Span:
    """The place of a scalar's text, or of its beginning where it goes on over several lines."""
    start, end = event.start_mark, event.end_mark
    if start.line != end.line:
        return span(start)
    quotes = 1 if event.style in ("'", '"') else 0
    return span(start, end.column - start.column - 2 * quotes, quotes)


def _mapping(start: Span, parts: list[Node]) -> Mapping:
    entries: list[tuple[Scalar, Node]] = []
    seen = set()
    for key, value in zip(parts[::2], parts[1::2], strict=True):
        if not isinstance(key, Scalar):
            raise _fault(key.span, "a key must be a plain word", "for example 'title: …'")
        if key.value in seen:
            raise _fault(key.span, f"the key '{key.value}' stands twice", "keep one of the two")
        seen.add(key.value)
        entries.append((key, value))
    return Mapping(tuple(entries), start)


_KEY = re.compile(r"[ -]*[\w$-]+:(?:\s|$)")

_MISTAKES: tuple[tuple[str, bool, str, str], ...] = (
    (
        "mapping values are not",
        False,
        "a second colon on the line",
        'put the value in double quotes: title: "One: two"',
    ),
    ("could not find expected ':'", True, "a line without a colon", "each line is written 'key: value'"),
    ("unexpected end of stream", True, "a quotation mark that is never closed", "close it at the value's end"),
    ("expected ',' or", True, "a bracket that is never closed", "close it, or put the value in double quotes"),
    (
        "expected",
        False,
        "this does not go on from what stands before",
        "look at its indentation, and write “ ” inside quotation marks",
    ),
)
"""The parser's words for a mistake, whether it begins where their context does, and what to say instead."""


def _explain(error: yaml.MarkedYAMLError, lines: list[str], span: _Place) -> YamlFault:
    at: Any = error.problem_mark
    problem, rest = str(error.problem), lines[at.line][at.column :] if at.line < len(lines) else ""
    if rest.startswith("\t"):
        return _fault(span(at), "a tab is used for indentation", "indent with spaces, for example '    basis: record'")
    if rest and "cannot start any token" in problem:
        return _fault(span(at), f"'{rest[0]}' cannot begin a value", "put the value in double quotes")
    if indented := _otherwise_indented(problem, at, lines):
        return _fault(span(at, 1, indented[0] - at.column), *indented[1:])
    for words, at_context, message, hint in _MISTAKES:
        if words in problem:
            return _fault(span(error.context_mark if at_context else at), message, hint)
    return _fault(span(at), f"not YAML: {problem}", "for example 'title: Forcible repatriation'")


def _otherwise_indented(problem: str, at: Any, lines: list[str]) -> tuple[int, str, str] | None:
    """Whether a mistake is that a line begins further in or out than the one before it: where, what, and a hint."""
    line = lines[at.line] if at.line < len(lines) else ""
    above = next((text for text in reversed(lines[: at.line]) if text.strip()), "")
    begins, wanted = len(line) - len(line.lstrip(" ")), len(above) - len(above.lstrip(" -"))
    second_colon = re.search(r":\s", line[: at.column]) is not None
    if (
        begins == wanted
        or second_colon
        or not _KEY.match(line)
        or not _KEY.match(above)
        or above.rstrip().endswith(":")
    ):
        return None
    if not problem.startswith("mapping values are not") and not ("expected" in problem and at.column == begins):
        return None
    said = f"this line is set in by {begins}, and the one above by {wanted}"
    return begins, said, f"set it in by {wanted}, or as far as the line that it belongs with"

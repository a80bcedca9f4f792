"""What is particular to this edition, read from docs/data/edition.yaml."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from ..language import SOURCE
from . import yaml_nodes as y
from .model import Actor, Caption, Met, Publisher, Report, Settings, TranslatedInto
from .places import Span, Text
from .records import Reader, is_day

PATH = "docs/data/edition.yaml"
KEYS = (
    "title",
    "short_title",
    "sentence_title",
    "uuid",
    "language",
    "record_read",
    "met",
    "example",
    "report",
    "names",
    "actors",
    "captions",
    "map_names",
    "short_names",
    "translations",
    "original",
)
DAY = "first_published"
REPORT_KEYS = ("citekey", "published", "authors", "sentence_title", "publishers")
PUBLISHER_KEYS = ("name", "url")
MET_KEYS = ("what", "date")
ACTOR_KEYS = ("name", "heading", "names")
CAPTION_KEYS = ("words", "members")
TRANSLATION_KEYS = ("language", "reviewed")
"""Of a translation; and, in the composed sources of one, of the original."""
_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_ADDRESS = re.compile(r"https?://[^\s/@?#\"<>]+\.[^\s/@?#\"<>]+(?:[/?#][^\s\"<>]*)?")
_EXAMPLE = "for example 'report: {citekey: the-report-2023}'"

_Record = TypeVar("_Record")


def read(root: y.Node | None, reader: Reader) -> Settings:
    """The settings of an edition; what is wrong with them is reported, and left empty."""
    if not isinstance(root, y.Mapping):
        if not any(problem.fault.span.path == PATH for problem in reader.problems):
            said = "the file must be a mapping" if root else "the file is empty"
            reader.refuse(root.span if root else Span(PATH, 1), said, _EXAMPLE)
        return Settings()
    reader.known(root, (*KEYS, DAY))
    captions = dict(_pairs(root, "captions", reader))
    return Settings(
        title=reader.scalar(root, "title", '"The Rivers of Lornmark: An Annotated Edition"').value,
        short_title=reader.scalar(root, "short_title", "The rivers of Lornmark").value,
        sentence_title=reader.scalar(root, "sentence_title", '"The rivers of Lornmark"', required=False).value,
        uuid=_uuid(root, reader),
        language=_language(root, reader),
        record_read=reader.scalar(root, "record_read", "Record read through January 2026").value,
        met=_each(root, "met", "[{what: Congress, date: 2026-06-01}]", _met, reader),
        example=reader.scalar(root, "example", "P1.2", required=False).value,
        report=_report(root, reader),
        names=tuple(text.value for text in reader.items(root, "names", "[Geneva, New York]")),
        actors=_each(root, "actors", "[{name: the Board, heading: board, names: [Board]}]", _actor, reader),
        captions={name: _caption(node, reader) for name, node in captions.items()},
        map_names=_texts(root, "map_names", reader),
        short_names=_texts(root, "short_names", reader),
        first_published=_day(root, DAY, reader, required=False),
        original=_original(root, reader),
        translations=_each(root, "translations", "[{language: ko}]", _translation, reader),
        places=dict(_places(root)),
    )


def _texts(root: y.Mapping, key: str, reader: Reader) -> dict[str, str]:
    return {name: node.value for name, node in _pairs(root, key, reader) if isinstance(node, y.Scalar)}


def _places(root: y.Mapping) -> Iterator[tuple[str, Span]]:
    """Where stands what names something of the edition: `report.citekey`, `example`, `captions.findings`."""
    for name, node in root.entries:
        if isinstance(node, y.Scalar):
            yield name.value, node.span
        elif isinstance(node, y.Mapping):
            yield from (
                (f"{name.value}.{key.value}", value.span if name.value == "report" else key.span)
                for key, value in node.entries
            )


def _report(root: y.Mapping, reader: Reader) -> Report:
    node = root.get("report")
    if not isinstance(node, y.Mapping):
        said = "'report' must be a mapping" if node else "'report' is missing"
        reader.refuse(root.place("report"), said, _EXAMPLE)
        return Report()
    reader.known(node, REPORT_KEYS)
    return Report(
        citekey=reader.scalar(node, "citekey", "the-report-2023").value,
        published=_day(node, "published", reader),
        authors=_some(node, "authors", "[Institute for Rivers]", reader),
        sentence_title=reader.scalar(node, "sentence_title", "The rivers of Lornmark", required=False).value,
        publishers=_each(
            node, "publishers", "[{name: the Institute, url: https://institute.example.org/}]", _publisher, reader
        ),
    )


def _publisher(node: y.Mapping, reader: Reader) -> Publisher:
    reader.known(node, PUBLISHER_KEYS)
    url = reader.scalar(node, "url", "https://institute.example.org/")
    if url.value and not _ADDRESS.fullmatch(url.value):
        reader.refuse(url.span, f"'{url.value}' is no web address", "for example 'https://institute.example.org/'")
        return Publisher(reader.scalar(node, "name", "the Institute").value, "")
    return Publisher(reader.scalar(node, "name", "the Institute").value, url.value)


def _uuid(root: y.Mapping, reader: Reader) -> str:
    found = reader.scalar(root, "uuid", "0b8a3f0e-6b0c-4f6e-9d0a-2f1f5a3c7e11", required=False)
    if found.value and not _UUID.fullmatch(found.value):
        reader.refuse(
            found.span, f"'{found.value}' is no UUID", "python3 -c 'import uuid; print(uuid.uuid4())' makes one"
        )
        return ""
    return found.value


def _language(root: y.Mapping, reader: Reader) -> str:
    """The tag of a language that there are words for."""
    found = reader.scalar(root, "language", "ko", required=False)
    return _tag(found, reader) or SOURCE


def _tag(found: Text, reader: Reader) -> str:
    """The tag where there are words for its language, else nothing; that there are none is reported."""
    if found.value in ("", SOURCE):
        return found.value
    from ..language.locale import languages, locale

    try:
        locale(found.value)
    except ValueError as error:
        reader.refuse(found.span, str(error), f"one of {', '.join(languages())}")
        return ""
    return found.value


def _translation(node: y.Mapping, reader: Reader) -> TranslatedInto:
    reader.known(node, TRANSLATION_KEYS)
    language = _tag(reader.scalar(node, "language", "ko"), reader)
    return TranslatedInto(language, _day(node, "reviewed", reader, required=False))


def _original(root: y.Mapping, reader: Reader) -> TranslatedInto | None:
    node = root.get("original")
    return _translation(node, reader) if isinstance(node, y.Mapping) else None


def _met(node: y.Mapping, reader: Reader) -> Met:
    reader.known(node, MET_KEYS)
    when = reader.scalar(node, "date", "2026-06-01")
    if when.value and not _DATE.fullmatch(when.value):
        reader.refuse(when.span, f"'{when.value}' is no date", "write it as 2026, 2026-06 or 2026-06-01")
        return Met("", "")
    return Met(reader.scalar(node, "what", "Congress").value, when.value)


def _actor(node: y.Mapping, reader: Reader) -> Actor:
    reader.known(node, ACTOR_KEYS)
    name, heading = reader.scalar(node, "name", "the Board").value, reader.scalar(node, "heading", "board").value
    return Actor(name, heading, _some(node, "names", "[Board, Board’s]", reader))


def _caption(node: y.Node, reader: Reader) -> Caption:
    if not isinstance(node, y.Mapping):
        reader.refuse(
            node.span, "a caption must be a mapping", "for example '{words: The violations, members: findings}'"
        )
        return Caption("", "")
    reader.known(node, CAPTION_KEYS)
    return Caption(
        reader.scalar(node, "words", "The violations").value, reader.scalar(node, "members", "findings").value
    )


def _some(node: y.Mapping, key: str, example: str, reader: Reader) -> tuple[str, ...]:
    """The texts of a list that holds one at least."""
    found = tuple(text.value for text in reader.items(node, key, example) if text.value.strip())
    given = node.get(key)
    if not found and (given is None or isinstance(given, y.Sequence)):
        said = f"'{key}' is {'empty' if given else 'missing'}"
        reader.refuse(node.place(key), said, f"for example '{key}: {example}'")
    return found


def _each(
    root: y.Mapping, key: str, example: str, read: Callable[[y.Mapping, Reader], _Record], reader: Reader
) -> tuple[_Record, ...]:
    """The records of a list that need not be there."""
    node = root.get(key)
    if node is None:
        return ()
    if not isinstance(node, y.Sequence) or not all(isinstance(item, y.Mapping) for item in node.items):
        reader.refuse(root.place(key), f"'{key}' must be a list of mappings", f"for example '{key}: {example}'")
        return ()
    return tuple(read(item, reader) for item in node.items if isinstance(item, y.Mapping))


def _pairs(root: y.Mapping, key: str, reader: Reader) -> Iterator[tuple[str, y.Node]]:
    """The keys and values of a mapping that need not be there."""
    node = root.get(key)
    if isinstance(node, y.Mapping):
        yield from ((name.value, value) for name, value in node.entries)
    elif node is not None:
        reader.refuse(root.place(key), f"'{key}' must be a mapping", f"for example '{key}: {{…}}'")


def _day(node: y.Mapping, key: str, reader: Reader, required: bool = True) -> str:
    found = reader.scalar(node, key, "2023-09-14", required)
    if found.value and not is_day(found.value):
        reader.refuse(found.span, f"'{found.value}' is no day", f"for example '{key}: 2023-09-14'")
        return ""
    return found.value

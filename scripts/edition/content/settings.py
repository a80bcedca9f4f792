"""What is particular to this edition, read from docs/data/edition.yaml."""

from __future__ import annotations

from collections.abc import Iterator

from ..language import SOURCE
from . import yaml_nodes as y
from .data_reader import Reader, Row
from .fields import EDITION
from .model import Actor, Caption, Met, Publisher, Report, Settings, TranslatedInto
from .places import Span

PATH = "docs/data/edition.yaml"


def read(root: y.Node | None, reader: Reader) -> Settings:
    """The settings of an edition; what is wrong with them is reported, and left empty."""
    if not isinstance(root, y.Mapping):
        if not any(problem.fault.span.path == PATH for problem in reader.problems):
            said = "the file must be a mapping" if root else "the file is empty"
            hint = f"for example 'report: {EDITION['report'].example}'"
            reader.refuse(root.span if root else Span(PATH, 1), said, hint)
        return Settings()
    row = reader.row(root, EDITION)
    original = row.record("original")
    captions = row.map("captions")
    return Settings(
        title=row.value("title"),
        short_title=row.value("short_title"),
        sentence_title=row.value("sentence_title"),
        uuid=row.value("uuid"),
        language=_language(row) or SOURCE,
        record_read=row.value("record_read"),
        met=tuple(_met(each) for each in row.records("met")),
        example=row.value("example"),
        report=_report(row.record("report")),
        names=row.values("names"),
        actors=tuple(_actor(each) for each in row.records("actors")),
        captions={group.value: _caption(captions.record(group.value)) for group in captions.keys} if captions else {},
        map_names=_names(row, "map_names"),
        short_names=_names(row, "short_names"),
        first_published=row.value("first_published"),
        original=_translation(original) if original else None,
        translations=tuple(_translation(each) for each in row.records("translations")),
        places=dict(_places(root)),
    )


def _names(row: Row, key: str) -> dict[str, str]:
    found = row.map(key)
    return {name.value: found.value(name.value) for name in found.keys} if found else {}


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


def _report(row: Row | None) -> Report:
    if row is None:
        return Report()
    return Report(
        citekey=row.value("citekey"),
        published=row.value("published"),
        authors=tuple(name for name in row.values("authors") if name.strip()),
        sentence_title=row.value("sentence_title"),
        publishers=tuple(Publisher(each.value("name"), each.value("url")) for each in row.records("publishers")),
    )


def _language(row: Row) -> str:
    """The tag of a language that there are words for, else nothing; that there are none is reported."""
    found = row.text("language")
    if found.value in ("", SOURCE):
        return found.value
    from ..language.locale import languages, locale

    try:
        locale(found.value)
    except ValueError as error:
        row.read.refuse(found.span, str(error), f"one of {', '.join(languages())}")
        return ""
    return found.value


def _translation(row: Row) -> TranslatedInto:
    return TranslatedInto(_language(row), row.value("reviewed"))


def _met(row: Row) -> Met:
    when = row.value("date")
    return Met(row.value("what"), when) if when else Met("", "")


def _actor(row: Row) -> Actor:
    names = tuple(name for name in row.values("names") if name.strip())
    return Actor(row.value("name"), row.value("heading"), names)


def _caption(row: Row | None) -> Caption:
    return Caption(row.value("words"), row.value("members")) if row else Caption("", "")

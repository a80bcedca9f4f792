"""What is particular to this edition, read from docs/data/edition.yaml."""

from __future__ import annotations

from . import yaml_nodes as y
from .model import Report, Settings
from .places import Span, Text
from .records import Reader, is_day

PATH = "docs/data/edition.yaml"
KEYS = ("report", "first_published")
REPORT_KEYS = ("citekey", "published")


def read(root: y.Node | None, reader: Reader) -> Settings:
    """The settings of an edition; what is wrong with them is reported, and left empty."""
    if not isinstance(root, y.Mapping):
        if not any(problem.fault.span.path == PATH for problem in reader.problems):
            said = "the file must be a mapping" if root else "the file is empty"
            reader.refuse(root.span if root else Span(PATH, 1), said, "for example 'report: {citekey: cha-katz-2023}'")
        return Settings()
    reader.known(root, KEYS)
    return Settings(report=_report(root, reader), first_published=_day(root, "first_published", reader, required=False))


def _report(root: y.Mapping, reader: Reader) -> Report:
    node = root.get("report")
    if not isinstance(node, y.Mapping):
        said = "'report' must be a mapping" if node else "'report' is missing"
        reader.refuse(root.place("report"), said, "for example 'report: {citekey: cha-katz-2023}'")
        return Report()
    reader.known(node, REPORT_KEYS)
    return Report(
        citekey=reader.scalar(node, "citekey", "cha-katz-2023").value,
        published=_day(node, "published", reader),
    )


def _day(node: y.Mapping, key: str, reader: Reader, required: bool = True) -> str:
    found: Text = reader.scalar(node, key, "2023-09-14", required)
    if found.value and not is_day(found.value):
        reader.refuse(found.span, f"'{found.value}' is no day", f"for example '{key}: 2023-09-14'")
        return ""
    return found.value

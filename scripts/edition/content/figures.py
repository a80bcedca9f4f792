"""Reads the figures: `docs/data/figures/NAME.yaml` holds a series once, `docs/data/numbers.yaml` the single figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import yaml_nodes as y
from .model import Edition, Figure, FigureRow, KeyFigure
from .places import Text
from .records import Reader
from .vocabulary import FIGURE_FORMS

FOLDER = "docs/data/figures/"
NUMBERS = "docs/data/numbers.yaml"

TEXT_KEYS = ("title", "form", "counts", "by", "period", "unit", "key", "alternative")
"""What every figure says in one text."""

MORE_TEXT_KEYS = ("note", "doubt", "credit")
LIST_KEYS = ("claims", "facts")
KEYS = (*TEXT_KEYS, *MORE_TEXT_KEYS, *LIST_KEYS, "cite", "columns", "draw", "values", "rows")
ROW_KEYS = ("at", "gap", "grade", "drawn", "claims", "facts")
"""What a row has beside its columns."""

NUMBER_KEYS = ("figure", "counts", "by", "when", "range", "claims")
PARTLY, NOT_DRAWN = "partly", "no"

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_EXAMPLES = {"form": "bars", "period": "2005–2025", "unit": "votes", "key": "Year"}


def is_figure(path: str) -> bool:
    """Whether a file of docs/ is one of a figure."""
    return path.startswith(FOLDER) and path.endswith(".yaml")


def figure(root: y.Node | None, read: Reader) -> Figure | None:
    """The figure of a file, or None where it holds none. Its name is the file's."""
    if root is None:
        return None
    name = read.path.removeprefix(FOLDER).removesuffix(".yaml")
    if not _NAME.fullmatch(name):
        read.refuse(root.span, f"the file's name '{name}' is no name of a figure", "for example 'assembly-votes.yaml'")
    if not isinstance(root, y.Mapping):
        read.refuse(root.span, "the file must be a mapping", "for example 'title: Arrivals fell after 2019'")
        return None
    read.known(root, KEYS)
    texts = {key: read.scalar(root, key, _EXAMPLES.get(key, "…")) for key in TEXT_KEYS}
    more = {key: read.scalar(root, key, "…", required=False) for key in MORE_TEXT_KEYS}
    form = texts["form"]
    if form.value and form.value not in FIGURE_FORMS:
        read.refuse(form.span, f"unknown form '{form.value}'", f"one of {', '.join(FIGURE_FORMS)}")
    columns = _columns(root, read)
    return Figure(
        name=name,
        **texts,
        **more,
        columns=columns,
        draw=read.texts(root, "draw"),
        values=read.texts(root, "values"),
        rows=tuple(_rows(root, columns, read)),
        claims=read.texts(root, "claims"),
        facts=read.texts(root, "facts"),
        citation=read.cite(root),
        span=root.span,
    )


def _columns(root: y.Mapping, read: Reader) -> dict[str, Text]:
    """What the columns are called, by their keys, in order; the first column has the keys of the rows."""
    found = root.get("columns")
    if not isinstance(found, y.Mapping) or not found.entries:
        read.refuse(root.place("columns"), "'columns' must be a mapping", "for example 'columns: {yes: Yes, no: No}'")
        return {}
    for name, _ in found.entries:
        if name.value in ROW_KEYS:
            read.refuse(name.span, f"'{name.value}' cannot be a column", "it says something else of a row")
    return {name.value: read.scalar(found, name.value, "Yes") for name, _ in found.entries}


def _rows(root: y.Mapping, columns: dict[str, Text], read: Reader) -> Iterator[FigureRow]:
    found = root.get("rows")
    if not isinstance(found, y.Sequence) or not found.items:
        read.refuse(root.place("rows"), "'rows' must be a list", "for example '- {at: 2005, yes: 88, no: 21}'")
        return
    for node in found.items:
        if not isinstance(node, y.Mapping):
            read.refuse(node.span, "a row must be a mapping", "for example '{at: 2005, yes: 88, no: 21}'")
            continue
        read.known(node, (*ROW_KEYS, *columns))
        at = read.scalar(node, "at", "2005")
        grade = read.scalar(node, "grade", PARTLY, required=False)
        drawn = read.scalar(node, "drawn", NOT_DRAWN, required=False)
        for text, value in ((grade, PARTLY), (drawn, NOT_DRAWN)):
            if text.value not in ("", value):
                read.refuse(text.span, f"'{text.value}' says nothing here", f"write '{value}', or leave it out")
        cells = {key: read.scalar(node, key, "88") for key in columns if node.get(key) is not None}
        yield FigureRow(
            at=at,
            cells=cells,
            span=at.span,
            gap=read.scalar(node, "gap", "without a vote", required=False).value,
            partly=grade.value == PARTLY,
            drawn=drawn.value != NOT_DRAWN,
            claims=read.texts(node, "claims"),
            facts=read.texts(node, "facts"),
        )


def numbers(root: y.Node | None, read: Reader) -> tuple[KeyFigure, ...]:
    """numbers.yaml: the single figures, in the order of the page."""
    found = []
    for node in read.rows(root, "- {figure: more than 500, counts: …, by: …, when: …, claims: N2.2}", NUMBER_KEYS):
        text = read.scalar(node, "figure", "more than 500")
        found.append(
            KeyFigure(
                figure=text,
                counts=read.scalar(node, "counts", "wells that were dry"),
                by=read.scalar(node, "by", "the Council"),
                when=read.scalar(node, "when", "2024"),
                range=read.scalar(node, "range", "two to four", required=False),
                claims=read.texts(node, "claims"),
                span=text.span,
            )
        )
    return tuple(found)


def anchor(name: str) -> str:
    """Where a page shows the figure of a name."""
    return f"fig-{name}"


def page_of(name: str, edition: Edition) -> str:
    """The path of the first page that shows the figure of a name, or nothing."""
    shown = (page.path for page in edition.pages for p in page.parts if (p.name, p.argument) == ("figure", name))
    return next(shown, "")

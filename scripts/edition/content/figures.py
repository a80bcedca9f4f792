"""Reads the figures: `docs/data/figures/NAME.yaml` holds a series once, `docs/data/numbers.yaml` the single figures."""

from __future__ import annotations

from . import yaml_nodes as y
from .data_reader import Reader, Row
from .fields import ANCHOR, FIGURE, FIGURE_ROW, NOT_DRAWN, NUMBER, PARTLY, Field, Shape
from .model import Edition, Figure, FigureRow, KeyFigure
from .places import Text

FOLDER = "docs/data/figures/"
NUMBERS = "docs/data/numbers.yaml"

_TEXTS = tuple(key for key, field in FIGURE.items() if field.shape is Shape.TEXT and key != "cite")


def is_figure(path: str) -> bool:
    """Whether a file of docs/ is one of a figure."""
    return path.startswith(FOLDER) and path.endswith(".yaml")


def figure(root: y.Node | None, read: Reader) -> Figure | None:
    """The figure of a file, or None where it holds none. Its name is the file's."""
    if root is None:
        return None
    name = read.path.removeprefix(FOLDER).removesuffix(".yaml")
    if not ANCHOR.holds(name):
        read.refuse(root.span, f"the file's name '{name}' is no name of a figure", "for example 'assembly-votes.yaml'")
    if not isinstance(root, y.Mapping):
        read.refuse(root.span, "the file must be a mapping", "for example 'title: Arrivals fell after 2019'")
        return None
    row = read.row(root, FIGURE)
    columns = _columns(row)
    return Figure(
        name=name,
        **{key: row.text(key) for key in _TEXTS},
        columns=columns,
        draw=row.texts("draw"),
        values=row.texts("values"),
        rows=tuple(_row(each, columns) for each in row.records("rows", tuple(columns))),
        claims=row.texts("claims"),
        facts=row.texts("facts"),
        citation=row.citation(),
        span=root.span,
    )


def _columns(row: Row) -> dict[str, Text]:
    """What the columns are called, by their keys, in order; the first column has the keys of the rows."""
    found = row.map("columns")
    for name in found.keys if found else ():
        if name.value in FIGURE_ROW:
            row.read.refuse(name.span, f"'{name.value}' cannot be a column", "it says something else of a row")
    return {name.value: found.text(name.value) for name in found.keys} if found else {}


def _row(row: Row, columns: dict[str, Text]) -> FigureRow:
    at = row.text("at")
    cells = Row(row.node, dict.fromkeys(columns, Field("", "88")), row.read)
    return FigureRow(
        at=at,
        cells={name.value: cells.text(name.value) for name in cells.keys},
        span=at.span,
        gap=row.value("gap"),
        partly=row.value("grade") == PARTLY,
        drawn=row.value("drawn") != NOT_DRAWN,
        claims=row.texts("claims"),
        facts=row.texts("facts"),
    )


def numbers(root: y.Node | None, read: Reader) -> tuple[KeyFigure, ...]:
    """numbers.yaml: the single figures, in the order of the page."""
    found = []
    for row in read.rows(root, NUMBER, "- {figure: more than 500, counts: …, by: …, when: …, claims: N2.2}"):
        counted, counts, by, when, other = (row.text(key) for key in ("figure", "counts", "by", "when", "range"))
        found.append(KeyFigure(counted, counts, by, when, other, claims=row.texts("claims"), span=counted.span))
    return tuple(found)


def anchor(name: str) -> str:
    """Where a page shows the figure of a name."""
    return f"fig-{name}"


def page_of(name: str, edition: Edition) -> str:
    """The path of the first page that shows the figure of a name, or nothing."""
    shown = (page.path for page in edition.pages for p in page.parts if (p.name, p.argument) == ("figure", name))
    return next(shown, "")

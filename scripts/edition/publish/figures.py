"""The files of the figures, in data/figures/: the values as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from ..config import Config
from ..content.downloads import FIGURES
from ..content.model import Edition, Figure
from ..content.vocabulary import GRADES
from .catalog import Catalog
from .files import as_text


def write(edition: Edition, config: Config, folder: Path) -> None:
    catalog = Catalog(edition, config)
    for figure in edition.figures:
        as_text(folder / f"{FIGURES}{figure.name}.csv", _csv(figure, catalog))


def _csv(figure: Figure, catalog: Catalog) -> str:
    """The rows as RFC 4180 has them, each with what it is a value of, so that it can be taken alone."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    _ = catalog.locale.gettext
    table.writerow(
        [
            figure.key.value,
            *(name.value for name in figure.columns.values()),
            *(_("Gap"), _("Grade"), _("Claims"), _("Figure"), _("What is counted"), _("Who counts"), _("Source")),
        ]
    )
    table.writerows(_rows(figure, catalog))
    return text.getvalue()


def _rows(figure: Figure, catalog: Catalog) -> Iterator[list[str]]:
    _ = catalog.locale.gettext
    told = [figure.title.value, figure.counts.value, figure.by.value]
    keys = [cite.key for cite in figure.citation.cites] if figure.citation else []
    told.append("; ".join(catalog.address(key) for key in keys if key in catalog.sources))
    for row in figure.rows:
        cells = [_plain(row.cells[column].value) if column in row.cells else "" for column in figure.columns]
        grade = _(GRADES["partly" if row.partly else "verified"])
        claims = "; ".join(catalog.address(name.value) for name in (row.claims or figure.claims))
        yield [row.at.value, *cells, row.gap, grade, claims, *told]


def _plain(value: str) -> str:
    """A number as programs read it, without the commas of its thousands."""
    bare = value.replace(",", "")
    return bare if bare.isdigit() else value

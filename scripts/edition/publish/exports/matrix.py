"""The matrix as a file: the cells of the page, word for word."""

from __future__ import annotations

from pathlib import Path

from ...config import Config
from ...content.downloads import MATRIX
from ...content.matrix import columns, matrix, text
from ...content.model import Edition
from ..files import as_csv


def write(edition: Edition, config: Config, folder: Path) -> None:
    """Write data/matrix.csv."""
    named = (edition.settings.locale.gettext("Pathway"), *columns(edition))
    as_csv(folder / MATRIX.path, named, ((row.name, *map(text, row.cells)) for row in matrix(edition)))

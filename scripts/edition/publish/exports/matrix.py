"""The matrix as a file: the cells of the page, word for word."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from ...config import Config
from ...content.downloads import MATRIX
from ...content.matrix import columns, matrix, text
from ...content.model import Edition
from ..files import as_text


def write(edition: Edition, config: Config, folder: Path) -> None:
    """Writes data/matrix.csv (https://www.rfc-editor.org/rfc/rfc4180)."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow((edition.settings.locale.gettext("Pathway"), *columns(edition)))
    rows.writerows((row.name, *map(text, row.cells)) for row in matrix(edition))
    as_text(folder / MATRIX.path, out.getvalue())

"""The charts of the figures, drawn in a process of their own and kept: in the colors of a page, and to be taken along."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .. import workers
from ..cache import Row, cached
from ..content.model import Edition, Figure
from ..content.vocabulary import FIGURE_FORMS
from ..drawing import charts, png
from . import chart_specs as specs

_WIDE, _NARROW = 540, 270
"""How wide charts are drawn, without their axes: the second for narrow screens."""

_FONTS = "Source Serif 4, Source Serif Pro, Georgia, serif"
"""The fonts of a chart that is taken along, by what they are called elsewhere."""


def drawn(edition: Edition) -> tuple[Figure, ...]:
    """The figures that are drawn."""
    return tuple(figure for figure in edition.figures if FIGURE_FORMS.get(figure.form.value))


def page_charts(edition: Edition, cache: Path | None) -> dict[str, tuple[str, ...]]:
    """By the name of each figure its charts as SVG in the colors of the page, a wide and a narrow one."""
    looks = [specs.page_look(width, charts.FAMILY) for width in (_WIDE, _NARROW)]
    figures = drawn(edition)
    rows = [_row(specs.spec(figure, look), "svg") for figure in figures for look in looks]
    made = iter(_made(cache, "charts", rows))
    return {figure.name: tuple(next(made).decode() for _ in looks) for figure in figures}


def taken_along(edition: Edition, beneath: Sequence[Sequence[str]], cache: Path | None) -> list[tuple[bytes, bytes]]:
    """For each figure that is drawn its chart with its title as SVG and PNG; `beneath` is what stands under each title."""
    titled = [_titled(figure, texts, charts.FAMILY) for figure, texts in zip(drawn(edition), beneath, strict=True)]
    rows = [_row(spec, kind, _FONTS) for spec in titled for kind in ("svg", "png")]
    made = _made(cache, "chart-files", rows)
    return list(zip(made[::2], made[1::2], strict=True))


def specification(figure: Figure, beneath: Sequence[str]) -> specs.Spec:
    """The specification of a chart that is taken along."""
    return _titled(figure, beneath, _FONTS)


def _titled(figure: Figure, beneath: Sequence[str], font: str) -> specs.Spec:
    look = specs.file_look(_WIDE, font)
    return specs.titled(specs.spec(figure, look), figure, beneath, look)


def _row(spec: specs.Spec, kind: str, font: str = "") -> dict[str, Any]:
    return {"spec": json.dumps(spec, ensure_ascii=False), "as": kind, "font": font}


def _made(cache: Path | None, kind: str, rows: Sequence[Row]) -> list[bytes]:
    return cached(cache, kind, rows, _draw, [charts.__file__, png.__file__], charts.PACKAGES)


def _draw(rows: Sequence[Row]) -> list[bytes]:
    return workers.in_batches(charts.draw, rows, len(rows))

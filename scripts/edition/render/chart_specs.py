"""Charts of figures as Vega-Lite specifications: data in, data out. https://vega.github.io/vega-lite/docs/spec.html"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from unicodedata import east_asian_width

from ..content.model import Figure, FigureRow

Spec = dict[str, Any]

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
_NARROW = 400

MARK = "°"
"""What a value bears that was confirmed only in part."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a chart is drawn: its width, its font and its colors. `steps` are those of an order, from low to high."""

    width: int
    font: str
    ink: str
    muted: str
    grid: str
    paper: str
    series: tuple[str, ...]
    steps: tuple[str, ...]
    on_last_step: str


def page_look(width: int, font: str) -> Look:
    """Colors that a page's style sheet names, so that they follow the reader's choice."""
    return Look(
        width=width,
        font=font,
        ink="currentColor",
        muted="var(--muted)",
        grid="var(--hairline)",
        paper="var(--paper)",
        series=tuple(f"var(--chart-{number})" for number in range(1, 4)),
        steps=tuple(f"var(--step-{number})" for number in range(1, 5)),
        on_last_step="var(--on-step)",
    )


def file_look(width: int, font: str) -> Look:
    """Colors for paper, for a chart that is taken along."""
    return Look(
        width=width,
        font=font,
        ink="#1b1d1f",
        muted="#55595e",
        grid="#cfcabd",
        paper="#ffffff",
        series=("#0b4f6c", "#a5a193", "#c2611f"),
        steps=("#f1eee7", "#cddde3", "#7fadbf", "#0b4f6c"),
        on_last_step="#ffffff",
    )


def on_paper(svg: str, font: str) -> str:
    """A page's chart in the colors of one that is taken along, as a drawing that stands alone."""
    page, paper = page_look(0, ""), file_look(0, "")
    names = (page.ink, page.muted, page.grid, page.paper, *page.series, *page.steps, page.on_last_step)
    values = (paper.ink, paper.muted, paper.grid, paper.paper, *paper.series, *paper.steps, paper.on_last_step)
    for name, value in zip(names, values, strict=True):
        svg = svg.replace(f'"{name}"', f'"{value}"')
    return svg.replace("<svg ", f'<svg xmlns="http://www.w3.org/2000/svg" font-family="{font}" ', 1)


def spec(figure: Figure, look: Look) -> Spec:
    """The chart of a figure, without its title."""
    drawn = _FORMS[figure.form.value](figure, look)
    return {"$schema": SCHEMA, "description": figure.alternative.value, **drawn, "config": _config(look)}


def _wrapped(text: str, room: int) -> list[str]:
    """A text in lines for so many Latin letters; those of Hangul and Han are as wide as two."""
    wide = sum(east_asian_width(letter) == "W" for letter in text)
    return textwrap.wrap(text, room * len(text) // (len(text) + wide)) if text else []


def titled(chart: Spec, figure: Figure, beneath: Sequence[str], look: Look) -> Spec:
    """The same with its title and, in small letters, what stands `beneath` it on the page, to be taken along."""
    small = [line for text in beneath for line in _wrapped(text, look.width // 6)]
    title = {
        "text": _wrapped(figure.title.value, look.width // 8),
        "subtitle": small,
        "anchor": "start",
        "frame": "bounds",
        "offset": 14,
    }
    return {**chart, "title": title, "background": look.paper, "padding": 16}


def _config(look: Look) -> Spec:
    words = {"labelColor": look.ink, "titleColor": look.muted, "labelFontSize": 12, "titleFontSize": 12}
    return {
        "font": look.font,
        "background": None,
        "aria": False,
        "view": {"stroke": None},
        "axis": {
            **words,
            "titleFontWeight": "normal",
            "gridColor": look.grid,
            "domainColor": look.muted,
            "tickColor": look.muted,
        },
        "legend": {**words, "symbolStrokeWidth": 1, "symbolSize": 110, "columnPadding": 14, **_stacked(look)},
        "header": {**words, "titleFontSize": 0, "labelFontWeight": "bold", "labelAnchor": "start"},
        "text": {"color": look.ink, "fontSize": 12},
        "title": {
            "color": look.ink,
            "fontSize": 16,
            "lineHeight": 20,
            "fontWeight": "bold",
            "subtitleColor": look.muted,
            "subtitleFontSize": 12,
            "subtitleLineHeight": 15,
            "subtitlePadding": 6,
        },
    }


def _stacked(look: Look) -> Spec:
    """Legends one beneath the other, where two have no room side by side."""
    return (
        {"layout": {"top": {"direction": "vertical", "anchor": "start", "margin": 4}}} if look.width < _NARROW else {}
    )


def _years(figure: Figure, look: Look) -> list[int]:
    """The years that have room for a label."""
    years = [int(row.at.value) for row in _drawn(figure)]
    room = max(1, look.width // 44)
    every = next(step for step in (1, 2, 5, 10, 20) if len(years) / step <= room)
    return [year for year in years if every == 1 or year % every == 0]


def _drawn(figure: Figure) -> list[FigureRow]:
    return [row for row in figure.rows if row.drawn]


def _names(figure: Figure) -> list[str]:
    """What the columns to draw are called, as a legend has them."""
    return [figure.columns[column.value].value for column in figure.draw]


def _bars(figure: Figure, look: Look) -> Spec:
    """Stacked bars by year; a mark at the foot of a year that has none says why; a small one above what is sure in part."""
    values, gaps, doubts = [], [], []
    for row in _drawn(figure):
        year = int(row.at.value)
        if row.gap:
            gaps.append({"year": year, "gap": row.gap})
            continue
        numbers = [row.number(column.value) or 0 for column in figure.draw]
        stack = zip(_names(figure), numbers, strict=True)
        values += [{"year": year, "what": name, "number": n, "order": at} for at, (name, n) in enumerate(stack)]
        if row.partly:
            doubts.append({"year": year, "number": sum(numbers), "mark": MARK})
    years = [int(row.at.value) for row in _drawn(figure)]
    x = {"field": "year", "type": "ordinal", "scale": {"domain": years, "paddingInner": 0.25}}
    axis = {"values": _years(figure, look), "labelAngle": 0, "title": None, "grid": False, "labelPadding": 6}
    y = {"type": "quantitative", "title": figure.unit.value}
    plain = {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleX": -34, "titleY": -10, "domain": False}
    layers: list[Spec] = [
        {
            "data": {"values": values},
            "mark": {"type": "bar", "stroke": look.paper, "strokeWidth": 0.75},
            "encoding": {
                "x": {**x, "axis": axis},
                "y": {**y, "field": "number", "axis": {**plain, "tickCount": 5, "ticks": False, "format": ",d"}},
                "color": {
                    "field": "what",
                    "type": "nominal",
                    "scale": {
                        "domain": _names(figure),
                        "range": list(look.series if len(figure.draw) > 2 else look.series[::2]),
                    },
                    "legend": _legend("square"),
                },
                "order": {"field": "order", "type": "quantitative"},
            },
        }
    ]
    if gaps:
        named = [name for name, _ in Counter(gap["gap"] for gap in gaps).most_common()]
        layers.append(
            {
                "data": {"values": gaps},
                "mark": {
                    "type": "point",
                    "filled": False,
                    "size": 38,
                    "color": look.ink,
                    "strokeWidth": 1.2,
                    "yOffset": -8,
                },
                "encoding": {
                    "x": x,
                    "y": {"datum": 0, "type": "quantitative"},
                    "shape": {
                        "field": "gap",
                        "type": "nominal",
                        "scale": {"domain": named, "range": ["circle", "triangle-up", "diamond"][: len(named)]},
                        "legend": {**_legend(), "symbolStrokeColor": look.ink, "symbolFillColor": "transparent"},
                    },
                },
            }
        )
    if doubts:
        encoding = {"x": x, "y": {**y, "field": "number"}, "text": {"field": "mark"}}
        layers.append(
            {"data": {"values": doubts}, "mark": {"type": "text", "dy": -5, "fontSize": 15}, "encoding": encoding}
        )
    return {"width": look.width, "height": 220, "layer": layers}


def _legend(symbol: str = "") -> Spec:
    return {"orient": "top", "title": None, "offset": 26, **({"symbolType": symbol} if symbol else {})}


def _columns(look: Look) -> Spec:
    """A legend of long names in two columns, where they have no room in one line."""
    return {"columns": 2} if look.width < _NARROW else {}


def _spans(figure: Figure, look: Look) -> Spec:
    """For each column a row of spans: years in a row with one value, its name inside where there is room."""
    order = [value.value for value in figure.values]
    rows = _drawn(figure)
    years = [int(row.at.value) for row in rows]
    spans = []
    for column, name in zip(figure.draw, _names(figure), strict=True):
        for value, run in groupby(rows, key=lambda row: row.cells[column.value].value):
            members = [int(row.at.value) for row in run]
            start, end = members[0] - 0.5, members[-1] + 0.5
            fits = (end - start) * look.width / len(years) > 8 * len(value)
            label = value if fits else ""
            span = {"who": name, "value": value, "start": start, "end": end, "middle": (start + end) / 2}
            spans.append({**span, "label": label, "last": value == order[-1]})
    doubts = [{"year": int(row.at.value), "mark": MARK} for row in rows if row.partly]
    scale = {"domain": [years[0] - 0.5, years[-1] + 0.5], "nice": False, "zero": False}
    x = {"type": "quantitative", "scale": scale}
    axis = {"values": _years(figure, look), "format": "d", "title": None, "grid": False, "labelFlush": False}
    y = {"field": "who", "type": "nominal", "sort": _names(figure), "title": None}
    by_row = {"labelFontSize": 12, "ticks": False, "domain": False, "labelPadding": 6}
    layers: list[Spec] = [
        {
            "data": {"values": spans},
            "mark": {"type": "rect", "stroke": look.ink, "strokeWidth": 0.75},
            "encoding": {
                "x": {**x, "field": "start", "axis": axis},
                "x2": {"field": "end"},
                "y": {**y, "scale": {"paddingInner": 0.25}, "axis": by_row},
                "color": {
                    "field": "value",
                    "type": "nominal",
                    "scale": {"domain": order, "range": list(look.steps[-len(order) :])},
                    "legend": {**_legend("square"), "symbolStrokeColor": look.ink, **_columns(look)},
                },
            },
        },
        {
            "data": {"values": spans},
            "mark": {"type": "text"},
            "encoding": {
                "x": {**x, "field": "middle"},
                "y": y,
                "text": {"field": "label"},
                "color": {"condition": {"test": "datum.last", "value": look.on_last_step}, "value": look.ink},
            },
        },
    ]
    if doubts:
        encoding = {"x": {**x, "field": "year"}, "y": {"value": -5}, "text": {"field": "mark"}}
        layers.append({"data": {"values": doubts}, "mark": {"type": "text", "fontSize": 15}, "encoding": encoding})
    return {"width": look.width - 76, "height": 40 * len(figure.draw), "layer": layers}


def _ranges(figure: Figure, look: Look) -> Spec:
    """Dots and ranges, each under the name of who counts; an arrow where the count is a least number."""
    low, high, *group = (column.value for column in figure.draw)
    rows = _drawn(figure)
    groups = list(dict.fromkeys(row.cells[group[0]].value for row in rows)) if group else [""]
    most = max(number for row in rows for number in (row.number(low), row.number(high)) if number is not None)
    parts = [_of_group(figure, rows, name, (low, high, group[0] if group else ""), most, look) for name in groups]
    return {"vconcat": parts, "spacing": 18}


def _of_group(
    figure: Figure, rows: Sequence[FigureRow], name: str, columns: tuple[str, str, str], most: float, look: Look
) -> Spec:
    low, high, group = columns
    values: list[Mapping[str, Any]] = []
    for row in (row for row in rows if not group or row.cells[group].value == name):
        least, greatest = row.number(low) or 0, row.number(high)
        said = next((cell.value for key, cell in row.cells.items() if key not in columns), "")
        last = least if greatest is None else greatest
        value = {"who": row.at.value, "low": least, "high": last, "open": greatest is None, "late": last > 0.55 * most}
        values.append({**value, "said": said + (MARK if row.partly else "")})
    y = {"field": "who", "type": "nominal", "sort": [value["who"] for value in values], "axis": None}
    x = {"type": "quantitative", "scale": {"domain": [0, most], "nice": True, "zero": True}}
    axis = {"title": figure.unit.value, "tickCount": 6, "titleAnchor": "end", "grid": False, "format": ",d"}
    start, end = {"y": y, "x": {**x, "field": "low", "axis": axis}}, {"y": y, "x": {**x, "field": "high"}}
    dot = {"type": "point", "filled": True, "size": 70, "color": look.series[0], "opacity": 1}
    words = {"type": "text", "baseline": "middle", "color": look.muted}
    by_dot = {"text": {"field": "said"}}
    layers: list[Spec] = [
        {
            "mark": {"type": "rule", "color": look.series[0], "strokeWidth": 3},
            "encoding": {**start, "x2": {"field": "high"}},
        },
        {"mark": dot, "encoding": start},
        {"mark": dot, "encoding": end},
        {
            "transform": [{"filter": "datum.open"}],
            "mark": {**dot, "shape": "triangle-right", "size": 60, "xOffset": 12},
            "encoding": start,
        },
        {
            "transform": [{"filter": "!datum.late"}],
            "mark": {**words, "align": "left", "dx": 22},
            "encoding": {**end, **by_dot},
        },
        {
            "transform": [{"filter": "datum.late"}],
            "mark": {**words, "align": "right", "dx": -12},
            "encoding": {**start, **by_dot},
        },
        {
            "mark": {"type": "text", "align": "left", "dy": -15, "limit": look.width},
            "encoding": {"y": y, "x": {"value": 0}, "text": {"field": "who"}},
        },
    ]
    title = {"title": {"text": name, "anchor": "start", "fontSize": 13, "offset": 12}} if name else {}
    return {**title, "width": look.width, "height": 44 * len(values), "data": {"values": values}, "layer": layers}


_FORMS = {"bars": _bars, "spans": _spans, "ranges": _ranges}

"""The files of the figures, in data/figures/: the values as CSV, the charts, and their specifications."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ...config import Config
from ...content import labels
from ...content.downloads import FIGURES, figure_files
from ...content.model import Edition, Figure
from ...content.vocabulary import GRADES, LICENSE
from ...language import N_
from ...render import charts
from ...render.chart_specs import MARK
from ...render.figures import counted
from ...render.short_citation import shortly
from ..catalog import Catalog
from ..files import as_csv, as_json, schema

_OF_EACH_ROW = (
    *(N_("Gap"), N_("Grade"), N_("Claims"), N_("Figure")),
    *(N_("The figure counts"), N_("The figure is counted by"), N_("Source")),
)
"""The columns of each figure behind its own."""
_OF_A_NUMBER = (
    *(N_("Figure"), N_("What it counts"), N_("Who says so"), N_("When"), N_("Others count")),
    *(N_("How sure"), N_("Claims")),
)


def write(edition: Edition, config: Config, folder: Path) -> None:
    """Write the values of each figure, and of those that are drawn the specification."""
    catalog, _ = Catalog(edition, config), edition.settings.locale.gettext
    for figure in edition.figures:
        as_csv(folder / f"{FIGURES}{figure.name}.csv", columns(figure, catalog), _rows(figure, catalog))
    as_json(folder / "data" / "figures.json", [_record(figure, catalog) for figure in edition.figures])
    schema(folder, "figures", catalog.at("data/figures.schema.json"))
    as_csv(folder / "data" / "numbers.csv", [_(name) for name in _OF_A_NUMBER], _numbers(catalog))
    for figure in charts.drawn(edition):
        as_json(
            folder / f"{FIGURES}{figure.name}.vl.json",
            charts.specification(figure, _beneath(figure, catalog)) | {"usermeta": _about(figure, catalog)},
        )


def write_charts(edition: Edition, config: Config, folder: Path) -> None:
    """Write the charts of the figures that are drawn, beside their values."""
    for figure, (svg, png) in zip(charts.drawn(edition), drawn(edition, config), strict=True):
        at = folder / f"{FIGURES}{figure.name}"
        at.with_suffix(".svg").write_bytes(svg)
        at.with_suffix(".png").write_bytes(png)


def columns(figure: Figure, catalog: Catalog) -> list[str]:
    """The columns of the table of a figure."""
    own = (figure.key, *figure.columns.values())
    return [*(name.value for name in own), *map(catalog.locale.gettext, _OF_EACH_ROW)]


def drawn(edition: Edition, config: Config) -> list[tuple[bytes, bytes]]:
    """The charts to be taken along, as SVG and PNG."""
    catalog = Catalog(edition, config)
    return charts.taken_along(edition, [_beneath(figure, catalog) for figure in charts.drawn(edition)], config.cache)


def _beneath(figure: Figure, catalog: Catalog) -> list[str]:
    """What stands beneath the title of a chart that is taken along: what is counted, the source and the claims."""
    _, names = catalog.locale.gettext, catalog.edition.settings.short_names
    cites = figure.citation.cites if figure.citation else ()
    sources = "; ".join(shortly(cite, catalog.sources.get(cite.key), names, catalog.locale) for cite in cites)
    claims = ", ".join(dict.fromkeys(claim.value for claim in figure.all_claims))
    doubt = _("{mark} Confirmed in part: {reason}.", mark=MARK, reason=figure.doubt.value) if figure.doubt.value else ""
    told = _("Source: {sources}. Claims {claims} of {title}.", sources=sources, claims=claims, title=catalog.title)
    return [text for text in (counted(figure, catalog.locale), figure.note.value, doubt, told) if text]


def _about(figure: Figure, catalog: Catalog) -> dict[str, Any]:
    """What is said of a figure wherever it is taken."""
    keys = [cite.key for cite in figure.citation.cites] if figure.citation else []
    return {
        "title": figure.title.value,
        "counts": figure.counts.value,
        "by": figure.by.value,
        "period": figure.period.value,
        "unit": figure.unit.value,
        "note": figure.note.value,
        "doubt": figure.doubt.value,
        "sources": [catalog.address(key) for key in keys if key in catalog.sources],
        "claims": [catalog.address(name) for name in dict.fromkeys(claim.value for claim in figure.all_claims)],
        "credit": figure.credit.value,
        "license": LICENSE,
    }


def _record(figure: Figure, catalog: Catalog) -> dict[str, Any]:
    """A figure as an object, its rows with the names of its columns."""
    rows = [
        {
            "at": row.at.value,
            "values": {column: _number(row.cells[column].value) for column in figure.columns if column in row.cells},
            "gap": row.gap,
            "grade": "partly" if row.partly else "verified",
            "claims": [catalog.address(name.value) for name in row.claims],
        }
        for row in figure.rows
    ]
    columns = {"at": figure.key.value, **{key: name.value for key, name in figure.columns.items()}}
    files = [catalog.at(file.path) for file in figure_files(figure)]
    told = {"alternative": figure.alternative.value, "columns": columns, "rows": rows, "files": files}
    return {"name": figure.name, **_about(figure, catalog), **told}


def _number(value: str) -> str | int:
    return int(_plain(value)) if _plain(value).isdigit() else value


def _numbers(catalog: Catalog) -> Iterator[list[str | list[str]]]:
    """The single figures, each with the labels and the addresses of its claims."""
    for number in catalog.edition.numbers:
        claims = [catalog.claims[name.value] for name in number.claims if name.value in catalog.claims]
        said = (number.figure, number.counts, number.by, number.when, number.range)
        sure = dict.fromkeys(labels.label(claim, catalog.edition) for claim in claims)
        yield [*(text.value for text in said), list(sure), [catalog.address(claim.id) for claim in claims]]


def _rows(figure: Figure, catalog: Catalog) -> Iterator[list[str]]:
    """The rows of a figure, each with what it is a value of, so that it can be taken alone."""
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

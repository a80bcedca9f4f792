"""Figures: what is drawn of their data, and that it is drawn alike beside other fonts."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as etree
from pathlib import Path
from typing import Any

import font_source_serif_pro
import pytest
from fontTools.ttLib import TTFont

from edition.config import Config
from edition.content.load import load
from edition.content.model import Edition, Figure
from edition.drawing import charts
from edition.publish.catalog import Catalog
from edition.publish.exports import figures as files
from edition.render import chart_specs
from edition.render.charts import drawn
from fixture_sites import FIXTURES, make

ROOT = Path(__file__).resolve().parent.parent
PAGE = chart_specs.page_look(540, charts.FAMILY)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load(ROOT)


def named(edition: Edition, name: str) -> Figure:
    return next(figure for figure in edition.figures if figure.name == name)


def data(spec: dict[str, Any]) -> list[list[dict[str, Any]]]:
    return [layer["data"]["values"] for layer in spec["layer"]]


def test_a_year_without_a_value_is_a_mark_and_no_bar_and_a_row_of_the_table_alone_is_neither(tmp_path: Path) -> None:
    site = load(make(FIXTURES / "FIG003/bad", tmp_path))

    bars, gaps = data(chart_specs.spec(site.figures[0], PAGE))

    assert [bar["year"] for bar in bars] == [2005, 2005, 2006, 2006, 2008, 2008]
    assert gaps == [{"year": 2007, "gap": "without a vote"}]


def test_what_was_confirmed_in_part_bears_its_mark(tmp_path: Path) -> None:
    site = load(make(FIXTURES / "FIG001/good", tmp_path))

    assert data(chart_specs.spec(site.figures[0], PAGE))[2] == [{"year": 2008, "number": 116.0, "mark": "°"}]


def test_spans_join_years_with_one_value(edition: Edition) -> None:
    spans = data(chart_specs.spec(named(edition, "trafficking-tiers"), PAGE))[0]

    assert [(s["start"], s["end"], s["value"]) for s in spans if s["who"] == "North Korea"] == [
        (2000.5, 2002.5, "not rated"),
        (2002.5, 2025.5, "Tier 3"),
    ]


def test_a_least_number_is_drawn_open_and_a_range_from_end_to_end(edition: Edition) -> None:
    groups = chart_specs.spec(named(edition, "returns-counts"), PAGE)["vconcat"]
    values = [value for group in groups for value in group["data"]["values"]]

    assert {v["said"]: (v["low"], v["high"], v["open"]) for v in values} == {
        "more than 500": (500, 500, True),
        "about 600": (600, 600, False),
        "about 200": (200, 200, False),
        "about 60": (60, 60, False),
        "50 to 60": (50, 60, False),
        "over 200": (200, 200, True),
    }


def test_nothing_is_drawn_as_a_line_and_every_chart_says_what_it_shows(edition: Edition) -> None:
    for figure in drawn(edition):
        spec = chart_specs.spec(figure, PAGE)
        assert '"line"' not in json.dumps(spec)
        assert spec["description"] == figure.alternative.value


SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def svgs(edition: Edition) -> list[bytes]:
    specs = [json.dumps(chart_specs.spec(figure, PAGE)) for figure in drawn(edition)]
    return charts.draw([{"spec": spec, "as": "svg", "font": ""} for spec in specs])


def test_a_chart_on_a_page_has_the_page_s_colors_and_font_and_no_style(svgs: list[bytes]) -> None:
    for svg in svgs:
        colors = set()
        for element in etree.fromstring(svg).iter():
            assert element.tag.removeprefix(SVG) in ("svg", "g", "path", "line", "text", "rect")
            assert not {"style", "class", "font-family", "href"} & set(element.attrib)
            colors |= {element.get("fill"), element.get("stroke")}
        assert {color for color in colors if color and not color.startswith("var(--")} <= {
            "none",
            "transparent",
            "currentColor",
        }


DRAW = """
import hashlib, json, sys
from pathlib import Path
from edition.content.load import load
from edition.drawing import charts
from edition.render import chart_specs
from edition.render.charts import drawn
rows = []
for figure in drawn(load(Path(sys.argv[1]))):
    look = chart_specs.file_look(540, charts.FAMILY)
    spec = json.dumps(chart_specs.titled(chart_specs.spec(figure, look), figure, ["Beneath."], look))
    rows += [{"spec": spec, "as": kind, "font": "serif"} for kind in ("svg", "png")]
print([hashlib.sha256(data).hexdigest() for data in charts.draw(rows)])
"""


def beside(fonts: Path, home: Path) -> str:
    """What the charts are for a user who has the fonts of a folder."""
    for place in (".fonts", ".local/share/fonts"):
        shutil.copytree(fonts, home / place)
    around = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    settings = {"HOME": str(home), "PYTHONPATH": str(ROOT / "scripts")}
    done = subprocess.run(
        [sys.executable, "-c", DRAW, str(ROOT)], env=around | settings, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_the_charts_have_the_same_bytes_beside_other_fonts(tmp_path: Path) -> None:
    """On one machine the serif's own name belongs to a bolder font, on the other there is none."""
    false, none = tmp_path / "false", tmp_path / "none"
    false.mkdir()
    none.mkdir()
    font = TTFont(Path(font_source_serif_pro.__file__).parent / "files/SourceSerifPro-Black.ttf")
    for record in font["name"].names:
        if record.nameID in (1, 4, 16):
            record.string = "Source Serif Pro"
        elif record.nameID in (2, 17):
            record.string = "Regular"
    font["OS/2"].usWeightClass = 400
    font.save(false / "false.ttf")

    assert beside(false, tmp_path / "one") == beside(none, tmp_path / "other")


def test_the_font_of_a_chart_is_the_packaged_one(edition: Edition) -> None:
    """A name that no font has would be drawn with another, and letters would have other widths."""
    spec = json.dumps(chart_specs.spec(named(edition, "arrivals"), PAGE))
    other = spec.replace(charts.FAMILY, "Nobody")
    mine, others = charts.draw([{"spec": text, "as": "svg", "font": ""} for text in (spec, other)])

    assert mine != re.sub(rb' font-family="[^"]*"', b"", others)


def test_the_values_come_along_as_csv_each_row_whole_by_itself(edition: Edition) -> None:
    catalog, figure = Catalog(edition, Config(ROOT, "https://example.org/", "")), named(edition, "arrivals")
    rows = [dict(zip(files.columns(figure, catalog), row, strict=True)) for row in files._rows(figure, catalog)]

    assert rows[2]["Year"] == "2002"
    assert (rows[2]["Women"], rows[2]["Men"], rows[2]["In all"], rows[2]["Grade"]) == (
        "632",
        "510",
        "1142",
        "partly confirmed",
    )
    assert all(row["Claims"] and row["The figure counts"] and row["Source"] for row in rows)


def test_a_chart_in_the_book_has_the_colors_of_paper_and_its_own_font(svgs: list[bytes]) -> None:
    for svg in svgs:
        printed = chart_specs.on_paper(svg.decode().replace(' xmlns="http://www.w3.org/2000/svg"', ""), "A Serif")
        assert "var(" not in printed
        assert "currentColor" not in printed
        assert etree.fromstring(printed).get("font-family") == "A Serif"

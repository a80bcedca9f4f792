"""Draws charts from Vega-Lite specifications (https://vega.github.io/vega-lite/docs/), as SVG and PNG.

The serif is given a family name of its own while charts are drawn, so that no font of the machine can take its place.
"""

from __future__ import annotations

import io
import json
import re
import tempfile
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import font_source_serif_pro
from fontTools.ttLib import TTFont
from PIL import Image

from . import png

PACKAGES = (*png.PACKAGES, "vl-convert-python", "font-source-serif-pro", "fonttools")
FAMILY = "Edition Chart Serif"
"""What a specification calls the font."""

_VERSION = "6.4"
_PIXELS = 2
"""Of a picture, for each unit of its drawing."""
_COLORS = 64

_FILES = Path(font_source_serif_pro.__file__).parent / "files"
_WEIGHTS = ("Regular", "Bold")
_NAMES = (1, 3, 4, 6, 16)
"""The records of a font's names that hold its family. https://learn.microsoft.com/typography/opentype/spec/name"""

_NOTHING = re.compile(
    r'<path(?: class="[^"]*")?(?: aria-hidden="true")? d="[^"]*"(?: (?:pointer-events|display)="none")*/>'
)
_IDLE = re.compile(r' (?:class|pointer-events|aria-[a-z]+|role|version|xmlns:xlink|width|height|opacity)="[^"]*"')
_EMPTY = re.compile(r"<g(?: [^<>]*)?></g>")
_TAG = re.compile(r"<(?!rect|image)[^<>]*>")
_DECIMALS = re.compile(r"-?[0-9]+\.[0-9]{3,}")


def draw(rows: Sequence[Mapping[str, str]]) -> list[bytes]:
    """The chart of each row's `spec` (JSON) as a `png`, or as an `svg` that names the row's `font`, if any."""
    import vl_convert  # with an engine of its own, which only the process that draws needs

    _register_fonts()
    drawn = []
    for row in rows:
        spec = json.loads(row["spec"])
        if row["as"] == "png":
            made = vl_convert.vegalite_to_png(spec, vl_version=_VERSION, scale=_PIXELS)
            drawn.append(png.packed(Image.open(io.BytesIO(made)), _COLORS))
        else:
            drawn.append(_named(_stripped(vl_convert.vegalite_to_svg(spec, vl_version=_VERSION)), row["font"]))
    return drawn


@lru_cache(maxsize=1)
def _register_fonts() -> tempfile.TemporaryDirectory[str]:
    """Make the fonts known, once: the library reads their files each time, so these stay while the process does."""
    import vl_convert

    folder = tempfile.TemporaryDirectory()
    for weight in _WEIGHTS:
        _own_name(weight).save(Path(folder.name) / f"{weight}.ttf")
    vl_convert.register_font_directory(folder.name)
    return folder


def _named(svg: str, font: str) -> bytes:
    return svg.replace(f' font-family="{FAMILY}"', f' font-family="{font}"' if font else "").encode()


def _own_name(weight: str) -> TTFont:
    font = TTFont(_FILES / f"SourceSerifPro-{weight}.ttf", lazy=False, recalcTimestamp=False)
    for record in font["name"].names:
        if record.nameID in _NAMES:
            record.string = FAMILY if record.nameID in (1, 16) else f"{FAMILY.replace(' ', '')}-{weight}"
    return font


def _stripped(svg: str) -> str:
    """Return an SVG without the hooks of scripts and without a fixed size."""
    svg = _TAG.sub(lambda tag: _IDLE.sub("", tag[0]), _NOTHING.sub("", svg))
    while _EMPTY.search(svg):
        svg = _EMPTY.sub("", svg)
    return _DECIMALS.sub(lambda number: f"{float(number[0]):.2f}".rstrip("0").rstrip("."), svg)

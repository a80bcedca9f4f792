"""QR codes (ISO/IEC 18004) of the short addresses, as SVG, and all of them in one archive."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import segno

from ...cache import Row, cached
from ...config import Config
from ...content.model import Edition
from ..attribution import short_address
from .cards import things

FILE = "qr.svg"
ARCHIVE = "data/qr-codes.zip"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def svg(address: str) -> bytes:
    """A code that still reads with 15 percent of it damaged (level M), with the quiet margin that the standard asks for."""
    code = segno.make_qr(address, error="m")
    drawn = io.BytesIO()
    code.save(drawn, kind="svg", xmldecl=False, title=address, border=4, light="#fff", svgclass=None, lineclass=None)
    return drawn.getvalue()


def _draw(rows: Sequence[Row]) -> list[bytes]:
    return [svg(row["address"]) for row in rows]


def write(edition: Edition, config: Config, folder: Path) -> None:
    """Writes each code beside its short address, `p3-2/qr.svg`, and the archive of them all."""
    shown = things(edition)
    rows = [{"address": short_address(thing, config)} for thing in shown]
    drawn_codes = cached(config.cache, "codes", rows, _draw, [__file__], ["segno"])
    archive = folder / ARCHIVE
    archive.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for thing, drawn in zip(shown, drawn_codes, strict=True):
            (folder / thing.anchor).mkdir(exist_ok=True)
            (folder / thing.anchor / FILE).write_bytes(drawn)
            packed.writestr(zipfile.ZipInfo(f"{thing.anchor}.svg", _LONG_AGO), drawn, zipfile.ZIP_DEFLATED)

"""QR codes (ISO/IEC 18004) of the short addresses, as SVG and PNG, and all of the first in one archive."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from ... import workers
from ...cache import Row, each
from ...config import Config
from ...content.model import Edition
from ...drawing import codes
from ..attribution import short_address
from .cards import things

FILE, PICTURE = "qr.svg", "qr.png"
ARCHIVE = "data/qr-codes.zip"
_BATCH, _AT_ONCE = 240, 1920
"""So many codes are drawn by a process, and so many are held in memory."""
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def _draw(rows: Sequence[Row]) -> list[bytes]:
    return workers.in_batches(codes.draw, rows, _BATCH)


def drawn(edition: Edition, config: Config) -> Iterator[bytes]:
    """Every code, as SVG and then as PNG."""
    addresses = [short_address(thing, config) for thing in things(edition)]
    rows = [{"address": address, "form": form} for address in addresses for form in ("svg", "png")]
    return each(config.cache, "codes", rows, _draw, [codes.__file__], codes.PACKAGES, at_once=_AT_ONCE)


def write(edition: Edition, config: Config, folder: Path) -> None:
    """Write each code beside its short address, `p3-2/qr.svg` and `p3-2/qr.png`, and the archive of them all."""
    archive = folder / ARCHIVE
    archive.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        made = drawn(edition, config)
        for thing, code, picture in zip(things(edition), made, made, strict=True):
            (folder / thing.anchor).mkdir(exist_ok=True)
            (folder / thing.anchor / FILE).write_bytes(code)
            (folder / thing.anchor / PICTURE).write_bytes(picture)
            packed.writestr(zipfile.ZipInfo(f"{thing.anchor}.svg", _LONG_AGO), code, zipfile.ZIP_DEFLATED)

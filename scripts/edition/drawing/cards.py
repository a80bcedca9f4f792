"""Draws share cards, 1200 by 630 pixels, and the cover of a book for screens, 1200 by 1920: two pixels in a point."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pypdfium2 import PdfDocument

from . import png, typeset

PACKAGES = (*typeset.PACKAGES, *png.PACKAGES, "pypdfium2")
TEMPLATE, COVER = "card.typ", "cover.typ"
_COLORS = 16
_SCALE = 2
"""Pixels in a point."""


def draw(rows: Sequence[Mapping[str, Any]]) -> list[bytes]:
    """The card of each row as a PNG."""
    return _pictures(TEMPLATE, {"cards": rows})


def covers(rows: Sequence[Mapping[str, Any]]) -> list[bytes]:
    """The cover of each row as a PNG."""
    return [picture for row in rows for picture in _pictures(COVER, row)]


def _pictures(template: str, data: Mapping[str, Any]) -> list[bytes]:
    """The pages of a template. They are drawn from a PDF: a picture need not be packed and unpacked on the way."""
    with PdfDocument(typeset.pages(template, data)) as document:
        return [png.packed(page.render(scale=_SCALE).to_pil(), _COLORS) for page in document]

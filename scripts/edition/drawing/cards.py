"""Draws share cards: 1200 by 630 pixels, from the template's pages of 600 by 315 points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pypdfium2 import PdfDocument

from . import png, typeset

PACKAGES = (*typeset.PACKAGES, *png.PACKAGES, "pypdfium2")
TEMPLATE = "card.typ"
_COLORS = 16
_SCALE = 2
"""Pixels in a point."""


def draw(rows: Sequence[Mapping[str, Any]]) -> list[bytes]:
    """The card of each row as a PNG. It is drawn from a PDF: a picture need not be packed and unpacked on the way."""
    with PdfDocument(typeset.pages(TEMPLATE, {"cards": rows})) as document:
        return [png.packed(page.render(scale=_SCALE).to_pil(), _COLORS) for page in document]

"""One script for all that a page uses: what it does not use is not sent."""

from __future__ import annotations

import re
from pathlib import Path

from ...content.model import Edition
from ...language import calls
from . import bundle

_SCRIPTS = bundle.Kind(
    re.compile(r'\s*<script src="([^"]*assets/javascripts/[^"]+)" defer></script>'),
    "javascripts/edition.{}.js",
    "".join,
    lambda assets, name: f'\n<script src="{assets}{name}" defer></script>',
)


def translate(edition: Edition, folder: Path) -> None:
    """Fill the words of the edition's language into the scripts."""
    for file in folder.glob("assets/javascripts/*.js"):
        text = calls.translate(file.read_text(encoding="utf-8"), edition.settings.locale)
        file.write_text(text, encoding="utf-8", newline="\n")


def write(folder: Path) -> None:
    """Replace each page's scripts by one that holds them in their order."""
    bundle.write(folder, sorted(folder.rglob("*.html")), _SCRIPTS)


def like(html: str, made: str) -> str:
    """Return a page with the script that the same page made before has."""
    return bundle.like(html, made, _SCRIPTS.element, _SCRIPTS.element)

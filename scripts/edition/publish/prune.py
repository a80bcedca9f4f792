"""Removes what the theme copies into every site and no page of ours asks for."""

from __future__ import annotations

import shutil
from pathlib import Path


def write(folder: Path) -> None:
    """Leaves only our own assets: the theme's script, style and icon are not sent, so they are not published."""
    assets = folder / "assets"
    for name in ("lunr", "workers"):
        shutil.rmtree(assets / "javascripts" / name, ignore_errors=True)
    theirs = ("javascripts/*.min.js*", "javascripts/LICENSE", "stylesheets/*.min.css*", "images/favicon.png")
    for file in (file for pattern in theirs for file in assets.glob(pattern)):
        file.unlink()

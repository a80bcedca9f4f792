"""Removes what the theme copies into every site and no page of ours asks for."""

from __future__ import annotations

import shutil
from pathlib import Path


def write(folder: Path) -> None:
    """Leaves only our own assets: the theme's script, style and icon are not sent, so they are not published."""
    assets = folder / "assets"
    shutil.rmtree(assets / "javascripts", ignore_errors=True)
    for file in (*assets.glob("stylesheets/*.min.css*"), *assets.glob("images/favicon.png")):
        file.unlink()

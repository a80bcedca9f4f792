"""Removes what a generator and its theme copy into every site and no page of ours asks for."""

from __future__ import annotations

from pathlib import Path

from ...content.model import Edition

_INDEX = "search.json"
"""A generator's own index of words, which ours takes the place of."""


def write(edition: Edition, folder: Path) -> None:
    """Leaves only our own assets: the theme's scripts, styles and icons are not sent, so they are not published."""
    (folder / _INDEX).unlink(missing_ok=True)
    for path in sorted((folder / "assets").rglob("*"), reverse=True):
        if path.is_file() and path.relative_to(folder).as_posix() not in edition.files:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()

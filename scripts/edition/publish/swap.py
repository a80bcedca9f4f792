"""Puts a finished folder in the place of the last one, so that a reader never sees half of either."""

from __future__ import annotations

import shutil
from pathlib import Path


def swap(new: Path, site: Path) -> None:
    """Renames `new` to `site`, the old `site` having stepped aside; then removes the old one."""
    aside = site.with_name(site.name + ".old")
    shutil.rmtree(aside, ignore_errors=True)
    if site.exists():
        site.rename(aside)
    try:
        new.rename(site)
    except OSError:
        if aside.exists():
            aside.rename(site)
        raise
    shutil.rmtree(aside, ignore_errors=True)

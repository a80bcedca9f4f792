"""Puts a finished folder in the place of the last one, so that a reader never sees half of either.

Folders are renamed whole and never changed in place. So whenever a build is killed, `site/` is the last edition or the
new one; or it is absent, between two renames, the last one being `site.old/`, and the next build brings it back.
"""

from __future__ import annotations

import datetime
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import lock, rooms
from .config import Config

_ROOM = "build-"


@contextmanager
def staged(config: Config) -> Iterator[Path]:
    """An empty folder to build in, for one build at a time, once all is mended that a killed one has left.

    Raises CannotRun where another build is running.
    """
    config.cache.mkdir(exist_ok=True)
    with lock.held(config.cache / "build.lock", datetime.datetime.now()):
        for left in config.cache.glob(f"{_ROOM}*/"):
            shutil.rmtree(left, ignore_errors=True)
        rooms.clear(config.cache, rooms.PREVIEW)
        room = Path(tempfile.mkdtemp(prefix=_ROOM, dir=config.cache))
        try:
            restore(config.site, room)
            folder = room / "new"
            folder.mkdir()
            yield folder
        finally:
            shutil.rmtree(room, ignore_errors=True)


def swap(new: Path, site: Path) -> None:
    """Renames `new` to `site`, the old `site` having stepped aside; then removes the old one, by way of a folder
    beside `new`. Whatever the builder's own habits, anybody may read what is published."""
    for path in (new, *new.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() else 0o644)
    aside = _aside(site)
    if site.exists():
        site.rename(aside)
    try:
        new.rename(site)
    except OSError:
        restore(site, new.parent)
        raise
    restore(site, new.parent)


def restore(site: Path, room: Path) -> None:
    """Brings back a `site` that had stepped aside, if nothing took its place; else removes it, by way of `room`."""
    aside = _aside(site)
    if not aside.exists():
        return
    if not site.exists():
        aside.rename(site)
        return
    doomed = aside.rename(room / aside.name)  # first, so that half of a folder is never brought back
    shutil.rmtree(doomed)


def _aside(site: Path) -> Path:
    return site.with_name(site.name + ".old")

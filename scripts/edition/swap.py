"""Puts a finished folder in the place of the last one, so that a reader never sees half of either.

Folders are renamed whole and never changed in place. So whenever a build is killed, `site/` is the last edition or the
new one; or it is absent, between two renames, the last one being `site.old/`, and the next build brings it back.
"""

from __future__ import annotations

import datetime
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from . import lock, working_folders
from .config import CannotRun, Config

_ROOM = "build-"


@contextmanager
def staged(config: Config) -> Iterator[Path]:
    """An empty folder to build in, for one build at a time, once all is mended that a killed one has left.

    Raises CannotRun where another build is running, or where the result could not take its place.
    """
    config.cache.mkdir(exist_ok=True)
    _must_be_renamable(config.site, config.cache)
    with lock.held(config.cache / lock.BUILD, datetime.datetime.now()):
        for left in config.cache.glob(f"{_ROOM}*/"):
            shutil.rmtree(left, ignore_errors=True)
        working_folders.clear(config.cache, working_folders.PREVIEW)
        room = Path(tempfile.mkdtemp(prefix=_ROOM, dir=config.cache))
        try:
            recover(config.site, room)
            folder = room / "new"
            folder.mkdir()
            yield folder
        finally:
            shutil.rmtree(room, ignore_errors=True)


_IN_THE_WAY: tuple[tuple[str, Callable[[Path], bool]], ...] = (
    ("is a symbolic link", Path.is_symlink),
    ("is a disk of its own", os.path.ismount),
    ("is no folder", lambda path: path.exists() and not path.is_dir()),
)


def _must_be_renamable(site: Path, cache: Path) -> None:
    """One folder takes the place of another by its name alone. Raises CannotRun where something is in the way."""
    for path in (site, _aside(site)):
        for what, is_so in _IN_THE_WAY:
            if is_so(path):
                raise CannotRun(
                    f"{path.name}/ {what}, which a build cannot replace; move it away, and copy what is built."
                )
    if cache.stat().st_dev != site.parent.stat().st_dev:
        raise CannotRun(f"{cache.name}/ is on another disk than {site.name}/; a build is moved from one to the other.")


def swap(new: Path, site: Path) -> None:
    """Put `new` in the place of `site` by two renames, and remove the old one. Files and folders get modes 0644 and 0755.

    Raises OSError where a folder cannot be renamed; the old `site` is there again then.
    """
    for path in (new, *new.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() else 0o644)
    aside = _aside(site)
    if site.exists():
        site.rename(aside)
    try:
        new.rename(site)
    except OSError:
        recover(site, new.parent)
        raise
    recover(site, new.parent)


def recover(site: Path, room: Path) -> None:
    """Rename `site.old` back to `site` where there is none; else remove it, by way of `room`."""
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

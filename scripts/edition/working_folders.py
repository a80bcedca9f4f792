"""Folders below `.cache` that a process works in: what a killed one has left, the next one removes."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from . import lock

PREVIEW = "preview-"
_LOCK = ".lock"


@contextmanager
def working_folder(cache: Path, prefix: str) -> Iterator[Path]:
    """A new folder, removed at the end of the block. A file beside it is locked as long as its process lives."""
    cache.mkdir(exist_ok=True)
    clear(cache, prefix)
    handle, file = _mark(cache, prefix)
    folder = file.with_suffix("")
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(handle)
        file.unlink(missing_ok=True)


def _mark(cache: Path, prefix: str) -> tuple[int, Path]:
    """A file of a new name, locked, with its handle. Another process that clears up may take a file for a dead one's
    before it is locked; then a new one is made."""
    while True:
        handle, name = tempfile.mkstemp(_LOCK, prefix, cache)
        if lock.taken(handle) and Path(name).exists():
            return handle, Path(name)
        os.close(handle)


def clear(cache: Path, prefix: str) -> None:
    """Remove the folders that no living process works in."""
    for file in cache.glob(f"{prefix}*{_LOCK}"):
        with suppress(OSError):
            handle = os.open(file, os.O_RDWR)
            try:
                if lock.taken(handle):
                    shutil.rmtree(file.with_suffix(""), ignore_errors=True)
                    file.unlink(missing_ok=True)
            finally:
                os.close(handle)
    for folder in cache.glob(f"{prefix}*/"):
        if not folder.with_suffix(_LOCK).exists():
            shutil.rmtree(folder, ignore_errors=True)

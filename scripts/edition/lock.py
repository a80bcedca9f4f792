"""One build at a time: a locked file that says who holds it.

The lock is the kernel's, so it ends with its holder, however that ends: what a dead process wrote in the file holds
nobody up.
"""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .config import CannotRun

BUILD = "build.lock"
"""The file in the cache that whoever builds holds."""

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _take(handle: int) -> None:
        os.lseek(handle, 1 << 30, os.SEEK_SET)  # beyond the note, which others must be able to read
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def taken(handle: int) -> bool:
    """Take the lock of an open file, for as long as it is open. False where another process has it."""
    try:
        _take(handle)
    except (BlockingIOError, PermissionError):
        return False
    return True


@contextmanager
def held(file: Path, now: datetime.datetime) -> Iterator[None]:
    """Hold the lock to the end of the block. Raises CannotRun, with who has it, where another process does."""
    with file.open("a+", encoding="utf-8") as note:
        if not taken(note.fileno()):
            note.seek(0)
            holder = note.read().strip() or "a process that has just begun"
            raise CannotRun(
                f"Another build is running ({holder}); wait until it is done, or end it, then run the command again."
            )
        note.truncate(0)
        note.write(f"process {os.getpid()}, since {now:%Y-%m-%d %H:%M:%S}\n")
        note.flush()
        try:
            yield
        finally:
            note.truncate(0)

"""EPUBCheck over the book in EPUB: how many messages, and each of them."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from edition.publish.downloads.epub import FILE

from . import sites
from .measure import Row
from .tools import epubcheck


def epub(folder: Path, rounds: int) -> Iterator[Row]:
    """Once, whatever the rounds: it finds the same each time."""
    checker = epubcheck()
    if checker is None:
        return
    book = sites.ours(folder / "ours") / FILE
    words = ["java", "-jar", str(checker), "--usage", str(book)]
    started = time.perf_counter()
    told = subprocess.run(words, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - started
    messages = [line for line in (told.stdout + told.stderr).splitlines() if line.startswith(_KINDS)]
    for line in messages:
        print(line.replace(str(book), FILE))
    if told.returncode and not messages:
        raise SystemExit(f"EPUBCheck could not read {FILE}: {' '.join(told.stderr.split()) or 'it said nothing'}")
    yield Row(f"{book.stat().st_size / 1_000_000:.1f} MB", seconds, ratio=f"{len(messages)} messages")


_KINDS = ("FATAL", "ERROR", "WARNING", "INFO", "USAGE")

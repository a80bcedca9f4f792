"""From saving a page to its fault standing in what the preview's pages are sent."""

from __future__ import annotations

import signal
import statistics
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from .measure import Row, command, edition, environment


def serve(folder: Path, rounds: int) -> Iterator[Row]:
    root = edition(folder / "served", 1)
    words = command(root, "serve", "--port", "0")
    process = subprocess.Popen(words, env=environment(), stdout=subprocess.PIPE, text=True)
    address = next(line.split()[2] for line in process.stdout or () if line.startswith("Preview at"))
    times = []
    try:
        with urllib.request.urlopen(address + "-preview/events") as events:  # noqa: S310 (our own address)
            _until(events, '"build": 1')
            page = root / "docs/pathways/forcible-repatriation.md"
            text = page.read_text(encoding="utf-8")
            for _ in range(rounds):
                page.write_text(text + "\nThe labour.\n", encoding="utf-8")
                saved = time.perf_counter()
                _until(events, "PROSE001")
                times.append(time.perf_counter() - saved)
                page.write_text(text, encoding="utf-8")
                _until(events, '"faults": []')
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()
    yield Row("from saving to the fault", statistics.median(times))


def _until(events: object, words: str) -> None:
    for line in events:  # type: ignore[attr-defined]
        if words in line.decode():
            return

"""From saving a page to its new words standing in the page, and to its fault standing in what the page is sent."""

from __future__ import annotations

import signal
import statistics
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from .measure import Row, command, edition, environment

_PAGE, _FILE = "pathways/forcible-repatriation/", "docs/pathways/forcible-repatriation.md"


def serve(folder: Path, rounds: int) -> Iterator[Row]:
    root = edition(folder / "served", 1)
    words = command(root, "serve", "--port", "0")
    process = subprocess.Popen(words, env=environment(), stdout=subprocess.PIPE, text=True)
    address = next(line.split()[2] for line in process.stdout or () if line.startswith("Preview at"))
    until_page, until_fault = [], []
    try:
        with urllib.request.urlopen(f"{address}-preview/events?page={_PAGE}") as events:  # noqa: S310 (our own address)
            _until(events, '"build": 1')
            page = root / _FILE
            text = page.read_text(encoding="utf-8")
            for number in range(rounds):
                said = f"The labour of round {number}."
                page.write_text(f"{text}\n{said}\n", encoding="utf-8")
                saved = time.perf_counter()
                while said not in _read(address + _PAGE):
                    _until(events, '"build"')
                until_page.append(time.perf_counter() - saved)
                _until(events, "PROSE001")
                until_fault.append(time.perf_counter() - saved)
                page.write_text(text, encoding="utf-8")
                _until(events, '"faults": []')
                time.sleep(1)  # so that a site is never made while another round begins
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()
    yield Row("from saving to the page", statistics.median(until_page))
    yield Row("from saving to the fault", statistics.median(until_fault))


def _read(address: str) -> str:
    with urllib.request.urlopen(address) as answer:  # noqa: S310 (our own address)
        return str(answer.read().decode())


def _until(events: object, words: str) -> None:
    for line in events:  # type: ignore[attr-defined]
        if words in line.decode():
            return

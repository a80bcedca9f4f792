"""A build from nothing, one of the same sources again, and one after a page was changed; memory is that of all its processes."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Iterator
from pathlib import Path

from .measure import Row, Run, command, edition, run

_PAGE = "docs/about.md"


def build(folder: Path, rounds: int) -> Iterator[Row]:
    root = edition(folder / "built", 1)
    page, cache = root / _PAGE, root / ".cache"
    text = page.read_text(encoding="utf-8")
    runs: dict[str, list[Run]] = {"from nothing": [], "nothing changed": [], "one page changed": []}
    for number in range(rounds):
        page.write_text(text, encoding="utf-8")
        shutil.rmtree(cache, ignore_errors=True)
        runs["from nothing"].append(run(command(root)))
        runs["nothing changed"].append(run(command(root)))
        page.write_text(f"{text}\nWords of round {number}.\n", encoding="utf-8")
        runs["one page changed"].append(run(command(root)))
    for what, found in runs.items():
        processor = statistics.median(one.processor for one in found)
        seconds, memory = statistics.median(one.seconds for one in found), max(one.memory for one in found)
        yield Row(f"build, {what}", seconds, memory, f"{processor:.1f} s of the processors")

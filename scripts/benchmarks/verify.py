"""`build.py verify` beside a bare loop over lexbor's trees and beside lychee, on a made site and on a real one."""

from __future__ import annotations

import shutil
import statistics
import sys
from collections.abc import Callable, Iterator
from operator import attrgetter
from pathlib import Path

from . import bare_loop
from .documentation import make
from .measure import ROOT, Row, Run, command, run

PAGES = 2_000
_SECONDS, _PROCESSOR = attrgetter("seconds"), attrgetter("processor")
_BARE = "bare lexbor, two processes"


def verify(folder: Path, rounds: int, real: Path | None = None) -> Iterator[Row]:
    """In each round every one in turn, so that what else the machine does falls on all alike."""
    for name, site in {f"{PAGES:,} made pages": make(folder / "site", PAGES), "a real site": real}.items():
        if site is not None:
            yield from _beside(name, site.resolve(), rounds)


def _beside(name: str, site: Path, rounds: int) -> Iterator[Row]:
    loop = [sys.executable, bare_loop.__file__, str(site)]
    contenders = {
        "build.py verify": command(ROOT, "verify", str(site)),
        "bare lexbor, one process": [*loop, "1"],
        _BARE: [*loop, "2"],
    }
    lychee = shutil.which("lychee")
    if lychee:
        words = [
            "--offline",
            "--include-fragments=full",
            "--no-progress",
            "--index-files=index.html",
            f"--root-dir={site}",
        ]
        contenders["lychee with fragments"] = [lychee, *words, f"{site}/**/*.html"]
    runs: dict[str, list[Run]] = {what: [] for what in contenders}
    for _ in range(rounds):
        for what, words in contenders.items():
            runs[what].append(run(words, may_find=True))
    yardstick = runs[_BARE]
    for what, found in runs.items():
        wall, processor = (_ratio(found, yardstick, part) for part in (_SECONDS, _PROCESSOR))
        seconds = statistics.median(r.seconds for r in found)
        memory = max(r.memory for r in found)
        yield Row(f"{what}, {name}", seconds, memory, f"{wall:.2f} of the two, {processor:.2f} of their processor time")


def _ratio(found: list[Run], yardstick: list[Run], part: Callable[[Run], float]) -> float:
    return statistics.median(part(mine) / part(its) for mine, its in zip(found, yardstick, strict=True))

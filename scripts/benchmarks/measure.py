"""What every benchmark shares: a command measured from outside, and the row that tells of it."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .growth import grow

ROOT = Path(__file__).resolve().parents[2]
_RUN = "import sys; from pathlib import Path; from edition.cli import main; sys.exit(main(sys.argv[2:], Path(sys.argv[1])))"


_LOOK = 0.05
"""Seconds between two looks at the memory of processes."""


@dataclass(frozen=True)
class Row:
    """One measured thing: median seconds, memory in MB where it was looked at, and its ratio to another."""

    what: str
    seconds: float
    memory: float = 0.0
    ratio: str = ""


Benchmark = Callable[[Path, int], Iterable[Row]]
"""Measures in an empty folder, so many times; gives the rows of its table as they come."""


def edition(folder: Path, times: int) -> Path:
    """A copy of the edition, of so many times as many pages, that can be built."""
    grow(ROOT, folder, times)
    (folder / "scripts").mkdir()
    shutil.copy(ROOT / "scripts/mkdocs_hooks.py", folder / "scripts")
    return folder


def command(root: Path, *words: str) -> list[str]:
    return [sys.executable, "-c", _RUN, str(root), *words]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONUNBUFFERED": "1"}


@dataclass(frozen=True)
class Run:
    """One run of a process with all that it started: seconds by the clock and of the processors, largest memory in MB."""

    seconds: float
    processor: float
    memory: float


def run(words: list[str], may_find: bool = False) -> Run:
    """Run a command that must end well, or may also end with what it found."""
    started = time.perf_counter()
    process = subprocess.Popen(words, env=environment(), stdout=subprocess.DEVNULL)
    together = 0.0
    while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
        together = max(together, _memory_of_all(process.pid))
        time.sleep(_LOOK)
    _, status, usage = ended
    code = os.waitstatus_to_exitcode(status)
    if code and not (may_find and code in (1, 2)):
        raise SystemExit(f"{' '.join(words[2:])} ended with {code}.")
    return Run(time.perf_counter() - started, usage.ru_utime + usage.ru_stime, together or usage.ru_maxrss / 1024)


def _memory_of_all(process: int) -> float:
    """The memory in MB that a process and all that it started have, each page counted once; 0 where nothing tells it."""
    children: dict[int, list[int]] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parent = status.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[1]
            children.setdefault(int(parent), []).append(int(status.parent.name))
    waiting, total = [process], 0
    while waiting:
        one = waiting.pop()
        waiting += children.get(one, [])
        with suppress(OSError):
            lines = Path(f"/proc/{one}/smaps_rollup").read_text(encoding="utf-8").splitlines()
            total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def measured(words: list[str], rounds: int) -> tuple[float, float]:
    """Median seconds and largest memory in MB of a process."""
    runs = [run(words) for _ in range(rounds)]
    return statistics.median(r.seconds for r in runs), max(r.memory for r in runs)

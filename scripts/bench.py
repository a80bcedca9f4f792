#!/usr/bin/env python3
"""Measures, and prints medians and ratios: `python3 scripts/bench.py [NAME …] [--rounds N]`.

Nothing is asserted: the figures are a machine's, and mean something beside each other in one run.
"""

import bootstrap

bootstrap.enter("requirements.txt")

import argparse  # noqa: E402  (only inside the environment)
import os  # noqa: E402
import shutil  # noqa: E402
import signal  # noqa: E402
import statistics  # noqa: E402
import subprocess  # noqa: E402
import sys  # noqa: E402
import tempfile  # noqa: E402
import time  # noqa: E402
import urllib.request  # noqa: E402
from collections.abc import Callable  # noqa: E402
from dataclasses import dataclass  # noqa: E402
from pathlib import Path  # noqa: E402

from growth import grow  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
_RUN = "import sys; from pathlib import Path; from edition.cli import main; sys.exit(main(sys.argv[2:], Path(sys.argv[1])))"


@dataclass(frozen=True)
class Row:
    """One measured thing: median seconds, memory in MB where it was looked at, and its ratio to another."""

    what: str
    seconds: float
    memory: float = 0.0
    ratio: str = ""


def command(root: Path, *words: str) -> list[str]:
    return [sys.executable, "-c", _RUN, str(root), *words]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONUNBUFFERED": "1"}


def measured(words: list[str], rounds: int) -> tuple[float, float]:
    """Median seconds and largest memory in MB of a process."""
    times, memory = [], 0.0
    for _ in range(rounds):
        started = time.perf_counter()
        process = subprocess.Popen(words, env=environment(), stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        times.append(time.perf_counter() - started)
        if status:
            raise SystemExit(f"{' '.join(words[2:])} ended with {os.waitstatus_to_exitcode(status)}.")
        memory = max(memory, usage.ru_maxrss / 1024)
    return statistics.median(times), memory


def check(folder: Path, rounds: int) -> list[Row]:
    """`build.py check` beside the full build, and on an edition of 10 and of 50 times as many pages."""
    rows = []
    real = grow(ROOT, folder / "1", 1)
    (real / "scripts").mkdir()
    shutil.copy(ROOT / "scripts/mkdocs_hooks.py", real / "scripts")
    build, memory = measured(command(real), rounds)
    rows.append(Row("build", build, memory))
    once, memory = measured(command(real, "check"), rounds)
    rows.append(Row("check", once, memory, f"{once / build:.3f} of the build"))
    for times in (10, 50):
        grown, memory = measured(command(grow(ROOT, folder / str(times), times), "check"), rounds)
        rows.append(Row(f"check, {times} times the pages", grown, memory, f"{grown / once:.1f} times one"))
    return rows


def serve(folder: Path, rounds: int) -> list[Row]:
    """From saving a page to its fault standing in what the preview's pages are sent."""
    root = grow(ROOT, folder / "served", 1)
    (root / "scripts").mkdir()
    shutil.copy(ROOT / "scripts/mkdocs_hooks.py", root / "scripts")
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
    return [Row("from saving to the fault", statistics.median(times))]


def _until(events: object, words: str) -> None:
    for line in events:  # type: ignore[attr-defined]
        if words in line.decode():
            return


BENCHMARKS: dict[str, Callable[[Path, int], list[Row]]] = {"check": check, "serve": serve}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(BENCHMARKS)}; all without one")
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    unknown = set(asked.names) - set(BENCHMARKS)
    if unknown:
        parser.error(f"there is no benchmark {', '.join(sorted(unknown))}; known are {', '.join(BENCHMARKS)}")
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, medians of {asked.rounds}")
    for name in asked.names or BENCHMARKS:
        with tempfile.TemporaryDirectory() as folder:
            for row in BENCHMARKS[name](Path(folder), asked.rounds):
                memory = f"{row.memory:6.0f} MB" if row.memory else " " * 9
                print(f"{name:8} {row.what:32} {row.seconds:8.2f} s {memory}  {row.ratio}", flush=True)


if __name__ == "__main__":
    main()

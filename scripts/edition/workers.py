"""Run a function over batches of rows in processes of their own, on every processor; their memory ends with them.

A process makes one batch and ends: `python -m edition.workers MODULE:FUNCTION`, the batch pickled on its input, the results
on its output.
"""

from __future__ import annotations

import importlib
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .config import CannotRun

_BUILDS = "EDITION_BUILDS_AT_ONCE"


@contextmanager
def divided(builds: int) -> Iterator[None]:
    """Divides the processors among so many builds, of which each may be a process that is started here."""
    os.environ[_BUILDS] = str(builds)
    try:
        yield
    finally:
        del os.environ[_BUILDS]


def _processors() -> int:
    return max(1, (os.cpu_count() or 1) // int(os.environ.get(_BUILDS, "1")))


def in_batches(
    make: Callable[[Sequence[Any]], Sequence[Any]], rows: Sequence[Any], size: int, at_once: int | None = None
) -> list[Any]:
    """Return what a function of a module makes of rows, in batches, as many at a time as this build has processors.

    `at_once` is how many at most.

    An exception that it raises is raised here; that of an earlier batch first. Raises CannotRun where a process dies.
    """
    name = f"{make.__module__}:{make.__qualname__}"
    with ThreadPoolExecutor(at_once or _processors()) as pool:
        batches = [rows[at : at + size] for at in range(0, len(rows), size)]
        return [result for made in pool.map(lambda batch: _made(name, batch), batches) for result in made]


def _made(name: str, batch: Sequence[Any]) -> Sequence[Any]:
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "edition.workers", name],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1])},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        said, _ = process.communicate(pickle.dumps(batch))
    except BaseException:
        process.kill()
        process.wait()
        raise
    if process.returncode:
        raise CannotRun(f"A process that made {len(batch)} of the files to publish broke off ({process.returncode}).")
    result: Sequence[Any] | Exception = pickle.loads(said)  # noqa: S301 (from our own process)
    if isinstance(result, Exception):
        raise result
    return result


def main(name: str) -> None:
    module, _, function = name.partition(":")
    batch = pickle.load(sys.stdin.buffer)  # noqa: S301 (from our own process)
    result: Sequence[Any] | Exception
    try:
        result = getattr(importlib.import_module(module), function)(batch)
    except Exception as error:
        result = error
    sys.stdout.buffer.write(pickle.dumps(result))


if __name__ == "__main__":
    main(sys.argv[1])

"""Who reads: one reader in this process for a small site; for a large one two or more, each in a process of its own.

A reader reads its share, and looks again at the suspects in it, with all it learned on the way.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from ..content.places import Fault
from .look import Page, look
from .sift import Demand, Entry, Reader
from .site import Judgment

LARGE = 8_000_000
LARGE_OF_OURS = 24_000_000
"""Bytes from which on a second process is worth its start; inside a build, which has more in memory, of more."""

T = TypeVar("T")
PageCheck = Callable[[Page, Judgment], Iterable[Fault]]
Found = list[tuple[str, Fault]]


@dataclass(frozen=True, slots=True)
class Share:
    """Some of a site's files, with the targets that their numbers mean."""

    entries: list[Entry]
    targets: list[str]

    def suspects(self, known: Judgment) -> list[str]:
        """The files in which something must be wrong, or may be."""
        bad = {number for number, target in enumerate(self.targets) if target in known.faults}
        return [
            e.path
            for e in self.entries
            if e.odd or not bad.isdisjoint(e.targets) or e.path in known.misnamed or e.path in known.circles
        ]


class Crew:
    """The readers of a site's files. Raises OSError where a file cannot be read."""

    def __init__(self, folder: Path, paths: list[str], demand: Demand, base: str) -> None:
        sizes = [(folder / path).stat().st_size for path in paths]
        number = min(os.cpu_count() or 1, 1 + sum(sizes) // (LARGE_OF_OURS if demand is Demand.OURS else LARGE))
        self._paths = _shares(paths, sizes, number)
        self._stack = ExitStack()
        self._reader = Reader(folder, demand, base) if number == 1 else None
        self._processes = [
            self._stack.enter_context(ProcessPoolExecutor(1, initializer=_start, initargs=(folder, demand, base)))
            for _ in self._paths
            if self._reader is None
        ]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def read(self) -> list[Share]:
        if self._reader is not None:
            return [_read(self._reader, self._paths[0])]
        return _results(p.submit(_read_here, paths) for p, paths in zip(self._processes, self._paths, strict=True))

    def look(self, shares: list[Share], known: Judgment, asked: dict[str, PageCheck]) -> Found:
        """What the checks find in the suspects."""
        suspects = [share.suspects(known) for share in shares]
        if self._reader is not None:
            return _look(self._reader, suspects[0], known, asked)
        jobs = zip(self._processes, suspects, strict=True)
        return list(chain(*_results(p.submit(_look_here, paths, known, asked) for p, paths in jobs if paths)))


def _shares(paths: list[str], sizes: list[int], number: int) -> list[list[str]]:
    """The paths cut into stretches of about the same weight."""
    shares: list[list[str]] = [[] for _ in range(number)]
    before, whole = 0, sum(sizes) + 1
    for path, size in zip(paths, sizes, strict=True):
        shares[before * number // whole].append(path)
        before += size
    return shares


def _results(futures: Iterable[Future[T]]) -> list[T]:
    return [future.result() for future in list(futures)]


def _read(reader: Reader, paths: list[str]) -> Share:
    return Share([reader.read(path) for path in paths], reader.targets)


def _look(reader: Reader, paths: list[str], known: Judgment, asked: dict[str, PageCheck]) -> Found:
    pages = (look(reader, path, known) for path in paths)
    return [(code, fault) for page in pages for code, check in asked.items() for fault in check(page, known)]


# In a process of its own: its one reader.
_own: list[Reader] = []


def _start(folder: Path, demand: Demand, base: str) -> None:
    _own[:] = [Reader(folder, demand, base)]


def _read_here(paths: list[str]) -> Share:
    return _read(_own[0], paths)


def _look_here(paths: list[str], known: Judgment, asked: dict[str, PageCheck]) -> Found:
    return _look(_own[0], paths, known, asked)

"""`build.py check` beside the full build, and on an edition of 10 and of 50 times as many pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .growth import grow
from .measure import ROOT, Row, command, edition, measured


def check(folder: Path, rounds: int) -> Iterator[Row]:
    real = edition(folder / "1", 1)
    build, memory = measured(command(real), rounds)
    yield Row("build", build, memory)
    once, memory = measured(command(real, "check"), rounds)
    yield Row("check", once, memory, f"{once / build:.3f} of the build")
    for times in (10, 50):
        grown, memory = measured(command(grow(ROOT, folder / str(times), times), "check"), rounds)
        yield Row(f"check, {times} times the pages", grown, memory, f"{grown / once:.1f} times one")

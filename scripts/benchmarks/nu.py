"""The Nu HTML checker over every page of the site: how many errors, and each of them."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from . import sites
from .measure import Row
from .tools import NU, tool


def nu(folder: Path, rounds: int) -> Iterator[Row]:
    """Once, whatever the rounds: it finds the same each time."""
    package = tool(NU, "java")
    if package is None:
        return
    site = sites.ours(folder / "ours")
    words = [
        "java",
        "-Xss4m",
        "-jar",
        str(package / "build/dist/vnu.jar"),
        "--errors-only",
        "--skip-non-html",
        str(site),
    ]
    started = time.perf_counter()
    told = subprocess.run(words, capture_output=True, text=True, check=False).stderr.splitlines()
    seconds = time.perf_counter() - started
    errors = [line.replace(site.as_uri(), "") for line in told if ": error:" in line]
    for line in errors:
        print(line)
    yield Row(f"{len(list(site.rglob('*.html')))} pages", seconds, ratio=f"{len(errors)} errors")

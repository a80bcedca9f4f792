"""`withhold`: puts names on the do-not-name list, as digests."""

from __future__ import annotations

import argparse
import sys

from ..config import CannotRun, Config
from ..content.load import WITHHELD
from ..content.withheld import entry
from ..counting import count


def run(asked: argparse.Namespace, config: Config) -> int:
    """Read names from the terminal or a pipe, one a line, so that no shell and no list of processes keeps them."""
    if sys.stdin.isatty():
        print("One name a line, each spelling on a line of its own; an empty line ends.", flush=True)
    path = config.root / WITHHELD
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    new: set[str] = set()
    for line in sys.stdin:
        if not line.strip():
            break
        found = entry(line)
        if not found:
            raise CannotRun("A name without a letter cannot be put on the list; write it in letters.")
        new.add(found)
    new.difference_update(lines)
    if new:
        path.parent.mkdir(parents=True, exist_ok=True)
        remarks = [line for line in lines if line.startswith("#")]
        digests = sorted({*lines, *new} - {*remarks, ""})  # so that their order tells nothing
        path.write_text("".join(f"{line}\n" for line in (*remarks, *digests)), encoding="utf-8", newline="\n")
    print(f"{count(len(new), 'name')} put on {WITHHELD}.")
    return 0

"""`check`: the rules over the sources only."""

from __future__ import annotations

import argparse

from ..check.run import run as check
from ..config import Config
from .edition import inventory, read, say_stale, say_unseen
from .report import report


def run(asked: argparse.Namespace, config: Config) -> int:
    edition = read(config)
    status = report(check(edition), asked.format, config)
    say_unseen(edition)
    say_stale(edition)
    if asked.format == "text" and not status:
        print(f"No faults: {inventory(edition)}.")
    return status

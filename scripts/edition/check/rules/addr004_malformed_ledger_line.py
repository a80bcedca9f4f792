"""A line of the ledger cannot be read.

What it promises would not be kept.

Bad:  2026-11-24 p3-2 live
Good: 2026-11-24 /p3-2/ live
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    yield from (p.fault for p in edition.problems if p.kind == "ledger")

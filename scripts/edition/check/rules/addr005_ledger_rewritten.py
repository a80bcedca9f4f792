"""The repository's history shows a line of the ledger that was removed or altered.

The ledger is append-only: it is the record of every address ever promised.

Bad:  deleting the line '2026-11-24 /p3-2/ live'
Good: adding the line '2026-12-01 /p3-2/ retired merged into P3.1'
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    yield from (p.fault for p in edition.problems if p.kind == "history")

"""A line of the record of published words cannot be read.

The words that it stands for could be changed unnoticed.

Bad:  2026-11-24 p3-2 0123456789abcdef
Good: 2026-11-24 P3.2 0123456789abcdef
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    yield from (p.fault for p in edition.problems if p.kind == "wording")

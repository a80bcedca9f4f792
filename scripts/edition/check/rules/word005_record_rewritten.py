"""The repository's history shows a line of the record of published words that was removed or altered.

Changed words would pass for those that were published first.

Bad:  altering the digest in the line '2026-11-24 P3.2 0123456789abcdef'
Good: adding the line '2026-12-01 P3.2 fedcba9876543210' after it
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    yield from (p.fault for p in edition.problems if p.kind == "wording-history")

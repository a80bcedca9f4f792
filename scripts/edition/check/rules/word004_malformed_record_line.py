"""A line of the record of published words cannot be read, or its digest is not that of its words.

The words that it stands for could be changed unnoticed.

Bad:  2026-11-24 p3-2 0123456789abcdef record, verified: Article 33 bars …
Good: 2026-11-24 P3.2 0123456789abcdef record, verified: Article 33 bars …, with the digest that the command wrote
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    yield from (p.fault for p in edition.problems if p.kind == "wording")

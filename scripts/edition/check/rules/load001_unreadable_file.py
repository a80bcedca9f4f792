"""A file that the edition needs is missing, cannot be read, is not UTF-8, holds what cannot be seen, or is a link.

Nothing it says would reach a reader.

Bad:  a page saved in Latin-1
Good: the same page saved as UTF-8
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    yield from (p.fault for p in edition.problems if p.kind == "unreadable")

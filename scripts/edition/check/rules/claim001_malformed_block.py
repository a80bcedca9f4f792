"""A block is not written so that it opens and closes, and would be printed as text or lose what it holds.

A reader would see slashes where a claim should be, without its label and address.

Bad:  /// claim | P3.1 with no closing line
Good: /// claim | P3.1 … ///
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    yield from (p.fault for p in edition.problems if p.kind == "block")

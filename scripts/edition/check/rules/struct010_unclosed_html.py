"""A comment, or an HTML element of block level, is opened and never closed.

It would be printed as it stands, or take the rest of the page with it.

Bad:  <!-- the panel's answer is awaited
Good: <!-- the panel's answer is awaited -->
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    yield from (p.fault for p in edition.problems if p.kind == "unclosed")

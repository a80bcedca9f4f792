"""A page has no text at all.

A reader would follow a link to nothing.

Bad:  an empty file
Good: front matter with a title, and a body
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    yield from (p.fault for p in edition.problems if p.kind == "empty")

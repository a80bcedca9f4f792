"""A value without quotation marks is followed by words that YAML takes for a comment.

They would be lost, and nobody would see that they are.

Bad:  title: Method # How it is made
Good: title: "Method # How it is made"
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    yield from (p.fault for p in edition.problems if p.kind == "swallowed")

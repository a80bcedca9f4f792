"""A data file or a page's front matter is not YAML of the kind read here.

One stray tab or colon would hide everything after it.

Bad:  title: Returns: what happens
Good: title: "Returns: what happens"
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    yield from (p.fault for p in edition.problems if p.kind == "yaml")

"""A page or a data file has no text at all.

A reader would follow a link to nothing, and nothing that the file should say could be checked.

Bad:  an empty file
Good: front matter with a title, and a body; or the records of the last version
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    yield from (p.fault for p in edition.problems if p.kind == "empty")

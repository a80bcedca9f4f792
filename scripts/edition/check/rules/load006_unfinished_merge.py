"""A file holds the marks of a merge that was not finished, or of a patch.

Both versions would be published, with the marks between them.

Bad:  <<<<<<< HEAD … ======= … >>>>>>> branch
Good: one version, and no marks
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    yield from (p.fault for p in edition.problems if p.kind == "merge")

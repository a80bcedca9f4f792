"""A file is a copy that an editor or a tool left behind.

It would be published beside the file that it is a copy of.

Bad:  docs/method.md.orig, docs/method (1).md, docs/method.md~
Good: docs/method.md
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    yield from (p.fault for p in edition.problems if p.kind == "leaving")

"""A link leads to a note by the number that the build gave it.

The number belongs to another note as soon as a citation is added before it.

Bad:  [the source](about.md#note-4)
Good: [the source](sources.md#un-coi-2014)
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..links import astray


def check(edition: Edition) -> Iterator[Fault]:
    for wrong in astray(edition).get("numbered", ()):
        said = f"'#{wrong.target}' is a number that the build gives"
        yield Fault(wrong.link.span, said, "link to the claim, as in '#p3-2', or to its source")

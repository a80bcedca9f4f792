"""A bracket with an '@' is not a citation that can be read.

It would be printed as it stands, and no note would follow.

Bad:  [@un-coi-2014 para 46]
Good: [@un-coi-2014, para. 46]
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    yield from (p.fault for p in edition.problems if p.kind == "citation")

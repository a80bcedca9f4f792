"""A relation is not written as a unit with a reason.

A link without a reason cannot be judged.

Bad:  leads_to: [F3]
Good: leads_to: {F3: "Returnees are punished for having left."}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    yield from (p.fault for p in edition.problems if p.kind == "relation")

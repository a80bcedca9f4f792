"""A claim names the same fact, statement or premise twice.

It would seem to rest on more than it does.

Bad:  facts: UN-160, UN-160
Good: facts: UN-160
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    for claim in edition.claims:
        for option in ("statement", "facts", "from"):
            seen = set()
            for named in claim.listed(option):
                if named.value in seen:
                    yield Fault(named.span, f"'{named.value}' is named twice", "name it once")
                seen.add(named.value)

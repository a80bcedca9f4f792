"""A link is not written as one.

It is printed with its brackets, and leads nowhere.

Bad:  [the drivers] (drivers.md), (the drivers)[drivers.md]
Good: [the drivers](drivers.md)
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    for page in edition.pages:
        for raw in page.raw_links:
            yield Fault(raw.span, "this is printed as it stands, and is no link", f"write '{raw.value}'")

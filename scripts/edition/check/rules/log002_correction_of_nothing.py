"""A line of the corrections does not say what it corrects.

No page could show it, and whoever relied on what was wrong would not learn of it.

Bad:  A date was wrong.
Good: P3.2 gave the date as 3 March; it is 13 March, by the source.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content import log
from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    for entry in log.entries(edition, log.CORRECTIONS):
        for line in entry.lines:
            if not line.touches and not line.claims:
                hint = "name the claim by its id ('P3.2 said …'), or link to the page"
                yield Fault(line.span, "the correction names no claim and no page", hint)

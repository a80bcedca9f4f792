"""A piece of Markdown stands inside an HTML element of block level.

The renderer leaves it alone, and it is printed with its marks.

Bad:  <div>Wells were dry [@un-coi-2014, para. 46].</div>
Good: Wells were dry [@un-coi-2014, para. 46].
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    yield from (p.fault for p in edition.problems if p.kind == "markdown-in-html")

"""A file is published that no page, template, style sheet, script or setting names.

It would be sent and archived with the edition, and nobody could say what it is for.

Bad:  docs/assets/images/old-map.svg, and no link to it
Good: ![The border along the Tumen river](../assets/images/map.svg)
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault, Span
from ..assets import unused


def check(edition: Edition) -> Iterator[Fault]:
    for file in unused(edition):
        yield Fault(Span(f"docs/{file}", 1), f"nothing names '{file}'", "link to it, or remove the file")

"""A link leads to an address of this edition that moved or was retired.

The reader would be sent on, or be told that it is gone, by a page that stands in for it.

Bad:  [returns](returns.md) after it moved
Good: [returns](forcible-repatriation.md)
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..links import astray


def check(edition: Edition) -> Iterator[Fault]:
    for wrong in astray(edition).get("moved", ()):
        retired = wrong.better == "retired"
        hint = "link to what took its place, or take the link out" if retired else f"write '{wrong.better}'"
        yield Fault(wrong.link.span, f"'{wrong.target}' {'was retired' if retired else 'has moved'}", hint)

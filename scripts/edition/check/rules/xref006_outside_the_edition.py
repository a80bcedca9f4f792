"""A link leads past the root of the edition.

What lies there is not published, or is not ours.

Bad:  [the license](../../LICENSE)
Good: [the license](../cite.md#license)
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..links import astray


def check(edition: Edition) -> Iterator[Fault]:
    for wrong in astray(edition).get("outside", ()):
        hint = "it has more '../' than the page has folders above it, or names a file outside docs/"
        yield Fault(wrong.link.span, f"'{wrong.target}' leads out of docs/", hint)

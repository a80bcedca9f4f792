"""A link begins at the root of the host.

The edition is published under a sub-path, where the link leads out of it.

Bad:  [drivers](/pathways/drivers.md)
Good: [drivers](../pathways/drivers.md)
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..links import astray


def check(edition: Edition) -> Iterator[Fault]:
    for wrong in astray(edition).get("absolute", ()):
        hint = (
            f'write "{wrong.better}"'
            if wrong.better
            else "write it relative to the page, as in '../pathways/drivers.md'"
        )
        yield Fault(wrong.link.span, f"'{wrong.target}' begins at the root of the host", hint)

"""An address is that of a service that shortens addresses, or sends on to them.

It hides where it leads, tells the service who reads, and ends when the service does.

Bad:  https://bit.ly/3abc
Good: https://www.csis.org/analysis/
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..web import SHORTENERS, behind, host, outside


def check(edition: Edition) -> Iterator[Fault]:
    for written in outside(edition):
        target = behind(written.address)
        if target is not None or host(written.address).removeprefix("www.") in SHORTENERS:
            said = f"'{written.address}' hides the address it stands for"
            yield Fault(written.span, said, f"write '{target}'" if target else _OPEN)


_OPEN = "open it, and write the address that it leads to"

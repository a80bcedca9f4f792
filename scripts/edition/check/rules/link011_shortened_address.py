"""An address is that of a service that shortens addresses.

It hides where it leads, tells the service who reads, and ends when the service does.

Bad:  https://bit.ly/3abc
Good: https://www.csis.org/analysis/
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..web import SHORTENERS, host, outside


def check(edition: Edition) -> Iterator[Fault]:
    for written in outside(edition):
        if host(written.address).removeprefix("www.") in SHORTENERS:
            said = f"'{written.address}' hides the address it stands for"
            yield Fault(written.span, said, "open it, and write the address that it leads to")

"""An address begins with `http:` though its host can be asked with `https:`.

Anyone on the way could see what is read, or change it.

Bad:  http://www.csis.org/
Good: https://www.csis.org/
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..web import insecure


def check(edition: Edition) -> Iterator[Fault]:
    for written in insecure(edition):
        hint = f"write 'https:{written.address.partition(':')[2]}'"
        yield Fault(written.span, f"'{written.address}' is asked without encryption", hint)

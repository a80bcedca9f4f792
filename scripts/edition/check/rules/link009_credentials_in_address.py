"""An address holds a user name or a password.

Whoever reads the page could use them.

Bad:  https://reader:secret@example.org/
Good: https://example.org/
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..web import credentials, host, outside


def check(edition: Edition) -> Iterator[Fault]:
    for written in outside(edition):
        found = "" if written.record else credentials(written.address)
        if found:
            said = f"the address of '{host(written.address)}' holds a user name or password"
            yield Fault(written.span, said, "take it out, and change the password if it was real")

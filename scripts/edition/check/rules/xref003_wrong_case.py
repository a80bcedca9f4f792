"""A link writes a file in capitals or small letters in another way than it is named.

It works on some editors' machines, and leads to an error page on the server.

Bad:  [drivers](Drivers.md)
Good: [drivers](drivers.md)
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..links import astray


def check(edition: Edition) -> Iterator[Fault]:
    for wrong in astray(edition).get("case", ()):
        said = f"'{wrong.target}' differs from the file's name in capitals and small letters"
        yield Fault(wrong.link.span, said, f"write '{wrong.better}'")

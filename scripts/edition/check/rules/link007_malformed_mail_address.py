"""A mail address in a link is not one to which mail could be sent.

A mail program would open with nobody to write to.

Bad:  [write](mailto:editor)
Good: [write](mailto:editor@example.org)
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..web import outside, wrong_mail


def check(edition: Edition) -> Iterator[Fault]:
    for written in outside(edition):
        wrong = wrong_mail(written.address)
        if wrong:
            yield Fault(
                written.span, f"'{written.address}' {wrong}", "for example 'mailto:editor@example.org?subject=P3.2'"
            )

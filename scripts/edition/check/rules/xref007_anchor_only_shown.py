"""A link leads to an anchor that stands only in code or in a comment.

It looks as if it were there, and the browser does not find it.

Bad:  [how](#how) with `{ #how }` in code
Good: [how](#how) with ## How { #how }
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..links import astray


def check(edition: Edition) -> Iterator[Fault]:
    for wrong in astray(edition).get("shown", ()):
        said = f"'#{wrong.target}' stands only in code or a comment of '{wrong.better}'"
        yield Fault(wrong.link.span, said, f"give a heading the id '{{ #{wrong.target} }}', or link to another")

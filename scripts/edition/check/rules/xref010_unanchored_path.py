"""A path in a template is relative to a page that the template does not know.

It leads to another place from each page, and to none from most.

Bad:  <a href="about/">
Good: <a href="{{ 'about/' | url }}">
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..links import astray


def check(edition: Edition) -> Iterator[Fault]:
    for wrong in astray(edition).get("unanchored", ()):
        said = f"'{wrong.target}' is relative to whatever page the template is used for"
        yield Fault(wrong.link.span, said, f'write "{wrong.better}"')

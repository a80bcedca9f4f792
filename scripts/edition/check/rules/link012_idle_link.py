"""A link stands in a text that is printed as it stands: in a title, a summary, a reason or a list.

The reader would see its brackets, and could not follow it.

Bad:  summary: See [the drivers](drivers.md).
Good: summary: See the drivers.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..values import marked, values


def check(edition: Edition) -> Iterator[Fault]:
    for value in values(edition):
        for offset, length in marked(value.text):
            span = value.span.within(offset, length)
            yield Fault(
                span, f"a link in {value.where} is printed as it stands", "say it in words, and link in the page's text"
            )

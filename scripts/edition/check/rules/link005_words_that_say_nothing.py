"""The words of a link do not say where it leads.

Read by themselves, as in a list of the links of a page, they are all alike.

Bad:  The drivers are [here](drivers.md).
Good: The paper names [four drivers](drivers.md).
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..worded import NOTHING, said, worded


def check(edition: Edition) -> Iterator[Fault]:
    for span, words in worded(edition):
        if said(words) in NOTHING:
            hint = "make the link of the words that name it, as in '[the drivers](drivers.md)'"
            yield Fault(span, f"the words '{words}' do not say where the link leads", hint)

"""The address of a link is not written as one.

No browser could open it, or each would guess something else.

Bad:  [CSIS](www.csis.org/a page)
Good: [CSIS](https://www.csis.org/a-page)
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ...content.model import Edition
from ...content.places import Fault
from ..web import hint_for, wrong_form


def check(edition: Edition) -> Iterator[Fault]:
    links = chain(*(page.links for page in edition.pages), *(document.links for document in edition.documents))
    for link in links:
        wrong = wrong_form(link)
        if wrong:
            yield Fault(link.span, f"the address '{link.target}' {wrong}", hint_for(link.target))

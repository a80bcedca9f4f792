"""A link leads to an anchor that its page does not have.

The reader would land at the top of the page and not find the passage.

Bad:  [P3.2](forcible-repatriation.md#p3.2)
Good: [P3.2](forcible-repatriation.md#p3-2)
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..links import astray
from ..suggest import nearest


def check(edition: Edition) -> Iterator[Fault]:
    for wrong in astray(edition).get("anchor", ()):
        near = nearest(wrong.target, wrong.known)
        path = wrong.link.target.partition("#")[0]
        hint = f"did you mean '{path}#{near}'?" if near else "give the heading an id, or link to the page"
        if wrong.known and _same(wrong.target, wrong.known[0]):
            hint = "its letters are composed in another way; copy the id from its heading"
        yield Fault(wrong.link.span, f"'{wrong.better or 'the template'}' has no anchor '#{wrong.target}'", hint)


def _same(anchor: str, known: str) -> bool:
    return unicodedata.normalize("NFC", anchor) == unicodedata.normalize("NFC", known)

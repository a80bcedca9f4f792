"""The keys of the front matter stand in another order than the kind of page has them.

Editors find a key where it always stands.

Bad:  kind: page, then title: Method
Good: title: Method, then kind: page
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ...content.vocabulary import KINDS


def check(edition: Edition) -> Iterator[Fault]:
    for page in edition.pages:
        keys = KINDS[page.kind].keys if page.kind in KINDS else ()
        known = [name for name, _ in page.meta.entries if name.value in keys]
        ordered = sorted(known, key=lambda name: keys.index(name.value))
        for found, wanted in zip(known, ordered, strict=True):
            if found != wanted:
                order = ", ".join(name.value for name in ordered)
                yield Fault(found.span, f"'{found.value}' stands out of order", f"the order is {order}")
                break

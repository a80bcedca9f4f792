"""A source is named by its citekey outside a citation.

It is printed as it stands, and no note follows.

Bad:  Wells were dry (@un-coi-2014, para. 46).
Good: Wells were dry [@un-coi-2014, para. 46].
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..strays import stray_in_values, strays


def check(edition: Edition) -> Iterator[Fault]:
    for stray in strays(edition):
        hint = f"write '{stray.better}'" if stray.better else f"take '@{stray.key}' out, and cite behind the link"
        yield Fault(stray.span, f"the citekey '@{stray.key}' stands outside a citation", hint)
    for span, key, where in stray_in_values(edition):
        hint = f"take '@{key}' out, and cite in the running text"
        yield Fault(span, f"the citekey '@{key}' stands in {where}, which has no notes", hint)

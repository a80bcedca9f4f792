"""A definition of a label is used by no reference.

It hides a link that was meant, or one that was taken out.

Bad:  [coi]: sources.md#un-coi-2014 and no [the report][coi]
Good: [the report][coi] and [coi]: sources.md#un-coi-2014
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..suggest import nearest


def check(edition: Edition) -> Iterator[Fault]:
    for page in edition.pages:
        meant = {reference.label for reference in page.references if not reference.defined}
        for definition in page.definitions:
            if not definition.used and nearest(definition.label, meant) == "":
                hint = f"use it, as in '[words][{definition.label}]', or take it out"
                yield Fault(definition.span, f"nothing uses the label '{definition.label}'", hint)

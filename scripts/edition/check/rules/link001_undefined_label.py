"""A reference has a label that nothing on the page defines.

It is printed with its brackets, and leads nowhere.

Bad:  [the report][coi] without a definition
Good: [the report][coi] and [coi]: sources.md#un-coi-2014
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..suggest import did_you_mean


def check(edition: Edition) -> Iterator[Fault]:
    for page in edition.pages:
        labels = {definition.label for definition in page.definitions}
        for reference in page.references:
            if not reference.defined:
                example = f"define it, as in '[{reference.label}]: drivers.md', or escape the brackets"
                hint = did_you_mean(reference.label, labels, example)
                yield Fault(reference.span, f"nothing defines the label '{reference.label}'", hint)

"""A name stands in the text that is on the do-not-name list.

The person could be found, or a company be accused without an official finding.

Bad:  the name of a person who was returned
Good: “one person”, with the source's own document behind it
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ...content.prose import names_withheld


def check(edition: Edition) -> Iterator[Fault]:
    for name in names_withheld(edition):
        yield Fault(
            name.span, "this name is on the do-not-name list", "tell the fact without it (docs/data/do-not-name.txt)"
        )

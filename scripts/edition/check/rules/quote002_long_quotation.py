"""A quotation from the executive summary has more than seven words.

The text is its authors' and publishers': it is restated here, and read in their editions.

Bad:  The executive summary says that “the village has two wells and no bucket” [@cha-katz-2023, para. 1].
Good: The executive summary says that the village has “two wells and no bucket” [@cha-katz-2023, para. 1].
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..quotations import long


def check(edition: Edition) -> Iterator[Fault]:
    for quotation, count in long(edition):
        hint = "quote at most seven, and restate the rest; words with a hyphen count as two, names not at all"
        yield Fault(quotation.span, f"a quotation of {count} words", hint)

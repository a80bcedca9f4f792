"""A quotation from a text that is restated here has more than seven words.

The text is its authors' and publishers'; a long quotation would take the place of reading it there.

Bad:  “nine words and more of the report in a row”
Good: “mutually beneficial”, and the rest in words of our own
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content import fingerprint
from ...content.model import Edition
from ...content.places import Fault
from ..quotations import given


def check(edition: Edition) -> Iterator[Fault]:
    most = fingerprint.LONGEST_QUOTATION
    for quotation in given(edition):
        count = len(fingerprint.without(quotation.text, edition.exempt_names))
        if count > most:
            said = f"the quotation has {count} words, and {most} is the most"
            yield Fault(quotation.span, said, "quote the few words that matter, and restate the rest")

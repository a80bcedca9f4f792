"""A quotation is not in its source word for word.

The authors would be made to say what they did not write.

Bad:  they call the help “of mutual benefit” [@cha-katz-2023, para. 4]
Good: they call the help “mutually beneficial” [@cha-katz-2023, para. 4]
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content import fingerprint
from ...content.model import Edition
from ...content.places import Fault
from ..quotations import given


def check(edition: Edition) -> Iterator[Fault]:
    for quotation in given(edition):
        known = edition.fingerprints[quotation.key]
        for part in quotation.parts:
            if not fingerprint.holds(known, part):
                said = f"“{' '.join(part)}” does not stand in '{quotation.key}' word for word"
                yield Fault(quotation.span, said, "quote it exactly, with '…' where words are left out, or restate it")
                break

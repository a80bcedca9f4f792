"""A quotation is not, word for word, what its source says.

The reader would take this edition's words for the authors'.

Bad:  The executive summary speaks of “three wells and no bucket” [@cha-katz-2023, para. 1].
Good: The executive summary speaks of “two wells and no bucket” [@cha-katz-2023, para. 1].
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..quotations import quotations, wrong_part


def check(edition: Edition) -> Iterator[Fault]:
    for quotation in quotations(edition):
        wrong = wrong_part(quotation, edition)
        if wrong:
            hint = "quote it as it stands there, with … for what is left out, or restate it"
            if quotation.source not in edition.fingerprints:
                hint = f"restore docs/data/fingerprints/{quotation.source}.txt"
            yield Fault(quotation.span, wrong, hint)

"""A quotation stands in other marks than “ ”, or in one that is never closed.

Only what stands in these is proved word for word.

Bad:  The executive summary speaks of ‘two wells and no bucket’ [@cha-katz-2023, para. 1].
Good: The executive summary speaks of “two wells and no bucket” [@cha-katz-2023, para. 1].
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..marks import other_marks


def check(edition: Edition) -> Iterator[Fault]:
    for span, said, hint in other_marks(edition):
        yield Fault(span, said, hint)

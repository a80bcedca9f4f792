"""A run of eight words or more is the executive summary's, and is not marked as a quotation.

The edition would pass off the authors' words as its own.

Bad:  The village has two wells and no bucket, and walks to the river.
Good: Water is scarce in the village: its wells are no use without a bucket.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..quotations import borrowed, called


def check(edition: Edition) -> Iterator[Fault]:
    for span, source, count, run in borrowed(edition):
        hint = "say it in other words, or quote seven words at most, in quotation marks and with the citation"
        yield Fault(span, f"{count} words in a row are those of {called(source, edition)}: “{run}”", hint)

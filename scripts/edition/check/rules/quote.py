"""Rules on quotations: their words, their length and their marks."""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..marks import other_marks
from ..quotations import borrowed, called, long, quotations, wrong_part


def quote001_altered_quotation(edition: Edition) -> Iterator[Fault]:
    """A quotation is not, word for word, what its source says.

    The reader would take this edition's words for the authors'.

    Bad:  The executive summary speaks of “three wells and no bucket” [@the-report-2023, para. 1].
    Good: The executive summary speaks of “two wells and no bucket” [@the-report-2023, para. 1].
    """
    for quotation in quotations(edition):
        wrong = wrong_part(quotation, edition)
        if wrong:
            hint = "quote it as it stands there, with … for what is left out, or restate it"
            if quotation.source not in edition.fingerprints:
                hint = f"restore docs/data/fingerprints/{quotation.source}.txt"
            yield Fault(quotation.span, wrong, hint)


def quote002_long_quotation(edition: Edition) -> Iterator[Fault]:
    """A quotation from the executive summary has more than seven words.

    The text is its authors' and publishers': it is restated here, and read in their editions.

    Bad:  The executive summary says that “the village has two wells and no bucket” [@the-report-2023, para. 1].
    Good: The executive summary says that the village has “two wells and no bucket” [@the-report-2023, para. 1].
    """
    for quotation, count in long(edition):
        hint = "quote at most seven, and restate the rest; words with a hyphen count as two, names not at all"
        yield Fault(quotation.span, f"a quotation of {count} words", hint)


def quote003_borrowed_run(edition: Edition) -> Iterator[Fault]:
    """A run of eight words or more is the executive summary's, and is not marked as a quotation.

    The edition would pass off the authors' words as its own.

    Bad:  The village has two wells and no bucket, and walks to the river.
    Good: Water is scarce in the village: its wells are no use without a bucket.
    """
    for span, source, count, run in borrowed(edition):
        hint = "say it in other words, or quote seven words at most, in quotation marks and with the citation"
        yield Fault(span, f"{count} words in a row are those of {called(source, edition)}: “{run}”", hint)


def quote004_other_marks(edition: Edition) -> Iterator[Fault]:
    """A quotation stands in other marks than “ ”, or in one that is never closed.

    Only what stands in these is proved word for word.

    Bad:  The executive summary speaks of ‘two wells and no bucket’ [@the-report-2023, para. 1].
    Good: The executive summary speaks of “two wells and no bucket” [@the-report-2023, para. 1].
    """
    for span, said, hint in other_marks(edition):
        yield Fault(span, said, hint)

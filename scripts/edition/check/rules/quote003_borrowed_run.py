"""A run of eight words or more is the report's own, and nothing marks it as a quotation.

Readers would take the authors' sentence for ours, and the text is theirs.

Bad:  a sentence of the executive summary, copied
Good: the same statement in words of our own
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content import fingerprint
from ...content.model import Edition
from ...content.places import Fault, Places, Span
from ..quotations import given


def check(edition: Edition) -> Iterator[Fault]:
    quoted = {(q.span.path, q.span.line): q.span for q in given(edition)}
    for path, text in edition.texts.items():
        places = None
        for known in edition.fingerprints.values():
            for run in fingerprint.borrowed(text, known, edition.exempt_names):
                places = places or Places.of(text, path, 1)
                span = places.span(run.start, run.length)
                if not _inside(span, quoted.get((path, span.line))):
                    said = f"{run.words} words in a row stand in a text that is restated here"
                    yield Fault(span, said, "say it in words of our own, or quote at most seven of them")


def _inside(span: Span, quotation: Span | None) -> bool:
    return quotation is not None and quotation.column <= span.column <= quotation.column + quotation.length

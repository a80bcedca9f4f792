"""A record of a data file lacks a value that it needs, or has one of another shape.

The record would be dropped, or shown half.

Bad:  - {id: kwanliso, term: Kwanliso}
Good: - {id: kwanliso, term: Kwanliso, text: A political prison camp.}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ...content.vocabulary import EVENT_KINDS
from .. import dates
from ..suggest import did_you_mean


def check(edition: Edition) -> Iterator[Fault]:
    yield from (p.fault for p in edition.problems if p.kind == "record")
    for event in edition.chronology:
        if event.date and not dates.is_date(event.date):
            yield Fault(
                event.span,
                f"'{event.date}' is no date",
                dates.hint(event.date, "for example '2014-02-07', '2014-02' or '2014'"),
            )
        if event.kind and event.kind not in EVENT_KINDS:
            hint = did_you_mean(event.kind, EVENT_KINDS, f"one of {', '.join(EVENT_KINDS)}")
            yield Fault(event.span, f"unknown kind of event '{event.kind}'", hint)

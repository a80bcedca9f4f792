"""A source's title or another of its fields holds marks that references do not know: HTML, bold, code, a link.

They would be printed as they stand. Italics in titles are written with asterisks.

Bad:  title: The <i>Pueblo</i> Incident
Good: title: The *Pueblo* Incident
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..bibliography import markup


def check(edition: Edition) -> Iterator[Fault]:
    for source in edition.sources:
        fields = [(name, value) for name, value in source.item.items() if name != "custom"]
        fields += [(f"custom.{name}", value) for name, value in source.custom.items()]
        for name, value in fields:
            if isinstance(value, str) and (found := markup(name, value)):
                said, hint = found
                yield Fault(source.places.get(name, source.span), said, hint)

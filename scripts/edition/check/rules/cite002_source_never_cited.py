"""A source of the bibliography is cited nowhere.

It would lend weight to nothing, and readers would look for what rests on it.

Bad:  - id: un-coi-2014 with no citation of it
Good: - id: un-coi-2014 and a claim that cites it
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..strays import strays
from ..suggest import nearest


def check(edition: Edition) -> Iterator[Fault]:
    cited = {cite.key for citation in edition.citations() for cite in citation.cites}
    cited |= {stray.key for stray in strays(edition)}
    keys = {source.key for source in edition.sources}
    meant = {nearest(key, keys) for key in cited - keys}
    for source in edition.sources:
        if source.key not in cited | meant:
            yield Fault(source.span, f"the source '{source.key}' is never cited", "cite it, or remove the record")

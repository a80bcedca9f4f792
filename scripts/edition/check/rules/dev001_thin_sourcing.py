"""A development rests on less than one official document or two independent sources.

One report can be wrong, and the entry would carry the error further.

Bad:  an entry that cites one newspaper, on a fact read on one page
Good: an entry that cites the resolution, or two newspapers
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.graph import claims_by_page
from ...content.model import Edition
from ...content.places import Fault
from ..strays import miscited

OFFICIAL = ("un", "treaties", "law", "government")
"""Groups of the bibliography whose entries are official documents."""


def check(edition: Edition) -> Iterator[Fault]:
    groups = {source.key: source.custom.get("group") for source in edition.sources}
    for page in edition.pages:
        if page.kind != "development":
            continue
        claims = claims_by_page(edition).get(page.path, [])
        keys = {cite.key for claim in claims for citation in claim.citations for cite in citation.cites}
        facts = [edition.facts[f.value] for claim in claims for f in claim.listed("facts") if f.value in edition.facts]
        official = any(groups.get(key) in (None, *OFFICIAL) for key in keys)
        if any(claim.id in miscited(edition) for claim in claims):
            continue
        if claims and not official and len(keys) < 2 and max((fact.pages for fact in facts), default=0) < 2:
            hint = "cite an official document or a second, independent source"
            yield Fault(page.meta.place("id"), f"{page.id} rests on one source that is not official", hint)

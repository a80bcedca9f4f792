"""Rules on developments: their sourcing, their length and their dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...content import markdown
from ...content.dates import is_date
from ...content.graph import claims_by_page
from ...content.model import Edition
from ...content.places import Fault
from ..dates import is_before
from ..raw_citekeys import miscited

OFFICIAL = ("un", "treaties", "law", "government")
"""Groups of the bibliography whose entries are official documents."""


def dev001_thin_sourcing(edition: Edition) -> Iterator[Fault]:
    """A development rests on less than one official document or two independent sources.

    One report can be wrong, and the entry would carry the error further.

    Bad:  an entry that cites one newspaper, on a fact read on one page
    Good: an entry that cites the resolution, or two newspapers
    """
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


MOST = 60


def dev002_long_entry(edition: Edition) -> Iterator[Fault]:
    """A development tells what happened in more than 60 words.

    An entry is a line of a record; the sources hold the rest.

    Bad:  an entry of 80 words
    Good: an entry of 45 words
    """
    for page in edition.pages:
        if page.kind == "development":
            words = sum(markdown.count_words(claim.text) for claim in claims_by_page(edition).get(page.path, ()))
            if words > MOST:
                yield Fault(
                    page.meta.place("id"),
                    f"{page.id} has {words} words",
                    f"at most {MOST}: leave to the sources what they say",
                )


_MONTH = re.compile(r"since/(?P<month>[0-9]{4}(?:-[0-9]{2})?)-[a-z]")


def dev003_dates_at_odds(edition: Edition) -> Iterator[Fault]:
    """A development's dates do not agree: its entry is older than its event, or its file is named for another month.

    The record of developments would be read in a wrong order.

    Bad:  date: 2024-03-28 in docs/since/2024-05-panel-veto.md
    Good: date: 2024-03-28 in docs/since/2024-03-panel-veto.md
    """
    added = {page.path: page.added for page in edition.pages if page.kind == "development" and is_date(page.added)}
    for page in edition.pages:
        if page.kind != "development" or not is_date(page.date):
            continue
        named = _MONTH.match(page.path)
        if named and not page.date.startswith(named["month"]):
            said = f"'{page.date}' is not in {named['month']}, for which the file is named"
            yield Fault(page.meta.place("date"), said, "the address is published: mend the date, or move the page")
        if page.path in added and is_before(page.added, page.date):
            said = f"added on {page.added}, before the event of {page.date}"
            yield Fault(page.meta.place("added"), said, "write the day on which the entry was made")
    for claim in edition.claims:
        date = claim.options.get("date")
        if date and is_date(date.value) and claim.page in added and is_before(added[claim.page], date.value):
            said = f"'{date.value}' is after {added[claim.page]}, when the entry was added"
            yield Fault(date.span, said, "make what came later an entry of its own")

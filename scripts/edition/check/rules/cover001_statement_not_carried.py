"""A statement of the executive summary is carried by no claim that its section holds or shows.

The edition would leave out what the executive summary says.

Bad:  s4.4 carried in summary.md alone
Good: s4.4 carried in summary.md and in pathways/
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ...content.vocabulary import BASES, SECTIONS
from ..suggest import did_you_mean


def check(edition: Edition) -> Iterator[Fault]:
    shown: dict[str, list[str]] = {}
    for place in edition.shown:
        shown.setdefault(place.claim, []).append(place.page)
    carried: dict[str, set[str]] = {}
    for claim in edition.claims:
        if claim.basis == "report" or claim.basis not in BASES:
            for named in claim.listed("statement"):
                carried.setdefault(named.value, set()).update((claim.page, *shown.get(claim.id, ())))
    for statement in edition.statements:
        places = SECTIONS.get(statement.section)
        if places is None:
            hint = did_you_mean(statement.section, SECTIONS, f"one of {', '.join(SECTIONS)}")
            yield Fault(statement.span, f"unknown section '{statement.section}'", hint)
            continue
        pages = carried.get(statement.id, set())
        missing = [] if any(page.startswith(places) for page in pages) else [f"'{statement.section}'"]
        if statement.paragraph and "summary.md" not in pages and statement.section != "summary":
            missing.append("'summary.md'")
        if missing:
            said = f"the statement '{statement.id}' is not carried in {' or in '.join(missing)}"
            yield Fault(
                statement.span, said, f"add a claim with 'basis: report' and 'statement: {statement.id}', or show one"
            )

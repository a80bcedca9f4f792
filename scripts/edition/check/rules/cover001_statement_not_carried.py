"""A statement of the executive summary is carried by no claim of the section that it belongs to.

The edition would leave out what the executive summary says.

Bad:  s4.4 carried in summary.md alone
Good: s4.4 carried in summary.md and in pathways/
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ...content.vocabulary import SECTIONS


def check(edition: Edition) -> Iterator[Fault]:
    carried = {
        (statement.value, claim.page)
        for claim in edition.claims
        if claim.basis == "report"
        for statement in claim.listed("statement")
    }
    for statement in edition.statements:
        places = SECTIONS.get(statement.section)
        if places is None:
            yield Fault(statement.span, f"unknown section '{statement.section}'", f"one of {', '.join(SECTIONS)}")
            continue
        pages = {page for id, page in carried if id == statement.id}
        if not any(page.startswith(places) for page in pages):
            hint = f"add a claim with 'basis: report' and 'statement: {statement.id}'"
            yield Fault(statement.span, f"the statement '{statement.id}' is not carried in '{statement.section}'", hint)
        if statement.paragraph and "summary.md" not in pages and statement.section != "summary":
            yield Fault(
                statement.span,
                f"the statement '{statement.id}' is not carried in summary.md",
                "restate it in its paragraph",
            )

"""A claim that restates the executive summary does not cite the paragraph that its statement stands in.

The reader could not find it in the original.

Bad:  statement: s4.4 with [@cha-katz-2023, para. 5]
Good: statement: s4.4 with [@cha-katz-2023, para. 4]
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content import citation as grammar
from ...content.model import Edition
from ...content.places import Fault
from ...content.vocabulary import REPORT


def check(edition: Edition) -> Iterator[Fault]:
    paragraphs = {statement.id: statement.paragraph for statement in edition.statements}
    for claim in edition.claims:
        if claim.basis != "report":
            continue
        cites = [cite for citation in claim.citations for cite in citation.cites]
        for cite in cites:
            if cite.key != REPORT:
                yield Fault(
                    cite.span,
                    f"a 'report' claim cites '{cite.key}'",
                    f"only '@{REPORT}' says what the executive summary says",
                )
        cited = {part for cite in cites if cite.key == REPORT for part in (grammar.parts(cite.locator) or ("",))}
        for statement in claim.listed("statement"):
            paragraph = paragraphs.get(statement.value)
            if paragraph is not None and paragraph not in cited:
                wanted = f"[@{REPORT}, para. {paragraph}]" if paragraph else f"[@{REPORT}]"
                yield Fault(
                    statement.span, f"the claim does not cite where '{statement.value}' stands", f"cite '{wanted}'"
                )

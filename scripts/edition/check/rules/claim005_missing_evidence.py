"""A claim lacks what its basis must carry: a statement, facts, a date, premises, or a citation.

A claim without them is an assertion.

Bad:  basis: record with no facts
Good: basis: record, facts: UN-160
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ...content.vocabulary import BASES, OPTIONS
from ..strays import miscited
from ..suggest import is_misspelt


def check(edition: Edition) -> Iterator[Fault]:
    examples = {"statement": "s4.4", "facts": "UN-160", "date": "2024-03-28", "from": "P3, F3.2"}
    for claim in edition.claims:
        basis = BASES.get(claim.basis)
        if basis is None:
            continue
        for need in sorted(basis.needs):
            if need not in claim.options and is_misspelt(need, claim.options, OPTIONS):
                continue  # its name is told as unknown
            if need not in claim.options or not claim.options[need].value:
                hint = f"add a line '    {need}: {examples[need]}'"
                yield Fault(claim.span, f"a '{claim.basis}' claim must carry '{need}'", hint)
        if (
            basis.cites
            and claim.id not in miscited(edition)
            and not any(citation.cites for citation in claim.citations)
        ):
            source = edition.settings.report.citekey if claim.basis == "report" else "un-coi-2014"
            hint = f"for example '[@{source}, para. 4]' before the full stop"
            yield Fault(claim.span, f"a '{claim.basis}' claim must cite its source", hint)

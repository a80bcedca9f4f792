"""A claim or relation names a statement that the coverage list does not hold.

It would say that the executive summary says something which it does not.

Bad:  statement: s4.9
Good: statement: s4.4
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..suggest import did_you_mean

_SEE = "see docs/data/statements.yaml"


def check(edition: Edition) -> Iterator[Fault]:
    known = {statement.id for statement in edition.statements}
    for claim in edition.claims:
        for named in claim.listed("statement"):
            if named.value not in known:
                hint = did_you_mean(named.value, known, _SEE, {other.value for other in claim.listed("statement")})
                yield Fault(named.span, f"unknown statement '{named.value}'", hint)
    for relation in edition.relations:
        for id in relation.statements:
            if id not in known:
                hint = did_you_mean(id, known, _SEE, relation.statements)
                yield Fault(relation.span, f"unknown statement '{id}'", hint)
        if relation.basis == "report" and not relation.statements:
            said = "a relation given as the executive summary's names no statement"
            yield Fault(relation.span, said, "add 'statement: s5.1'")

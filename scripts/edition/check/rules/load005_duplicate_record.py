"""Two records of a data file have one id.

Only one of them could be meant, and reached.

Bad:  - {id: s4.4, …} twice
Good: - {id: s4.4, …} and - {id: s4.5, …}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition, Statement, Term
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    first: dict[tuple[str, str], int] = {}
    records: tuple[Statement | Term, ...] = (*edition.statements, *edition.glossary)
    for record in records:
        mark = (record.span.path, record.id)
        if record.id and mark in first:
            yield Fault(record.span, f"the id '{record.id}' is taken at line {first[mark]}", "give this record another")
        first.setdefault(mark, record.span.line)

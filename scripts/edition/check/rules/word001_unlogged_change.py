"""A published claim has other words, another basis or another date than those on record, and no log says so.

Who quoted the claim could not know that it reads otherwise now.

Bad:  P3.2 is reworded, and the newest entry of neither log names P3.2
Good: docs/corrections.md says under '## 1 December 2026 { #y2026-12-01 }' what P3.2 said, what it says, and why
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content import log, wording
from ...content.addresses import in_force
from ...content.model import Edition
from ...content.places import Fault
from ..strays import miscited

HINT = (
    "put them back, or enter the change of {claim} in docs/corrections.md or docs/changes.md and run 'build.py wording'"
)


def check(edition: Edition) -> Iterator[Fault]:
    if not edition.settings.first_published:
        return
    for due in wording.due(edition):
        if due.since and not due.line and due.claim.id not in miscited(edition):
            message = f"'{due.claim.id}' has other words than those published on {due.since}"
            yield Fault(due.claim.span, message, HINT.format(claim=due.claim.id))
    yield from _withdrawn(edition)


def _withdrawn(edition: Edition) -> Iterator[Fault]:
    """Claims on record that are gone, with their address retired or moved, and that no log speaks of since."""
    claims, ledger = {claim.id for claim in edition.claims}, in_force(edition.ledger)
    for claim in wording.on_record(edition):
        gone = ledger.get(f"/{claim.lower().replace('.', '-')}/")
        named = log.mentions(edition).get(claim, ())
        if claim in claims or gone is None or gone.state == "live" or any(m.entry.date >= gone.date for m in named):
            continue
        message = f"'{claim}' was withdrawn on {gone.date}, and no log says so"
        yield Fault(gone.span, message, f"say in docs/corrections.md or docs/changes.md what {claim} said, and why")

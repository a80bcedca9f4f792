"""A line of the changes or the corrections names a claim that the edition never had.

The claim that it means would not show the change.

Bad:  P3.200 said “in March”, and there is no P3.200
Good: P3.2 said “in March”; it says “in April”, because the source does
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content import log
from ...content.addresses import in_force
from ...content.model import Edition
from ...content.places import Fault
from ..claim_ids import meant
from ..suggest import did_you_mean


def check(edition: Edition) -> Iterator[Fault]:
    claims, ledger = meant(edition), in_force(edition.ledger)
    for path in (log.CHANGES, log.CORRECTIONS):
        for named in (n for entry in log.entries(edition, path) for line in entry.lines for n in line.claims):
            if named.value not in claims and f"/{named.value.lower().replace('.', '-')}/" not in ledger:
                hint = did_you_mean(named.value, claims, "the id stands in the margin of the claim")
                yield Fault(named.span, f"there is no claim '{named.value}'", hint)

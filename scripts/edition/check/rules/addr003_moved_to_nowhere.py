"""A moved address leads to one that does not exist, or round in a circle.

The reader who follows an old link would meet an error page.

Bad:  2026-12-01 /p3-2/ moved /p3-22/ two claims became one
Good: 2026-12-01 /p3-2/ moved /p3-12/ two claims became one
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.addresses import expected, in_force
from ...content.ledger import lost
from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    present = {place.address for place in expected(edition)}
    ledger = in_force(edition.ledger)
    for address, line in ledger.items():
        if line.state != "moved":
            continue
        seen, target = {address}, line.target
        while target in ledger and ledger[target].state == "moved" and target not in seen:
            seen.add(target)
            target = ledger[target].target
        if target in seen:
            yield Fault(line.span, f"'{address}' moves in a circle", "let it end at an address that is live")
        elif target not in present and target not in lost(edition):  # what was lost is for ADDR001 to tell
            yield Fault(
                line.span, f"'{address}' moved to '{target}', which does not exist", "name an address that is live"
            )

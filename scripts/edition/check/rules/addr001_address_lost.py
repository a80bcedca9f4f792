"""An address that was published is no longer there.

Every leaflet, post and footnote that links to it would break.

Bad:  /p3-2/ is in docs/data/addresses.txt, and no claim P3.2 is left
Good: the claim stays; or the ledger says where it moved, or why it was retired
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content import ledger
from ...content.model import Edition
from ...content.places import Fault
from ...counting import count
from ..claim_ids import meant_addresses


def check(edition: Edition) -> Iterator[Fault]:
    """What goes with a lost address, such as the anchors of a page, is told with it: one command speaks for all."""
    misspelt = meant_addresses(edition)
    for address, line in ledger.lost(edition).items():
        if address in misspelt or ledger.head(edition, address) != address:
            continue
        with_it = len(ledger.along(edition, address))
        also = f", and {count(with_it, 'address', 'addresses')} with it" if with_it else ""
        there = ledger.now_at(edition, address) or "NEW"
        move, retire = (
            f"'build.py address {words} REASON'" for words in (f"move {address} {there}", f"retire {address}")
        )
        yield Fault(
            line.span, f"the published address '{address}' would be lost{also}", f"restore it, or {move}, or {retire}"
        )

"""An address that was published is no longer there.

Every leaflet, post and footnote that links to it would break.

Bad:  /p3-2/ is in docs/data/addresses.txt, and no claim P3.2 is left
Good: the claim stays; or the ledger says where it moved, or why it was retired
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.addresses import expected, form_fault, in_force
from ...content.model import Edition
from ...content.places import Fault
from ..claim_ids import meant_addresses


def check(edition: Edition) -> Iterator[Fault]:
    present = {place.address for place in expected(edition)} | meant_addresses(edition)
    for address, line in in_force(edition.ledger).items():
        if line.state == "live" and address not in present and not form_fault(address):
            hint = (
                f"restore it, or 'build.py address move {address} NEW', or 'build.py address retire {address} REASON'"
            )
            yield Fault(line.span, f"the published address '{address}' would be lost", hint)

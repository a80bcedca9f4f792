"""Trusts nothing before it: reads only the built files, as a browser would.

Every file is read once and sifted: what its tags say is worked out once for all the pages that repeat them, and a page
leaves behind its anchors and the numbers of its targets. Only a file in which something seems amiss is looked at again,
with the place of everything in it, and only what is then asked of it is reported.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ..check.diagnostic import Diagnostic
from . import checks
from .crew import Crew
from .sift import Demand
from .site import Site, files_in, readable

if TYPE_CHECKING:
    from ..content.model import Edition


def verify(folder: Path, base: str = "/", edition: Edition | None = None, alone: bool = False) -> list[Diagnostic]:
    """Every fault of a built site, by place and code.

    `alone` forbids requests to other hosts. With an edition, the rules of our own site apply too.
    Raises OSError where the folder or a file cannot be read.
    """
    demand = Demand.OURS if edition is not None else Demand.ALONE if alone else Demand.ANY
    files = files_in(folder)
    with Crew(folder, readable(files), demand, base) as crew:
        shares = crew.read()
        entries = {entry.path: entry for share in shares for entry in share.entries}
        targets = frozenset(target for share in shares for target in share.targets)
        site = Site(folder, base, demand, frozenset(files), entries, targets)
        found = crew.look(shares, site.judgment, checks.of_pages(demand))
    found += [(code, fault) for code, ask in checks.SITE_CHECKS.items() for fault in ask(site)]
    if edition is not None:
        found += [(code, fault) for code, ask in checks.LEDGER_CHECKS.items() for fault in ask(site, edition)]
    return sorted({Diagnostic(fault.span, code, fault.message, fault.hint) for code, fault in found})


def documented() -> dict[str, Callable[..., object]]:
    """Each code with the check whose docstring explains it."""
    return {**checks.of_pages(Demand.OURS), **checks.SITE_CHECKS, **checks.LEDGER_CHECKS}

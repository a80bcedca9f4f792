"""Trusts nothing before it: reads only the built files, as a browser would."""

from collections.abc import Callable
from pathlib import Path

from ..check.run import Diagnostic
from ..content.model import Edition
from . import checks
from .site import read


def verify(folder: Path, base: str = "/", edition: Edition | None = None) -> list[Diagnostic]:
    """Every fault of a built site, by place and code. With an edition, the rules of our own site apply too."""
    site = read(folder, base)
    asked = dict(checks.CHECKS)
    if edition is not None:
        asked |= checks.OWN_CHECKS | {checks.LEDGER_CODE: checks.ledger_address_missing(edition)}
    return sorted({Diagnostic(f.span, code, f.message, f.hint) for code, check in asked.items() for f in check(site)})


def documented() -> dict[str, Callable[..., object]]:
    """Each code with the check whose docstring explains it."""
    return checks.CHECKS | checks.OWN_CHECKS | {checks.LEDGER_CODE: checks.ledger_address_missing}

"""Trusts nothing before it: reads only the built files, as a browser would."""

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


def explain(code: str) -> str | None:
    """What a check of the built site means, or None for an unknown code."""
    known = checks.CHECKS | checks.OWN_CHECKS
    docs = {name: (check.__name__, check.__doc__ or "") for name, check in known.items()}
    docs[checks.LEDGER_CODE] = ("ledger_address_missing", checks.ledger_address_missing.__doc__ or "")
    if code.upper() not in docs:
        return None
    name, doc = docs[code.upper()]
    lines = [line.removeprefix("    ") for line in doc.strip().splitlines()]
    return f"{code.upper()} {name.replace('_', '-')}\n\n" + "\n".join(lines) + "\n"

"""Writes to the ledger: lines are added at its end and never changed."""

from __future__ import annotations

import datetime
from pathlib import Path

from .addresses import expected, form_fault, in_force
from .model import Edition

PATH = "docs/data/addresses.txt"
HEADER = "# Every address ever promised: date, address, state (live, moved PATH REASON, retired REASON). Lines are only ever added.\n"


def missing(edition: Edition) -> list[str]:
    """The addresses that the edition has and the ledger does not list, in order."""
    listed = in_force(edition.ledger)
    there = {place.address for place in expected(edition)}
    return sorted(address for address in there - set(listed) if not form_fault(address))


def append(root: Path, lines: list[str], today: datetime.date) -> None:
    """Adds lines such as `/p3-2/ live`, each with its date, at the ledger's end."""
    file = root / PATH
    old = file.read_text(encoding="utf-8") if file.exists() else HEADER
    text = old + ("" if old.endswith("\n") else "\n") + "".join(f"{today.isoformat()} {line}\n" for line in lines)
    file.write_text(text, encoding="utf-8", newline="\n")

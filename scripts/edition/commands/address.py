"""`address`: the ledger's editor."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Callable, Collection
from dataclasses import replace

from ..check.rule import code_of
from ..check.rules import RULES
from ..check.run import run as check
from ..check.unreadable import not_judged
from ..config import CannotRun, Config
from ..content import ledger, records, wording
from ..content.addresses import expected, in_force
from ..content.data_reader import Reader
from ..content.model import Edition
from ..content.places import Problem
from ..content.suggest import did_you_mean
from ..counting import count
from .edition import read
from .wording import put_on_record

_OURS = [rule for rule in RULES if code_of(rule).startswith("ADDR")]


def run(asked: argparse.Namespace, config: Config) -> int:
    match asked.action:
        case "add":
            _add(config)
        case "move":
            _move(asked.address, asked.target, " ".join(asked.reason), config)
        case "retire":
            _retire(asked.address, " ".join(asked.reason), config)
        case _:
            raise CannotRun(
                "Say what to do: 'address add', 'address move OLD NEW REASON' or 'address retire ADDRESS REASON'."
            )
    return 0


def _add(config: Config) -> None:
    """List what is new, with the words of new claims. Words come after: a line of theirs asks for a listed address."""
    new = ledger.missing(_readable(config, or_empty=True))
    if new:
        ledger.append(config.root, [f"{address} live" for address in new], datetime.date.today())
    print(f"{count(len(new), 'new address', 'new addresses')} listed in {ledger.PATH}.")
    edition = read(config)
    if edition.settings.first_published:
        put_on_record([due for due in wording.due(edition) if not due.since], config)


def _move(address: str, target: str, reason: str, config: Config) -> None:
    edition = _readable(config)
    _must_be_one_of(address, in_force(edition.ledger), "is not in the ledger")
    _must_be_one_of(target, {place.address for place in expected(edition)}, "leads nowhere in this edition")
    along = _write(edition, config, lambda: ledger.moving(edition, address, target, reason))
    print(f"{address} now leads to {target}, and its page says: {reason}{along}")


def _retire(address: str, reason: str, config: Config) -> None:
    edition = _readable(config)
    _must_be_one_of(address, in_force(edition.ledger), "is not in the ledger")
    along = _write(edition, config, lambda: ledger.retiring(edition, address, reason))
    print(f"{address} keeps a page that says: {reason}{along}")


def _readable(config: Config, *, or_empty: bool = False) -> Edition:
    """The edition, whose ledger and pages could be read, or whose ledger lists nothing yet. Raises CannotRun where what is
    there cannot be told."""
    edition = read(config)
    if or_empty and not edition.ledger:
        begun = [p for p in edition.problems if (p.kind, p.fault.span.path) != ("empty", ledger.PATH)]
        edition = replace(edition, problems=tuple(begun))
    if not_judged(edition) & {"ADDR001", "ADDR002", "ADDR003"} and (config.root / ledger.PATH).exists():
        raise CannotRun("A page or a data file could not be read; mend what 'build.py check' tells first.")
    return edition


def _must_be_one_of(address: str, known: Collection[str], said: str) -> None:
    if address not in known:
        near = did_you_mean(address, known, "addresses look like '/p3-2/'")
        raise CannotRun(f"'{address}' {said}; {near.rstrip('?')}{'?' * near.endswith('?') or '.'} Nothing was written.")


def _write(edition: Edition, config: Config, make: Callable[[], list[str]]) -> str:
    """Add lines to the ledger once the rules find no fault in the edition that has them; say what else they change."""
    today = datetime.date.today()
    try:
        lines = make()
    except ledger.Refused as error:
        raise CannotRun(f"{error} Nothing was written.") from None
    old = (config.root / ledger.PATH).read_text(encoding="utf-8")
    problems: list[Problem] = []
    text = old + ("" if old.endswith("\n") else "\n") + ledger.dated(old, lines, today)
    after = replace(edition, ledger=records.ledger(text, Reader(ledger.PATH, problems)))
    before = {(d.code, d.message) for d in check(edition, _OURS)}
    new = [d for d in check(after, _OURS) if (d.code, d.message) not in before]
    if new or len(after.ledger) != len(edition.ledger) + len(lines):
        said = f"{new[0].message} ({new[0].code})" if new else "a line of it could not be read"
        raise CannotRun(f"With that the ledger would have a fault: {said}. Nothing was written.")
    ledger.append(config.root, lines, today)
    along = len(lines) - 1
    return f" ({count(along, 'other address', 'other addresses')} with it)" if along else ""

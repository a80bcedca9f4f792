"""`address`: the ledger's editor."""

from __future__ import annotations

import argparse
import datetime

from ..config import CannotRun, Config
from ..content import ledger, wording
from ..content.addresses import in_force
from ..counting import count
from .edition import read
from .wording import put_on_record


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
    """Lists what is new, with the words of new claims. Words come after: a line of theirs asks for a listed address."""
    new = ledger.missing(read(config))
    if new:
        _append([f"{address} live" for address in new], config)
    print(f"{count(len(new), 'new address', 'new addresses')} listed in {ledger.PATH}.")
    edition = read(config)
    if edition.settings.first_published:
        put_on_record([due for due in wording.due(edition) if not due.since], config)


def _move(address: str, target: str, reason: str, config: Config) -> None:
    _must_be_listed(address, config)
    if not target.startswith("/"):
        raise CannotRun(f"'{target}' is no address of this edition; it begins with '/', as in '/p3-12/'.")
    _append([f"{address} moved {target} {reason}"], config)
    print(f"{address} now leads to {target}, and its page says: {reason}")


def _retire(address: str, reason: str, config: Config) -> None:
    _must_be_listed(address, config)
    _append([f"{address} retired {reason}"], config)
    print(f"{address} keeps a page that says: {reason}")


def _append(lines: list[str], config: Config) -> None:
    ledger.append(config.root, lines, datetime.date.today())


def _must_be_listed(address: str, config: Config) -> None:
    if address not in in_force(read(config).ledger):
        raise CannotRun(f"'{address}' is not in the ledger; addresses look like '/p3-2/'.")

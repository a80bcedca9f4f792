"""`wording`: puts on record the words of new claims, and of changed ones that a log names."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from ..check.rules.word import word001_unlogged_change
from ..check.run import run as check
from ..config import CannotRun, Config
from ..content import settings, wording
from ..counting import count
from .edition import read
from .report import report


def run(asked: argparse.Namespace, config: Config) -> int:
    edition = read(config)
    if not edition.settings.first_published:
        raise CannotRun(f"Nothing is published yet: wordings are kept from 'first_published' in {settings.PATH} on.")
    refused = report(check(edition, [word001_unlogged_change]), "text", config)
    if refused:
        print(f"Nothing was added to {wording.PATH}.")
        return refused
    dues = list(wording.due(edition))
    if any(not due.line for due in dues):  # the rule is silent while a page that may hold the log is not read
        raise CannotRun("A page could not be read; mend what 'build.py check' tells first.")
    put_on_record(dues, config)
    return 0


def put_on_record(dues: Sequence[wording.UnrecordedWording], config: Config) -> None:
    if dues:
        wording.add(config.root, [due.line for due in dues])
    print(f"The words of {count(len(dues), 'claim')} put on record in {wording.PATH}.")

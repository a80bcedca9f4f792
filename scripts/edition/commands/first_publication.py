"""`first-publication`: sets the day from which published wordings are kept, and puts every wording on record."""

from __future__ import annotations

import argparse
import datetime
import re

from ..check.run import run as check
from ..config import CannotRun, Config
from ..content import settings, wording
from ..content.fields import is_day
from .edition import read
from .report import report
from .wording import put_on_record

_LINE = re.compile(r"^#? ?first_published:.*\n?", re.MULTILINE)


def run(asked: argparse.Namespace, config: Config) -> int:
    """Raise CannotRun where the day is none or has been set before; do nothing where there are faults."""
    edition = read(config)
    day = asked.day or datetime.date.today().isoformat()
    if not is_day(day):
        raise CannotRun(f"'{day}' is no day; write it as '2027-01-31'.")
    if edition.settings.first_published:
        raise CannotRun(f"The edition was first published on {edition.settings.first_published}; the day stays.")
    refused = report(check(edition), "text", config)
    if refused:
        print("The edition has faults; nothing was set.")
        return refused
    _set(day, config)
    put_on_record(list(wording.due(read(config))), config)
    print(f"First published on {day}: from now on a changed claim asks for a line in the log.")
    return 0


def _set(day: str, config: Config) -> None:
    """Write the day into edition.yaml, in the place of the line that shows how."""
    file = config.root / settings.PATH
    text = _LINE.sub("", file.read_text(encoding="utf-8")).rstrip("\n")
    file.write_text(f"{text}\nfirst_published: {day}\n", encoding="utf-8", newline="\n")

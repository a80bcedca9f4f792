"""A name stands in a file, or in its path, that is on the do-not-name list.

The person could be found, or a company be accused without an official finding.

Bad:  the name of a person who was returned
Good: “one person”, with the source's own document behind it
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.load import WITHHELD
from ...content.model import Edition
from ...content.places import Fault, Span
from ...content.withheld import Names, names

_SAID = "this name is on the do-not-name list"


def check(edition: Edition) -> Iterator[Fault]:
    known = names(edition.withheld)
    for path, text in edition.everything.items():
        for line, column, length in known.places(text):
            yield Fault(Span(known.masked(path), line, column, length), _SAID, f"tell the fact without it ({WITHHELD})")
    yield from _in_paths(known, {*edition.everything, *(f"docs/{file}" for file in edition.files)})


def _in_paths(known: Names, paths: set[str]) -> Iterator[Fault]:
    for path in sorted(paths) if known.in_text("\n".join(paths)) else ():
        if known.in_text(path):
            yield Fault(
                Span(known.masked(path), 1),
                "the file's name holds a name that is on the do-not-name list",
                f"rename it ({WITHHELD})",
            )

"""A word stands in the text that the editorial guide does not use.

It judges for the reader, or says whose words these are wrongly.

Bad:  The report says that the notorious camps …
Good: The executive summary says that the camps …
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ...content.prose import stretches

AVOIDED: tuple[tuple[str, str], ...] = (
    (r"we|our|ours", "write 'this edition'; the authors are never 'we'"),
    (r"the report (?:says|does not say|argues|asks|recommends|states|claims)", "write 'the executive summary says'"),
    (r"defectors?", "write 'escapees', or 'refugees' in the executive summary's sense"),
    (
        r"(?:brutal|horrific|horrifying|shocking|notorious|infamous|blatant|heinous|appalling|chilling|egregious)(?:ly)?",
        "say what happened, and leave the judgment to the reader",
    ),
    (r"clearly|obviously|undeniably|of course|needless to say", "leave it out"),
)
"""What is not written, and what to do instead. Words in quotation marks are their owner's."""

_ANY = re.compile(rf"\b(?:{'|'.join(f'({words})' for words, _ in AVOIDED)})\b", re.IGNORECASE)


def check(edition: Edition) -> Iterator[Fault]:
    for stretch in stretches(edition):
        for match in _ANY.finditer(stretch.unquoted):
            _, instead = AVOIDED[(match.lastindex or 1) - 1]
            yield Fault(stretch.place(match.start(), len(match[0])), f"'{match[0]}' is not used here", instead)

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

AVOIDED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), instead)
    for pattern, instead in (
        (r"\b(?:we|our|ours)\b", "write 'this edition'; the authors are never 'we'"),
        (
            r"\bthe report (?:says|does not say|argues|asks|recommends|states|claims)\b",
            "write 'the executive summary says'",
        ),
        (r"\bdefectors?\b", "write 'escapees', or 'refugees' in the executive summary's sense"),
        (
            r"\b(?:brutal|horrific|horrifying|shocking|notorious|infamous|blatant|heinous|appalling|chilling|egregious)(?:ly)?\b",
            "say what happened, and leave the judgment to the reader",
        ),
        (r"\b(?:clearly|obviously|undeniably|of course|needless to say)\b", "leave it out"),
    )
)
"""What is not written, and what to do instead. Words in quotation marks are their owner's."""


def check(edition: Edition) -> Iterator[Fault]:
    for stretch in stretches(edition):
        for pattern, instead in AVOIDED:
            for match in pattern.finditer(stretch.unquoted):
                yield Fault(stretch.place(match.start(), len(match[0])), f"'{match[0]}' is not used here", instead)

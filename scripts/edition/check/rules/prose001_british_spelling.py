"""A word is spelled as in British English.

The edition is in US spelling throughout; names and titles, which begin with a capital, keep their own.

Bad:  labour
Good: labor
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ...content.prose import stretches
from ..spelling import american


def check(edition: Edition) -> Iterator[Fault]:
    known = american()
    for stretch in stretches(edition):
        if known.keys().isdisjoint(stretch.words):
            continue
        for word in stretch.located():
            if word.text in known and not word.quoted:
                yield Fault(word.span, f"'{word.text}' is British spelling", f"write '{known[word.text]}'")

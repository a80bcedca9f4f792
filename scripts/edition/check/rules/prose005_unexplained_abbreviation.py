"""An abbreviation stands in the text that the glossary does not explain.

A newcomer would not know what it means.

Bad:  MSMT with no entry in the glossary
Good: MSMT under 'also:' of an entry in docs/data/glossary.yaml
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ...content.prose import stretches
from ...content.vocabulary import UNIT_KINDS

_ABBREVIATION = re.compile(r"(?<![\w./-])[A-Z][A-Z&]{1,7}(?=s?(?![\w/]))")

COMMON = frozenset(
    "AM APA BBC CC BY CNN CSV HTML ID II III IP IV IX JSON KBS LLC LXXI MIT MRB NHK PDF PM QR TV TX UK UN US UTC "
    "VI VII VIII WCAG AA XI XII XIII XIV".split()
)
"""Abbreviations that need no entry: everyday ones, names, formats, licences and numerals."""


def check(edition: Edition) -> Iterator[Fault]:
    explained = set(COMMON) | set(UNIT_KINDS)
    for term in edition.glossary:
        explained.update(re.findall(r"[A-Z][A-Z&]+", " ".join((term.term, *term.also))))
    for stretch in stretches(edition):
        for match in _ABBREVIATION.finditer(stretch.text):
            if match[0] not in explained:
                yield Fault(
                    stretch.place(match.start(), len(match[0])),
                    f"'{match[0]}' is not explained",
                    "add it to docs/data/glossary.yaml, or write it out",
                )

"""An abbreviation stands in the text that the glossary does not explain.

A newcomer would not know what it means.

Bad:  MSMT with no entry in the glossary
Good: MSMT under 'also:' of an entry in docs/data/glossary.yaml
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...content.model import Edition
from ...content.numbers import roman
from ...content.places import Fault
from ...content.prose import stretches
from ...content.vocabulary import UNIT_KINDS
from ..leftovers import leftovers

_ABBREVIATION = re.compile(r"(?<![\w./-])[A-Z][A-Z&]{1,7}(?=s?(?![\w/]))")

COMMON = frozenset(
    "AM APA BBC CC BY CNN CSV HTML ID IP JSON KBS LLC LXXI MIT MRB NHK PDF PM QR TV TX UK UN US UTC WCAG AA".split()
)
"""Abbreviations that need no entry: everyday ones, names, formats and licences."""

_NUMERAL = re.compile("[IVX]+")


def check(edition: Edition) -> Iterator[Fault]:
    explained = set(COMMON) | set(UNIT_KINDS)
    for term in edition.glossary:
        explained.update(re.findall(r"[A-Z][A-Z&]+", " ".join((term.term, *term.also))))
    for stretch in stretches(edition):
        for match in _ABBREVIATION.finditer(stretch.text):
            if match[0] in explained or (_NUMERAL.fullmatch(match[0]) and roman(match[0])):
                continue
            span = stretch.place(match.start(), len(match[0]))
            if (span.path, span.line, span.column) not in leftovers(edition):
                hint = "add it to docs/data/glossary.yaml, or write it out"
                yield Fault(span, f"'{match[0]}' is not explained", hint)

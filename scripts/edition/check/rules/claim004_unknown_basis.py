"""A claim does not say whose it is, or says it in a word that is none of the four bases.

A reader could not tell the executive summary from this edition.

Bad:  basis: reported
Good: basis: report
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ...content.vocabulary import BASES, OPTIONS
from ..suggest import did_you_mean, is_misspelt


def check(edition: Edition) -> Iterator[Fault]:
    known = ", ".join(BASES)
    for claim in edition.claims:
        option = claim.options.get("basis")
        if option is None and is_misspelt("basis", claim.options, OPTIONS):
            continue  # its name is told as unknown
        if option is None or not option.value:
            yield Fault(claim.span, "the claim has no basis", f"add '    basis: …' right below it, with one of {known}")
        elif option.value not in BASES:
            yield Fault(
                option.span, f"unknown basis '{option.value}'", did_you_mean(option.value, BASES, f"one of {known}")
            )

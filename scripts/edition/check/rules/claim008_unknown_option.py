"""A claim has an option that its basis does not know.

The renderer would print the block as plain text, or the option would mean nothing.

Bad:  fact: UN-160
Good: facts: UN-160
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ...content.vocabulary import BASES, OPTIONS
from ..suggest import did_you_mean


def check(edition: Edition) -> Iterator[Fault]:
    for claim in edition.claims:
        basis = BASES.get(claim.basis)
        known = {"basis"} | basis.needs | basis.allows if basis else OPTIONS
        for name in claim.options:
            if name not in known:
                hint = did_you_mean(name, known, f"known here are {', '.join(sorted(known))}", claim.options)
                yield Fault(claim.places[name], f"unknown option '{name}'", hint)

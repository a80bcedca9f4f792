"""A source's number is not written as its issuer writes it.

Who looks for the document by its number would not find it.

Bad:  number: A-HRC-25-63
Good: number: A/HRC/25/63
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..bibliography import symbol_fault


def check(edition: Edition) -> Iterator[Fault]:
    for source in edition.sources:
        wrong = symbol_fault(source)
        if wrong:
            value, symbol = wrong
            span = source.places.get(symbol.field, source.span)
            yield Fault(span, f"'{value}' does not read as {symbol.name}", f"for example '{symbol.example}'")
        elif source.text("number").startswith("S/RES/"):
            year, issued = source.text("number")[-5:-1], source.text("issued")[:4]
            if issued and year != issued:
                said = f"'{source.text('number')}' and 'issued: {source.text('issued')}' name two years"
                yield Fault(source.places["number"], said, "look the resolution up, and mend the one that is wrong")

"""A source's number, DOI, ISBN or pages are not written as its issuer writes them.

Who looks for the document by its number would not find it.

Bad:  number: A-HRC-25-63
Good: number: A/HRC/25/63
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..bibliography import identifier_fault, symbol_fault


def check(edition: Edition) -> Iterator[Fault]:
    for source in edition.sources:
        if identifier := identifier_fault(source):
            field, said, hint = identifier
            yield Fault(source.places.get(field, source.span), said, hint)
        if wrong := symbol_fault(source):
            value, symbol = wrong
            span = source.places.get(symbol.field, source.span)
            yield Fault(span, f"'{value}' does not read as {symbol.name}", f"for example '{symbol.example}'")
        elif source.text("number").startswith("S/RES/"):
            year, issued = source.text("number")[-5:-1], source.text("issued")[:4]
            if issued and year != issued:
                said = f"'{source.text('number')}' and 'issued: {source.text('issued')}' name two years"
                yield Fault(source.places["number"], said, "look the resolution up, and mend the one that is wrong")

"""A citation outside claims names a document that numbers its parts, and none of them.

The reader would have to search the whole of it; in claims, the facts say whether a place is known.

Bad:  The panel was asked for it [@un-coi-2014].
Good: The panel was asked for it [@un-coi-2014, para. 46].
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..cites import unsound


def check(edition: Edition) -> Iterator[Fault]:
    sources = {source.key: source for source in reversed(edition.sources)}
    in_claims = {citation.span for claim in edition.claims for citation in claim.citations}
    for page in edition.pages:
        for citation in page.citations:
            for cite in citation.cites if citation.span not in in_claims else ():
                source = sources.get(cite.key)
                numbered = source.custom.get("locators") if source else None
                if numbered and isinstance(numbered, dict) and not cite.locators and cite not in unsound(edition):
                    parts = ", ".join(label.removesuffix("-locator") for label in numbered)
                    said = f"'{cite.key}' is cited as a whole outside a claim, and numbers its parts"
                    yield Fault(cite.span, said, f"name the {parts}, or make the sentence a claim with its fact")

"""A claim cites a source or a locator that none of its facts was confirmed with.

A wrong paragraph number is worse than none.

Bad:  [@un-coi-2014, para. 41] where paragraphs 41–42 were read as a block
Good: [@un-coi-2014, paras. 41–42]
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content import citation as grammar
from ...content.model import Citation, Edition
from ...content.places import Fault, Text
from ...content.vocabulary import RESTS_ON_FACTS
from ..cites import unsound


def check(edition: Edition) -> Iterator[Fault]:
    places: list[tuple[tuple[Text, ...], tuple[Citation, ...]]] = [
        (facts, claim.citations)
        for claim in edition.claims
        if claim.basis in RESTS_ON_FACTS and (facts := claim.listed("facts"))
    ]
    places += [(entry.facts, (entry.citation,)) for entry in edition.entries if entry.citation]
    reported = unsound(edition)
    for facts, citations in places:
        if any(fact.value not in edition.facts for fact in facts):
            continue
        confirmed = [cite for fact in facts for cite in edition.facts[fact.value].rests_on]
        if not reported.isdisjoint(confirmed):
            continue
        for cite in (cite for citation in citations for cite in citation.cites):
            if cite in reported or any(grammar.covers(known, cite) for known in confirmed):
                continue
            named = ", ".join(fact.value for fact in facts)
            said = f"was not confirmed for {named}" if named else "is cited, but no fact is named"
            same = "; ".join(grammar.written(known) for known in confirmed if known.key == cite.key)
            hint = f"confirmed: {same}" if same else "cite a source that the facts rest on, or name the fact that does"
            yield Fault(cite.span, f"'{grammar.written(cite)}' {said}", hint)

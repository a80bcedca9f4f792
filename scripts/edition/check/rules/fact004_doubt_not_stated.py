"""A claim rests on a fact confirmed only in part, and does not say so in its words.

The reader would take a report for an established fact.

Bad:  facts: UN-63 with no doubt
Good: facts: UN-63, doubt: one press account — and “one press account” stands in the claim
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content import markdown
from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    for claim in edition.claims:
        partly = [
            f for f in claim.listed("facts") if f.value in edition.facts and edition.facts[f.value].grade == "partly"
        ]
        doubt = claim.options.get("doubt")
        if partly and (doubt is None or not doubt.value):
            hint = "add '    doubt: …' with the claim's own words that carry the doubt"
            yield Fault(partly[0].span, f"the fact '{partly[0].value}' is confirmed only in part", hint)
        elif doubt and doubt.value not in markdown.plain(claim.text):
            yield Fault(
                doubt.span, f"the words '{doubt.value}' do not stand in the claim", "quote them as the claim has them"
            )
        elif doubt and not partly and all(f.value in edition.facts for f in claim.listed("facts")):
            yield Fault(doubt.span, "a doubt is named, but every fact is verified", "remove the option")

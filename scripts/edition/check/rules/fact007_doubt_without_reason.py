"""A claim on a fact confirmed only in part gives no reason, or gives one though every fact is verified.

Its label would say “partly confirmed”, and the reader could not learn what was not confirmed.

Bad:  facts: UN-63 with no doubt
Good: facts: UN-63, doubt: rests on one press account
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    for claim in edition.claims:
        known = [f for f in claim.listed("facts") if f.value in edition.facts]
        partly = [f for f in known if edition.facts[f.value].grade == "partly"]
        doubt = claim.options.get("doubt")
        if partly and (doubt is None or not doubt.value):
            hint = "add '    doubt: …' with the reason, as in 'rests on one press account'"
            yield Fault(partly[0].span, f"the fact '{partly[0].value}' is confirmed only in part", hint)
        elif doubt and not partly and len(known) == len(claim.listed("facts")):
            yield Fault(doubt.span, "a doubt has a reason, but every fact is verified", "remove the option")

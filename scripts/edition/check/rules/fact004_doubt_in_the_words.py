"""A claim's sentence holds a formula of doubt.

It breaks the sentence, and nobody can filter by it; the label and the note say how sure the claim is.

Bad:  By a press report, returns went on.
Good: The press reported that returns went on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...content import markdown
from ...content.model import Edition
from ...content.places import Fault
from ...content.prose import QUOTED
from ...content.vocabulary import RESTS_ON_FACTS

_SOURCE = (
    r"(?:press|news|media|newspaper|secondary) (?:account|report|summary|summarie|page|copie|copy)s?|the press(?=[,.;])"
)
_PRESS = rf"(?:[\w’-]+ ){{0,5}}?(?:{_SOURCE})"

FORMULAS: tuple[str, ...] = (
    r"(?:confirmed|known|established|dated|seen|read) here",
    r"(?:confirmed|known|established) (?:for|by|to) this edition",
    r"this edition (?:has|did|could) not (?:yet )?confirm(?:ed)?",
    r"(?:so|as) far as (?:it is )?(?:confirmed|known)",
    r"(?:paragraph|article|number|date|place)s? (?:(?:is|are|was|were) )?not (?:itself |themselves )?confirmed",
    r"this edition (?:infers|dates|assumes)",
    rf"by {_PRESS}",
    r"by (?:[\w’-]+ )?accounts (?:up to|until|of)",
    rf"as {_PRESS}(?: [\w’-]+){{0,6}}? (?:tells?|describes?|quotes?|counts?|has|have|gives?|puts?)",
    r"reported,? (?:but |and )?not (?:confirmed|established)",
    r"rests? on (?:a|one) single (?:source|account|report)",
)
"""How a sentence says that it was not confirmed. Who reported, counted or estimated a thing is no such formula."""

_ANY = re.compile(rf"\b(?:{'|'.join(FORMULAS)})\b", re.IGNORECASE)


def check(edition: Edition) -> Iterator[Fault]:
    for claim in edition.claims:
        words = QUOTED.sub("", markdown.plain(claim.text)) if claim.basis in RESTS_ON_FACTS else ""
        if found := _ANY.search(words):
            hint = "say the fact and who reported it, and give the reason as 'doubt: …'"
            yield Fault(claim.span, f"'{found[0]}' is a formula of doubt", hint)

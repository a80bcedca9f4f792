"""A claim gives a rounded number and does not say who counted or estimated it.

An estimate without its estimator cannot be weighed.

Bad:  About 50,000 workers were abroad.
Good: The State Department estimated that about 50,000 workers were abroad.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...content import markdown
from ...content.model import Edition
from ...content.places import Fault

_ROUNDED = re.compile(
    r"\b(?:about|around|roughly|nearly|almost|more than|over|at least|up to|an estimated|some) (?:US)?\$?[0-9][0-9,.]*[0-9]?"
    r"(?![0-9])(?! [a-z]+ [0-9]{4}\b)",  # "up to 14 October 2023" is a date
    re.IGNORECASE,
)
_SOURCED = re.compile(
    r"\b(?:accord|acknowledg|announc|anticipat|assess|calculat|cit(?:e|ing)|consider|count|describ|determin|document|draw|drew|estimat|find|found"
    r"|gave|give|heard|hear|held|interview|judg|list|name|not(?:e|ing)|observ|publish|put|quot|record|regist|relay|report|rest|said|say|show|speak|spoke"
    r"|stat(?:e|ed|ing|istics)|summar|survey|tally|told|took|trac|understood|wrote)\w*",
    re.IGNORECASE,
)


def check(edition: Edition) -> Iterator[Fault]:
    for claim in edition.claims:
        if claim.basis not in ("record", "since"):
            continue
        text = markdown.plain(claim.text)
        rounded = _ROUNDED.search(text)
        if rounded and not _SOURCED.search(text):
            yield Fault(
                claim.span, f"'{rounded[0]}' names no one who counted", "name the estimator, the year and the range"
            )

"""A development tells what happened in more than 60 words.

An entry is a line of a record; the sources hold the rest.

Bad:  an entry of 80 words
Good: an entry of 45 words
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content import markdown
from ...content.graph import claims_by_page
from ...content.model import Edition
from ...content.places import Fault

MOST = 60


def check(edition: Edition) -> Iterator[Fault]:
    for page in edition.pages:
        if page.kind == "development":
            words = sum(markdown.count_words(claim.text) for claim in claims_by_page(edition).get(page.path, ()))
            if words > MOST:
                yield Fault(
                    page.meta.place("id"),
                    f"{page.id} has {words} words",
                    f"at most {MOST}: leave to the sources what they say",
                )

"""A claim says nothing: it is empty, or holds a citation alone.

Its page, its card and its data would have no words to show.

Bad:  [@un-coi-2014, para. 46]. as the whole claim
Good: The Commission found hunger [@un-coi-2014, para. 46].
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...content import markdown
from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    unread = {problem.fault.span.path for problem in edition.problems}
    for claim in edition.claims:
        if claim.span.path not in unread and not re.search(r"\w", markdown.plain(claim.text)):
            yield Fault(claim.span, f"the claim '{claim.id}' has no words", "say in a sentence what the source says")

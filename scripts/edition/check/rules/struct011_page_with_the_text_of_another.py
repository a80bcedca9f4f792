"""Two pages have the same text below their front matter.

A page is known by its text when it is made: one of them would be published under the other's title.

Bad:  docs/one.md and docs/two.md with the one line '/// developments ///'
Good: docs/one.md alone, or a sentence in docs/two.md that says what it is for
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault, Span


def check(edition: Edition) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for page in edition.pages:
        text = " ".join(page.body.split())
        if text in first:
            said = f"the page has the same text as {first[text]}" if text else f"the page has no text, as {first[text]}"
            yield Fault(Span(page.source, 1), said, "keep one of the two, or say in this one what it is for")
        first.setdefault(text, page.source)

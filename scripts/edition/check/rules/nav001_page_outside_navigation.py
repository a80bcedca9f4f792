"""A page does not stand in the navigation of mkdocs.yml.

Nobody would find it but by a link.

Bad:  docs/method.md and no 'method.md' under 'nav:'
Good: '- Method: method.md' under 'nav:'
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault, Span


def check(edition: Edition) -> Iterator[Fault]:
    listed = {entry.value for entry in edition.navigation}
    for page in edition.pages:
        if page.path not in listed:
            yield Fault(
                Span(page.source, 1), f"'{page.path}' is not in the navigation", "add it under 'nav:' in mkdocs.yml"
            )

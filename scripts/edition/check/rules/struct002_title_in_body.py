"""A heading of the first level stands in a page's body, which takes its title from the front matter.

The page would have two titles.

Bad:  # Method
Good: title: Method
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    for page in edition.pages:
        for heading in page.headings:
            if heading.level == 1:
                yield Fault(heading.span, f"'{heading.text}' is a second title", "put it in 'title:', or use '##'")

"""A heading stands more than one level below the heading before it; a page's first stands at the second level.

Who moves through a page by its headings would look for a part that is not there.

Bad:  ## How it works, then #### The border
Good: ## How it works, then ### The border
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    for page in edition.pages:
        above = 1
        for heading in page.headings:
            if heading.level > above + 1:
                said = f"'{heading.text}' is a heading of level {heading.level} below one of level {above}"
                if above == 1:
                    said = f"the page's first heading, '{heading.text}', is of level {heading.level}"
                yield Fault(heading.span, said, f"begin it with '{'#' * (above + 1)}'")
            above = heading.level

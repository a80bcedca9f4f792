"""A heading has no id of its own.

Its anchor would follow its wording, and break with the next edit.

Bad:  ## How it works
Good: ## How it works { #how }
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    for page in edition.pages:
        for heading in page.headings:
            if heading.level > 1 and not heading.anchor:
                slug = re.sub(r"[^a-z0-9]+", "-", heading.text.lower()).strip("-") or "name"
                yield Fault(heading.span, f"the heading '{heading.text}' has no id", f"add '{{ #{slug} }}' at its end")

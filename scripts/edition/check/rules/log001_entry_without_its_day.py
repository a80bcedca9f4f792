"""An entry of the changes or the corrections does not have its day as its anchor.

The feeds, the sitemap and the dates on pages would not know of it.

Bad:  ## 24 November 2026 { #november }
Good: ## 24 November 2026 { #y2026-11-24 }
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from ...content import log
from ...content.model import Edition
from ...content.places import Fault

_DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}\b")


def check(edition: Edition) -> Iterator[Fault]:
    for page in edition.pages:
        for heading in page.headings if page.path in (log.CHANGES, log.CORRECTIONS) else ():
            match = _DAY.match(heading.text)
            day = _iso(match[0]) if match else ""
            anchor = log.ANCHOR.fullmatch(heading.anchor)
            if (anchor["date"] if anchor else "") != day:
                message = f"the heading '{heading.text}' has the anchor '#{heading.anchor}'"
                hint = f"'{{ #y{day} }}'" if day else "begin it with its day, '24 November 2026 …'"
                yield Fault(heading.span, message, hint)


def _iso(words: str) -> str:
    """`24 November 2026` → `2026-11-24`, or nothing where there is no such day."""
    try:
        return datetime.datetime.strptime(words, "%d %B %Y").date().isoformat()
    except ValueError:
        return ""

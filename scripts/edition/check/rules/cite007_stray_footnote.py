"""A footnote's mark or text stands on a page, which has no footnotes.

It would be printed as it stands: notes come from citations alone.

Bad:  Wells were dry.[^1]
Good: Wells were dry [@un-coi-2014, para. 46].
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault

_FOOTNOTE = re.compile(r"(?P<line>^ {0,3})?(?<!\\)\[\^(?P<name>[^\]\s]+)\](?P<text>:)?", re.MULTILINE)


def check(edition: Edition) -> Iterator[Fault]:
    for page in edition.pages:
        found = list(_FOOTNOTE.finditer(page.prose)) if "[^" in page.prose else []
        texts = {m["name"] for m in found if _is_text(m)}
        marks = {m["name"] for m in found if not _is_text(m)}
        for match in found:
            name = match["name"]
            if _is_text(match):
                said = "is printed as it stands" if name in marks else "is used nowhere"
            elif name in texts:
                continue
            else:
                said = "has no text"
            span = page.places.span(match.start() + len(match["line"] or ""), len(name) + 3)
            yield Fault(span, f"the footnote '{name}' {said}", "say it in the sentence, or cite a source in its place")


def _is_text(match: re.Match[str]) -> bool:
    return match["line"] is not None and match["text"] is not None

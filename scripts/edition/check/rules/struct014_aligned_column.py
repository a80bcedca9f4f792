"""A table aligns a column by a colon.

The generator would write a style into the page, which the page's policy blocks.

Bad:  | --- | :-: |
Good: | --- | --- |
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault

_ROW = re.compile(
    r"^[ \t>]*(?=[^\n]*\|)(?=[^\n]*:)\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$", re.MULTILINE
)
"""The line beneath a table's head, with a colon in it. https://python-markdown.github.io/extensions/tables/"""


def check(edition: Edition) -> Iterator[Fault]:
    for page in edition.pages:
        for match in _ROW.finditer(page.prose):
            row = match[0].strip()
            span = page.places.span(match.start() + len(match[0]) - len(match[0].lstrip()), len(row))
            yield Fault(span, f"'{row}' aligns a column", f"write '{row.replace(':', '-')}'")

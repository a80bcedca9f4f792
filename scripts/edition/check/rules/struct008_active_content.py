"""A page or a drawing holds something that runs, loads or restyles: a script, a frame, a handler, a style sheet.

The page's policy would be made to allow it, and readers would run what no template brought.

Bad:  <script>alert(1)</script>
Good: the words alone; scripts and styles come from the templates
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Document, Edition, Page
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    files: tuple[Page | Document, ...] = (*edition.pages, *edition.documents)
    for file in files:
        kind = "page" if isinstance(file, Page) else "drawing"
        for found in file.active:
            yield Fault(found.span, f"{found.value} has no place in a {kind}", "take it out, or show it as code")

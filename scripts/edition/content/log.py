"""The content's own log: dated entries of changes and corrections, and the addresses that each entry touches.

An entry is a heading with an anchor such as `y2026-11-24` (a second one of that day has `y2026-11-24-2`), and what
stands under it. An entry touches what it links to: a page, or the unit or claim at an anchor of a page.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from .model import Edition, Page

CHANGES = "changes.md"
CORRECTIONS = "corrections.md"

ANCHOR = re.compile(r"y(?P<date>\d{4}-\d{2}-\d{2})(?:-\d+)?")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a log. `text` is Markdown; `touches` holds addresses under the base, `/about/#x1-2`."""

    page: Page
    anchor: str
    date: str
    title: str
    text: str
    touches: frozenset[str]


def entries(edition: Edition, path: str) -> tuple[Entry, ...]:
    """The entries of the log at this path of docs/, in the order of the page."""
    pages = {page.path: page for page in edition.pages}
    return tuple(_entries(pages[path], pages)) if path in pages else ()


def _entries(page: Page, pages: dict[str, Page]) -> Iterator[Entry]:
    lines = list(zip(page.places.numbers, page.body.split("\n"), strict=True))
    for index, heading in enumerate(page.headings):
        match = ANCHOR.fullmatch(heading.anchor)
        if not match:
            continue
        later = (h.span.line for h in page.headings[index + 1 :] if h.level <= heading.level)
        first, end = heading.span.line, next(later, lines[-1][0] + 1)
        text = "\n".join(line for number, line in lines if first < number < end).strip()
        targets = (link.target for link in page.links if first < link.span.line < end)
        touched = frozenset(address for target in targets if (address := _address(target, page, pages)))
        yield Entry(page, heading.anchor, match["date"], heading.text, text, touched)


def _address(target: str, page: Page, pages: dict[str, Page]) -> str:
    """The address that a relative link to a source file means, or nothing where it leads elsewhere."""
    path, _, fragment = target.partition("#")
    file = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) if path else page.path
    if file not in pages:
        return ""
    return f"/{pages[file].url}" + (f"#{fragment}" if fragment else "")

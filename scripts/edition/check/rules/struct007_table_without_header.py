"""A table has no row of column names, or a column without a name; or its lines make no table at all.

Who listens to a cell would not learn what it is about, and lines that make no table are printed with their bars.

Bad:  | Pathway | Finding | with no line '| --- | --- |' below it
Good: | Pathway | Finding |, then | --- | --- |, then the rows
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Document, Edition, Page
from ...content.places import Fault
from ..tables import faults

_IN_HTML = 'name its columns or rows with <th scope="col">…</th>; role="presentation" where it only arranges'


def check(edition: Edition) -> Iterator[Fault]:
    for page in edition.pages:
        yield from faults(page)
    files: tuple[Page | Document, ...] = (*edition.pages, *edition.documents)
    for file in files:
        for span in file.headless:
            yield Fault(span, "the table has no cell that names a column or a row", _IN_HTML)

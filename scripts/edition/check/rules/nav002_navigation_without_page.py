"""The navigation of mkdocs.yml names a page that does not exist.

The build would stop, or a menu would lead to nothing.

Bad:  - Method: methods.md
Good: - Method: method.md
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..suggest import did_you_mean


def check(edition: Edition) -> Iterator[Fault]:
    listed = {entry.value for entry in edition.navigation}
    for entry in edition.navigation:
        if entry.value not in edition.files and "://" not in entry.value:
            yield Fault(
                entry.span,
                f"the navigation names '{entry.value}', which does not exist",
                did_you_mean(entry.value, edition.files, "write the page, or take the entry out", listed),
            )

"""A link leads to a page or file that does not exist.

The reader would meet an error page.

Bad:  [drivers](driver.md)
Good: [drivers](drivers.md)
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..links import relative, resolve
from ..suggest import did_you_mean


def check(edition: Edition) -> Iterator[Fault]:
    for page in edition.pages:
        for link in page.links:
            target = resolve(page.path, link.target)
            if not link.target:
                yield Fault(
                    link.span, f"the link '{link.text}' leads nowhere", "write where, as in '[drivers](drivers.md)'"
                )
            elif target is not None and target.path not in edition.files:
                said = link.target.partition("#")[0]
                files = (relative(page.path, file) for file in edition.files)
                hint = did_you_mean(said, files, "links are relative to the page, and end in '.md'")
                yield Fault(link.span, f"'{link.target}' leads to no file of docs/", hint)

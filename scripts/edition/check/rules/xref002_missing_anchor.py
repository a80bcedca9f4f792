"""A link leads to an anchor that its page does not have.

The reader would land at the top of the page and not find the passage.

Bad:  [P3.2](forcible-repatriation.md#p3.2)
Good: [P3.2](forcible-repatriation.md#p3-2)
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..links import anchors_by_page, resolve
from ..suggest import did_you_mean


def check(edition: Edition) -> Iterator[Fault]:
    anchors = anchors_by_page(edition)
    for page in edition.pages:
        for link in page.links:
            target = resolve(page.path, link.target)
            if target is None or not target.fragment or target.path not in anchors:
                continue
            if target.fragment not in anchors[target.path]:
                hint = did_you_mean(
                    target.fragment, anchors[target.path], "give the heading an id, or link to the page"
                )
                yield Fault(link.span, f"'{target.path}' has no anchor '#{target.fragment}'", hint)

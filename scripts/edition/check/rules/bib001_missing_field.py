"""A source lacks a field that its type must have.

The reference could not be read, or not be found.

Bad:  - {id: eo-13687, type: legislation, title: …} without URL
Good: - {id: eo-13687, type: legislation, title: …, URL: …}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..bibliography import CUSTOM_FIELDS, FIELDS, REQUIRED, REQUIRED_CUSTOM
from ..suggest import is_misspelt


def check(edition: Edition) -> Iterator[Fault]:
    for source in edition.sources:
        for field in REQUIRED.get(source.text("type"), REQUIRED[""]):
            if not source.item.get(field) and not is_misspelt(field, source.item, FIELDS):
                yield Fault(source.span, f"'{source.key}' has no '{field}'", f"add a line '{field}: …'")
        for field in REQUIRED_CUSTOM:
            if not source.custom.get(field) and not is_misspelt(field, source.custom, CUSTOM_FIELDS):
                yield Fault(source.span, f"'{source.key}' has no 'custom.{field}'", f"add '{field}: …' under 'custom:'")

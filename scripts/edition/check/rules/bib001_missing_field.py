"""A source lacks a field that its type must have.

The reference could not be read, or not be found.

Bad:  - {id: eo-13687, type: legislation, title: …} without URL
Good: - {id: eo-13687, type: legislation, title: …, URL: …}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..bibliography import CUSTOM_FIELDS, EITHER, FIELDS, REQUIRED, REQUIRED_CUSTOM
from ..suggest import is_misspelt


def check(edition: Edition) -> Iterator[Fault]:
    for source in edition.sources:
        kind = source.text("type")
        choices = [(field,) for field in REQUIRED.get(kind, REQUIRED[""])]
        for fields in (*choices, *([EITHER[kind]] if kind in EITHER else ())):
            if not any(source.item.get(field) or is_misspelt(field, source.item, FIELDS) for field in fields):
                named = " and no ".join(f"'{field}'" for field in fields)
                yield Fault(source.span, f"'{source.key}' has no {named}", f"add a line '{fields[0]}: …'")
        for field in REQUIRED_CUSTOM:
            if field in source.item:
                continue  # it is told as unknown there
            if not source.custom.get(field) and not is_misspelt(field, source.custom, CUSTOM_FIELDS):
                yield Fault(source.span, f"'{source.key}' has no 'custom.{field}'", f"add '{field}: …' under 'custom:'")

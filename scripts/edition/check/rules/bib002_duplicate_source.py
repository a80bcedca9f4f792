"""Two sources have the same id, document number or address.

Two notes would lead to one document, and what rests on it would be split.

Bad:  two records with 'number: A/HRC/25/63'
Good: one record, cited by one key
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault


def check(edition: Edition) -> Iterator[Fault]:
    for field in ("id", "number", "URL"):
        seen: dict[str, str] = {}
        for source in edition.sources:
            value = source.text(field).casefold().rstrip("/")
            if source.custom.get("address") == "general" and field == "URL":
                continue
            if not value:
                continue
            if value in seen:
                span = source.places.get(field, source.span)
                said = f"'{source.key}' has the same {field} as the record at {seen[value]}"
                yield Fault(span, said, "keep one record, and cite that")
            else:
                seen[value] = f"{source.span.path}:{source.span.line}"

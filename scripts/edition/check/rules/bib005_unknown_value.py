"""A source has a type, a field or a mark that is not in CSL or not in this edition's list, or an author without a name.

The reference would be formatted as something else.

Bad:  type: newspaper-article
Good: type: article-newspaper
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ...content.vocabulary import NAME_FIELDS
from ..bibliography import CUSTOM_FIELDS, FIELDS, MARKS, STRUCTURED, TYPES, name_faults
from ..suggest import did_you_mean

_LIST = "see CSL's list of variables"
_NAMES = "write '- {literal: United Nations}' for a body, '- {family: Cha, given: Victor D.}' for a person"


def check(edition: Edition) -> Iterator[Fault]:
    for source in edition.sources:
        kind = source.text("type")
        if kind and kind not in TYPES:
            yield Fault(
                source.places.get("type", source.span),
                f"unknown type '{kind}'",
                did_you_mean(kind, TYPES, f"one of {', '.join(sorted(TYPES))}"),
            )
        for field in source.item:
            if field not in FIELDS:
                yield Fault(
                    source.places[field],
                    f"unknown field '{field}'",
                    "indent it, to stand under 'custom:'"
                    if field in CUSTOM_FIELDS
                    else did_you_mean(field, FIELDS, _LIST, source.item),
                )
        for field, value in source.item.items():
            if field in FIELDS and field not in STRUCTURED and not isinstance(value, str):
                yield Fault(source.places[field], f"'{field}' must be one value", f"for example '{field}: …'")
        for role in (role for role in NAME_FIELDS if source.item.get(role)):
            for said in name_faults(source.item[role]):
                yield Fault(source.places.get(role, source.span), f"{role}: {said}", _NAMES)
        for field, value in source.custom.items():
            span = source.places.get(f"custom.{field}", source.span)
            if field not in CUSTOM_FIELDS:
                yield Fault(
                    span,
                    f"unknown field 'custom.{field}'",
                    did_you_mean(
                        field, set(CUSTOM_FIELDS) - source.custom.keys(), f"one of {', '.join(CUSTOM_FIELDS)}"
                    ),
                )
            elif field in MARKS and not isinstance(value, str):
                yield Fault(span, f"'custom.{field}' must be one value", f"one of {', '.join(MARKS[field])}")
            elif field in MARKS and value not in MARKS[field]:
                yield Fault(
                    span,
                    f"unknown custom.{field} '{value}'",
                    did_you_mean(str(value), MARKS[field], f"one of {', '.join(MARKS[field])}"),
                )

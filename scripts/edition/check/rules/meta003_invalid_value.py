"""A key of the front matter has a value that it cannot have.

The page would be filed under the wrong kind, id, date or addressee.

Bad:  date: 28 March 2024
Good: date: 2024-03-28
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content import yaml_nodes as y
from ...content.model import Edition
from ...content.places import Fault
from ...content.vocabulary import ADDRESSEES, KINDS, LONGEST_SUMMARY, TEXT_KEYS, UNIT_ID
from .. import dates
from ..suggest import did_you_mean


def check(edition: Edition) -> Iterator[Fault]:
    for page in edition.pages:
        kind = KINDS.get(page.kind)
        place = page.meta.place
        if page.kind and kind is None:
            yield Fault(
                place("kind"),
                f"unknown kind '{page.kind}'",
                did_you_mean(page.kind, KINDS, f"one of {', '.join(KINDS)}"),
            )
        if kind and kind.letter and page.id:
            match = UNIT_ID.fullmatch(page.id)
            if not match or match[1] != kind.letter:
                hint = f"for example '{kind.letter}3'"
                yield Fault(place("id"), f"'{page.id}' is no id of a page of kind '{page.kind}'", hint)
        for key, value in (("date", page.date), ("added", page.added)):
            if value and not dates.is_date(value):
                yield Fault(
                    place(key),
                    f"'{value}' is no date",
                    dates.hint(value, "for example '2024-03-28', or '2024-03' where the day is not known"),
                )
        if len(page.summary) > LONGEST_SUMMARY:
            yield Fault(
                place("summary"),
                f"the summary has {len(page.summary)} characters",
                f"at most {LONGEST_SUMMARY}, so that previews show it whole",
            )
        for name, node in page.meta.entries:
            if name.value in TEXT_KEYS and not isinstance(node, y.Scalar):
                yield Fault(name.span, f"'{name.value}' must be one text", f"for example '{name.value}: …'")
            items = node.items if isinstance(node, y.Sequence) else ()
            if name.value == "addressees" and not 0 < len(items) == len(page.addressees):
                yield Fault(name.span, "'addressees' must be a list", "for example 'addressees: [congress, allies]'")
        for addressee in page.addressees:
            if addressee.value not in ADDRESSEES:
                hint = did_you_mean(addressee.value, ADDRESSEES, f"one of {', '.join(ADDRESSEES)}")
                yield Fault(addressee.span, f"unknown addressee '{addressee.value}'", hint)

"""The front matter has a key that its kind of page does not know.

The key would be ignored without a word, and what it was meant to say lost.

Bad:  summery: What the record shows.
Good: summary: What the record shows.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ...content.vocabulary import KINDS
from ..suggest import did_you_mean


def check(edition: Edition) -> Iterator[Fault]:
    for page in edition.pages:
        kind = KINDS.get(page.kind)
        if kind is None:
            continue
        for name, _ in page.meta.entries:
            if name.value not in kind.keys:
                known = ", ".join(kind.keys)
                taken = {key.value for key, _ in page.meta.entries}
                hint = did_you_mean(name.value, kind.keys, f"a page of kind '{page.kind}' knows {known}", taken)
                yield Fault(name.span, f"unknown key '{name.value}'", hint)

"""A page has no front matter, or lacks a key that its kind must have.

Without a title, kind and summary the page cannot be listed, linked or previewed.

Bad:  kind: page
Good: title: Method
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content import yaml_nodes as y
from ...content.model import Edition
from ...content.places import Fault
from ...content.vocabulary import KINDS, TEXT_KEYS
from ..suggest import is_misspelt


def check(edition: Edition) -> Iterator[Fault]:
    yield from (p.fault for p in edition.problems if p.kind == "front-matter")
    for page in edition.pages:
        kind = KINDS.get(page.kind)
        keys = kind.keys if kind else ("title", "kind", "summary")
        written = [name.value for name, _ in page.meta.entries]
        optional = kind.optional if kind else frozenset()
        for key in keys:
            node = page.meta.get(key)
            if node is None and kind and is_misspelt(key, written, keys):
                continue  # it is told as an unknown key
            if node is None and key not in optional:
                yield Fault(page.meta.span, f"the front matter lacks '{key}'", f"add a line '{key}: …'")
            elif key in TEXT_KEYS and isinstance(node, y.Scalar) and not node.value.strip():
                yield Fault(page.meta.place(key), f"'{key}' is empty", f"write it as '{key}: …'")

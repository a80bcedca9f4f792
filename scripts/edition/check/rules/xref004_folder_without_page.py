"""A link names a folder or an address where it must name the page: its file or, in a template, the slash at its end.

The link depends on how a server answers for folders, and breaks where the files are read from a disk.

Bad:  [the findings](../findings)
Good: [the findings](../findings/index.md)
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..links import astray


def check(edition: Edition) -> Iterator[Fault]:
    for wrong in astray(edition).get("folder", ()):
        hint = f"write '{wrong.better}'" if wrong.better else "name a page in it"
        yield Fault(wrong.link.span, f"'{wrong.target}' names a folder, not a page", hint)

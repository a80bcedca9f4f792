"""`doubles`: lists pairs of claims that rest on the same fact and place, for editors: one point is told in one claim."""

from __future__ import annotations

import argparse

from ..config import Config
from ..content import doubles, markdown
from .edition import read


def run(asked: argparse.Namespace, config: Config) -> int:
    """Print each pair once, with every fact and place that it shares, and the words of both."""
    shared: dict[tuple[str, str], list[str]] = {}
    edition = read(config)
    words = {claim.id: markdown.plain(claim.text) for claim in edition.claims}
    for fact, place, first, second in doubles.pairs(edition):
        shared.setdefault((first.id, second.id), []).append(f"{fact} {place}")
    for (one, other), why in shared.items():
        print(f"{one} {other}: {'; '.join(why)}\n  {one}: {words[one]}\n  {other}: {words[other]}")
    print(f"{len(shared)} pairs that may tell one point twice; not each does.")
    return 0

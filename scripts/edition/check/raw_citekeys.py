"""Citekeys in the texts of an edition that no citation holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from ..content import citation
from ..content.model import Edition, RawCitekey
from ..content.places import Span
from ..content.raw_citekeys import find
from ..content.suggest import nearest
from .misplaced_citations import misplaced_citations
from .values import values


@lru_cache(maxsize=1)
def raw_citekeys(edition: Edition) -> tuple[RawCitekey, ...]:
    """The citekeys in the pages' running text that no citation holds, those aside that may be names on social networks."""
    keys = {source.key for source in edition.sources}
    told = {span for span, _ in misplaced_citations(edition)}
    found = (stray for page in edition.pages for stray in page.raw_citekeys if not told & {stray.span, stray.at})
    return tuple(better for stray in found if (better := _as_citation(stray, keys)))


def _as_citation(stray: RawCitekey, keys: set[str]) -> RawCitekey | None:
    """What looks like a citation, with the key that it means; nothing where it is none."""
    means = meant(stray.key, keys)
    if means not in keys and (stray.apart or not (stray.certain or "-" in stray.key)):
        return None
    return replace(stray, better=stray.better.replace(f"@{stray.key}", f"@{means}", 1))


def meant(key: str, keys: set[str]) -> str:
    """The citekey that one means which may be misspelt: itself where none is like it."""
    return key if key in keys else nearest(key, keys, 0.85) or key


def raw_in_values(edition: Edition) -> Iterator[tuple[Span, str, str]]:
    """The known citekeys in texts that are printed as they stand: the place, the key, and what it stands in."""
    keys = {source.key for source in edition.sources}
    for value in values(edition):
        if "@" in value.text:
            text = citation.BRACKET.sub(lambda match: " " * len(match[0]), value.text)
            for stray in find(text, value.text, value.span.within):
                if meant(stray.key, keys) in keys:
                    yield stray.at, stray.key, value.where


@lru_cache(maxsize=1)
def miscited(edition: Edition) -> frozenset[str]:
    """The ids of claims in which a citation is malformed or stray: what else they lack is told once that is mended."""
    lines = {(p.fault.span.path, p.fault.span.line) for p in edition.problems if p.kind == "citation"}
    lines |= {(stray.span.path, stray.span.line) for stray in raw_citekeys(edition)}
    pages = {path for path, _ in lines}
    return frozenset(
        claim.id
        for claim in edition.claims
        if claim.span.path in pages
        and any((claim.span.path, line) in lines for line in range(claim.span.line, claim.end + 1))
    )

"""Citations that nothing is wrong with by themselves, so that one slip is not reported as several."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..content.model import Cite, Edition, Source
from .locators import is_backwards, outside


def locator_fault(cite: Cite, source: Source) -> tuple[str, str] | None:
    """What is wrong with a locator in its source, and a hint; nothing where the source numbers such a part."""
    numbered = source.custom.get("locators")
    known = numbered if isinstance(numbered, dict) else {}
    label = cite.label.removesuffix("-locator")
    if cite.label not in known:
        hint = f"it numbers {', '.join(known)}" if known else "cite it without a locator"
        return f"'{cite.key}' numbers no {label}", hint
    if wrong := outside(cite.locator, str(known[cite.label])):
        has = "numbers from 1 on" if known[cite.label] == "any" else known[cite.label]
        hint = "the smaller number comes first" if is_backwards(wrong) else f"it has {has}"
        return f"'{wrong}' is no {label} of '{cite.key}'", hint
    return None


def all_cites(edition: Edition) -> Iterator[Cite]:
    """Every cited source of the pages, the lists and the facts."""
    for citation in edition.citations():
        yield from citation.cites
    for fact in edition.facts.values():
        yield from fact.rests_on


@lru_cache(maxsize=1)
def unsound(edition: Edition) -> frozenset[Cite]:
    """The cited sources that a rule on citations reports: of an unreadable bracket, unknown, or wrong in their place."""
    sources = {source.key: source for source in reversed(edition.sources)}
    faulty = {(p.fault.span.path, p.fault.span.line) for p in edition.problems if p.kind == "citation"}
    return frozenset(
        cite
        for cite in all_cites(edition)
        if (cite.span.path, cite.span.line) in faulty
        or cite.key not in sources
        or (cite.locator and locator_fault(cite, sources[cite.key]))
    )

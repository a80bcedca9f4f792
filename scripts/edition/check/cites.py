"""List all citations, and those that another rule reports already, so that one slip is not reported as several."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..content.model import Cite, Edition, Source
from ..content.numbers import is_backwards
from .locators import outside


def locator_fault(cite: Cite, source: Source) -> tuple[str, str] | None:
    """What is wrong with a locator in its source, and a hint; nothing where the source numbers such a part.

    Only its first part is held to the range: the paragraphs of an annex are numbered anew.
    """
    numbered = source.custom.get("locators")
    known = numbered if isinstance(numbered, dict) else {}
    for depth, locator in enumerate(cite.locators):
        label = locator.label.removesuffix("-locator")
        if locator.label not in known:
            names = ", ".join(name.removesuffix("-locator") for name in known)
            hint = f"it numbers {names}" if known else "cite it without a locator"
            return f"'{cite.key}' numbers no {label}", hint
        range_ = "any" if depth else str(known[locator.label])
        if wrong := outside(locator, range_):
            has = "numbers from 1 on" if range_ == "any" else range_
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
        or (cite.locators and locator_fault(cite, sources[cite.key]))
    )

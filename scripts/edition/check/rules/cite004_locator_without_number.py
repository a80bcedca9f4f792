"""A citation gives a locator that the source does not number, or one outside its known range.

The reader would look for a place that does not exist.

Bad:  [@un-coi-2014, para. 946]
Good: [@un-coi-2014, para. 46]
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..locators import is_backwards, outside


def check(edition: Edition) -> Iterator[Fault]:
    sources = {source.key: source for source in reversed(edition.sources)}
    cites = [cite for citation in edition.citations() for cite in citation.cites]
    cites += [cite for fact in edition.facts.values() for cite in fact.rests_on]
    for cite in cites:
        source = sources.get(cite.key)
        if source is None or not cite.locator:
            continue
        numbered = source.custom.get("locators")
        known = numbered if isinstance(numbered, dict) else {}
        if cite.label not in known:
            hint = f"it numbers {', '.join(known)}" if known else "cite it without a locator"
            yield Fault(cite.span, f"'{cite.key}' numbers no {cite.label.removesuffix('-locator')}", hint)
        elif wrong := outside(cite.locator, str(known[cite.label])):
            hint = "the smaller number comes first" if is_backwards(wrong) else f"it has {known[cite.label]}"
            yield Fault(cite.span, f"'{wrong}' is no {cite.label.removesuffix('-locator')} of '{cite.key}'", hint)

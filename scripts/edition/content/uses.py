"""What rests on each source, and at which of its places: claims, terms, events of the chronology, figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from . import citation, graph, readings
from .model import Cite, Edition


@dataclass(frozen=True, slots=True)
class Use:
    """A claim, term, event or figure (`kind`), by its id, its date or its name, that cites a source."""

    kind: str
    name: str


@lru_cache(maxsize=2)
def _places(edition: Edition) -> Mapping[str, Mapping[str, tuple[Use, ...]]]:
    """By citekey, then by place, `paras. 41–42`, what cites it there."""
    found: dict[str, dict[str, dict[Use, None]]] = {}
    for use, cite in _cites(edition):
        found.setdefault(cite.key, {}).setdefault(citation.place_of(cite, edition.settings.locale), {})[use] = None
    return {key: {p: tuple(there[p]) for p in sorted(there, key=_order)} for key, there in found.items()}


def by_place(edition: Edition, key: str) -> Mapping[str, tuple[Use, ...]]:
    """What rests on a source, by place in the order of its numbers; under an empty place what cites it as a whole."""
    return _places(edition).get(key, {})


def readings_on(edition: Edition, key: str) -> Mapping[str, int]:
    """How many claims on a source were read against each kind of text; under an empty kind those not read again."""
    made = readings.in_force(edition)
    claims = {use.name for uses in by_place(edition, key).values() for use in uses if use.kind == "claim"}
    return Counter(made[name].kind if name in made else "" for name in sorted(claims))


def _cites(edition: Edition) -> Iterator[tuple[Use, Cite]]:
    for claim in sorted(edition.claims, key=lambda c: graph.order_of_claim(c.id)):
        for cite in (cite for cited in claim.citations for cite in cited.cites):
            yield Use("claim", claim.id), cite
    for term in edition.glossary:
        for cite in term.citation.cites if term.citation else ():
            yield Use("term", term.id), cite
    for event in edition.chronology:
        for cite in event.citation.cites if event.citation else ():
            yield Use("event", event.date), cite
    for figure in edition.figures:
        for cite in figure.citation.cites if figure.citation else ():
            yield Use("figure", figure.name), cite


def _order(place: str) -> tuple[str, list[int], str]:
    """By the word that opens a place, then by its numbers: `para. 9` before `paras. 10–12`."""
    word = re.sub(r"s?\.$", "", place.partition(" ")[0])
    return word, [int(number) for number in re.findall(r"[0-9]+", place)], place

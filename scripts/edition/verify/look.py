"""A closer look at a file in which something seems amiss, with the place of everything that may be wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ..content.places import Span
from .facts import Facts
from .html import Attribute, Tag, parse
from .offsets import Offsets
from .references import Reference, Use, references
from .sift import Demand, Head, Reader, Sifted, address_of, has_anchor, is_sheet, located_in
from .site import FINE, Judgment, Verdict, near_anchor
from .ways import From, Way, way

_HINTS = 20
"""So many hints at most are looked for among a page's own anchors."""

_FEW = 30
"""So many tags are looked for one by one; for more, every tag of the file is read again with its place."""


class Seen(NamedTuple):
    """A tag in which something may be wrong, and where it begins."""

    at: int
    token: bytes
    tag: Tag
    why: int


class Pointed(NamedTuple):
    """An address in such a tag, and where it leads."""

    at: int
    reference: Reference
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Page:
    """What a file says of itself, the tags in which something may be wrong, and the addresses in these."""

    path: str
    head: Head
    seen: tuple[Seen, ...]
    pointed: tuple[Pointed, ...]
    offsets: Offsets

    def of(self, at: int, part: Reference | Attribute) -> Span:
        """The place of a part of the tag that begins there."""
        return self.offsets.span(at + part.start, at + part.end)


def look(reader: Reader, path: str, known: Judgment) -> Page:
    raw = reader.bytes_of(path)
    found = reader.facts_in(path, raw)
    sifted = reader.sift(path, found)
    verdicts = _wrong(path, sifted, known)
    wanted = _wanted(found, sifted, verdicts)
    seen = tuple(
        Seen(at, token, tag, wanted[token])
        for at, token in _places(path, raw, [facts.token for facts in found], wanted)
        if (tag := parse(token)) is not None
    )
    pointed = tuple(
        Pointed(s.at, r, _verdict(r, verdicts, known.demand)) for s in seen for r in references(s.tag, s.token)
    )
    return Page(path, sifted.head, seen, pointed, Offsets(path, raw))


def _places(path: str, raw: bytes, tokens: list[bytes], wanted: Collection[bytes]) -> list[tuple[int, bytes]]:
    """Where the wanted tags begin, in order.

    Where the bytes of each stand in the file as often as the tag does, they are found without reading every tag again;
    otherwise some stand in a comment, a script or another tag.
    """
    if is_sheet(path) or len(wanted) > _FEW:
        return [(at, token) for at, token in located_in(path, raw) if token in wanted]
    found = {token: list(_occurrences(raw, token)) for token in wanted}
    if any(len(places) != tokens.count(token) for token, places in found.items()):
        return [(at, token) for at, token in located_in(path, raw) if token in wanted]
    return sorted((at, token) for token, places in found.items() for at in places)


def _occurrences(raw: bytes, token: bytes) -> Iterator[int]:
    at = raw.find(token)
    while at >= 0:
        yield at
        at = raw.find(token, at + 1)


def _wrong(path: str, sifted: Sifted, known: Judgment) -> dict[Way, Verdict]:
    """The ways out of this page that lead astray."""
    here, names = sifted.head.here, frozenset(sifted.anchors)
    own = here.address == address_of(path)
    found: dict[Way, Verdict] = {}
    missing = []
    for to in sifted.ways:
        if to.start == From.PAGE and own:
            if not has_anchor(names, to.fragment):
                missing.append(to)
        elif (target := here.target(to)) in known.faults:
            found[to] = known.faults[target or ""]
    for number, to in enumerate(sorted(missing)):
        near = near_anchor(to.fragment, names) if number < _HINTS else ""
        found[to] = Verdict("anchor", path, to.fragment, near)
    return found


def _wanted(found: list[Facts], sifted: Sifted, verdicts: dict[Way, Verdict]) -> dict[bytes, int]:
    """The tags in which something may be wrong, each with what `Facts.why` says of it."""
    wanted = {facts.token: facts.why for facts in sifted.special}
    wrong = verdicts.keys()
    twice = {name for name, times in Counter(sifted.anchors).items() if times > 1}
    if not wrong and not twice:
        return wanted
    for token, facts in {facts.token: facts for facts in found}.items():
        if not (wrong.isdisjoint(facts.ways) and wrong.isdisjoint(facts.hosted) and twice.isdisjoint(facts.anchors)):
            wanted[token] = facts.why
    return wanted


def _verdict(reference: Reference, verdicts: dict[Way, Verdict], demand: Demand) -> Verdict:
    to = way(reference.value)
    if to.start == From.HOST and not (demand is Demand.OURS or reference.use is Use.NAME):
        return FINE
    return verdicts.get(to, FINE)

"""Reads a file, and keeps of it only what others need."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from .facts import Facts, Known, Why, canonical_of, policy_of, refresh_of
from .html import Tag, located, parse, tags, tags_without_tree, to_utf8
from .policy import blocked, unsafe
from .ways import From, Way, folders_of

READ = (".html", ".htm", ".xhtml", ".svg", ".css")
_SHEET = b"<style>"
ABOVE = "\n.."
"""The target of an address that climbs past the site's root."""

_HOST = "site.invalid"
_ROOM = 2_000_000
"""So many tags are kept in the order of their files, for the files that will be looked at again: eight bytes for each."""

_ANCHORS, _WAYS, _HOSTED, _WHY = (attrgetter(name) for name in ("anchors", "ways", "hosted", "why"))


class Demand(IntEnum):
    """How much is asked of a site, each with what comes before."""

    ANY = 0  # whatever generator made it
    ALONE = 1  # it must ask no other host for anything
    OURS = 2


class Document(NamedTuple):
    """What addresses start from: the page's own address and folders, or those of its base element; no folders where that
    leads out of the site."""

    address: str
    folders: tuple[str, ...]

    def target(self, to: Way) -> str | None:
        """Path and fragment, a line end between them. A path from the host's root keeps its slash."""
        if to.start == From.NOWHERE:
            return None
        if to.start in (From.ROOT, From.HOST):
            path = "/" + to.rest if to.start == From.ROOT else to.rest
        elif not self.folders:
            return None
        elif to.start == From.PAGE:
            path = self.address
        elif to.start >= len(self.folders):
            return ABOVE
        else:
            path = self.folders[-1 - to.start] + to.rest
        return f"{path}\n{to.fragment}" if to.fragment else path


class Head(NamedTuple):
    """What a page says of itself as a whole."""

    here: Document
    canonical: str
    refresh: str
    policies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of a file: its anchors, the numbers of its targets, and whether it needs a closer look."""

    path: str
    address: str
    anchors: str
    targets: array[int]
    odd: bool
    canonical: str
    refresh: str

    def anchor_names(self) -> frozenset[str]:
        return frozenset(self.anchors.split("\0")) if self.anchors else frozenset()


def is_sheet(path: str) -> bool:
    return path.lower().endswith(".css")


def is_page(path: str) -> bool:
    """Whether a file is shown to a reader by itself, and not a style sheet or a drawing."""
    return not path.lower().endswith((".css", ".svg"))


def address_of(path: str) -> str:
    """`a/` for `a/index.html`; any other file is its own address."""
    return path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path


def head_of(path: str, facts: Iterable[Facts], base: str) -> Head:
    """What the tags that speak for a whole page say; of two the first, but every policy counts."""
    spoken = [tag for f in facts if f.why & Why.HEAD and (tag := parse(f.token)) is not None]
    return Head(
        _document(address_of(path), spoken, base),
        next((said for tag in spoken if (said := canonical_of(tag))), ""),
        next((said for tag in spoken if (said := refresh_of(tag))), ""),
        tuple(said for tag in spoken if (said := policy_of(tag)) is not None),
    )


def _document(address: str, spoken: list[Tag], base: str) -> Document:
    said = next((tag for tag in spoken if tag.element == "base" and "href" in tag.attributes), None)
    if said is not None:
        own = f"http://{_HOST}{base}{address}"
        try:
            there = urlsplit(urljoin(own, said.attributes["href"].value.strip()))
        except ValueError:
            there = urlsplit(own)
        if there.netloc != _HOST or not there.path.startswith(base):
            return Document("", ())
        address = unquote(there.path.removeprefix(base))
    return Document(address, tuple(folders_of(address)))


def located_in(path: str, raw: bytes) -> list[tuple[int, bytes]]:
    """A file's tags, each with its offset. A style sheet counts as one style element that begins before the file."""
    return [(-len(_SHEET), _SHEET + raw)] if is_sheet(path) else located(raw)


class Sifted(NamedTuple):
    """What the tags of a file say together. `special` are those worth a closer look, in their order."""

    special: list[Facts]
    head: Head
    anchors: list[str]
    ways: set[Way]


class Reader:
    """Reads one file after the other. Tags and ways that files repeat are worked out once."""

    def __init__(self, folder: Path, demand: Demand, base: str = "/") -> None:
        self._folder, self._demand, self._base = folder, demand, base
        self._known = Known()
        self._numbers: defaultdict[str, dict[Way, int]] = defaultdict(dict)
        self._kept: dict[str, list[Facts]] = {}
        self._room = _ROOM
        self.targets: list[str] = []

    def bytes_of(self, path: str) -> bytes:
        return to_utf8((self._folder / path).read_bytes())

    def facts_in(self, path: str, raw: bytes) -> list[Facts]:
        """What the tags of a file say, in their order: kept from its reading, or read once more."""
        if path in self._kept:
            return self._kept.pop(path)
        if is_sheet(path):
            return self._said([_SHEET + raw])
        found = self._said(tags_without_tree(raw))
        return self._said(tags(raw)) if any(f.why & Why.TREE for f in filter(_WHY, found)) else found

    def _said(self, tokens: list[bytes]) -> list[Facts]:
        return list(filter(None, map(self._known.__getitem__, tokens)))

    def sift(self, path: str, found: list[Facts]) -> Sifted:
        special = list(filter(_WHY, found))
        ways = set(chain.from_iterable(map(_WAYS, found)))
        if self._demand is Demand.OURS:
            ways.update(chain.from_iterable(map(_HOSTED, found)))
        anchors = list(chain.from_iterable(map(_ANCHORS, found)))
        return Sifted(special, head_of(path, special, self._base), anchors, ways)

    def read(self, path: str) -> Entry:
        found = self.facts_in(path, self.bytes_of(path))
        special, head, anchors, ways = self.sift(path, found)
        if len(found) <= self._room:
            self._room -= len(found)
            self._kept[path] = found
        names = set(anchors)
        odd = len(names) != len(anchors) or not is_sound(path, head, special, self._demand)
        numbers = set()
        own = head.here.address == address_of(path)
        for to in ways:
            if to.start != From.PAGE or not own:
                numbers.add(self._number(head.here, to))
            elif not has_anchor(names, to.fragment):
                odd = True
        numbers.discard(-1)
        return Entry(
            path,
            address_of(path),
            "\0".join(sorted(names)),
            array("I", sorted(numbers)),
            odd,
            head.canonical,
            head.refresh,
        )

    def _number(self, here: Document, to: Way) -> int:
        if 0 <= to.start < len(here.folders):
            start = here.folders[-1 - to.start]
        elif to.start >= 0:
            start = ABOVE if here.folders else "//"
        else:
            start = f"//{here.address}" if to.start == From.PAGE else "/"
        known = self._numbers[start]
        if to not in known:
            target = here.target(to)
            known[to] = -1 if target is None else len(self.targets)
            if target is not None:
                self.targets.append(target)
        return known[to]


def is_sound(path: str, head: Head, special: Iterable[Facts], demand: Demand) -> bool:
    """Whether nothing that a page's single tags say is a fault, or may be one."""
    watched = Why.ODD | Why.FOREIGN if demand >= Demand.ALONE else Why.ODD
    if demand is Demand.OURS and is_page(path) and (not head.policies or any(map(unsafe, head.policies))):
        return False
    return not any(
        f.why & watched or (f.why & Why.CODE and head.policies and blocked(head.policies, f.token)) for f in special
    )


def has_anchor(names: Collection[str], fragment: str) -> bool:
    """Whether a fragment means one of the anchors, as it is written or decoded, the page's top, or lines by number.

    `#88-90` is how pages of source code link to lines whose anchors are `88` and `90`.
    """
    if fragment in names or fragment.lower() in ("", "top") or unquote(fragment) in names:
        return True
    first, _, last = fragment.partition("-")
    return first.isdecimal() and first in names and last in names

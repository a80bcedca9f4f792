"""Reads files once each, two or more at a time on a large site, and keeps of each only what others need of it."""

from __future__ import annotations

import multiprocessing
import os
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
from .html import Tag, located, parse, tags, to_utf8
from .policy import blocked, unsafe
from .ways import From, Way, folders_of

READ = (".html", ".htm", ".xhtml", ".svg", ".css")
_SHEET = b"<style>"
_LARGE = 24_000_000
"""Bytes from which on a second process is worth its start."""

ABOVE = "\n.."
"""The target of an address that climbs past the site's root."""

_CHECKED = "http://site.invalid/"
_ANCHORS, _WAYS, _HOSTED, _WHY = (attrgetter(name) for name in ("anchors", "ways", "hosted", "why"))


class Demand(IntEnum):
    """How much is asked of a site, each with what comes before."""

    ANY = 0  # whatever generator made it
    ALONE = 1  # it must ask no other host for anything
    OURS = 2


class Document(NamedTuple):
    """What addresses start from: the page's own address and folders, or those of its base element."""

    address: str
    folders: tuple[str, ...]

    def target(self, to: Way) -> str | None:
        """Path and fragment, a line end between them. A path from the host's root keeps its slash."""
        if to.start == From.NOWHERE:
            return None
        if to.start == From.PAGE:
            path = self.address
        elif to.start in (From.ROOT, From.HOST):
            path = "/" + to.rest if to.start == From.ROOT else to.rest
        elif not self.folders:
            return None
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


@dataclass(frozen=True, slots=True)
class Part:
    """Some of a site's files, with the targets that their numbers mean."""

    entries: list[Entry]
    targets: list[str]


def is_sheet(path: str) -> bool:
    return path.lower().endswith(".css")


def is_page(path: str) -> bool:
    """Whether a file is shown to a reader by itself, and not a style sheet or a drawing."""
    return not path.lower().endswith((".css", ".svg"))


def address_of(path: str) -> str:
    """`a/` for `a/index.html`; any other file is its own address."""
    return path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path


def head_of(path: str, facts: Iterable[Facts]) -> Head:
    """What the tags that speak for a whole page say; of two the first, but every policy counts."""
    spoken = [tag for f in facts if f.why & Why.HEAD and (tag := parse(f.token)) is not None]
    return Head(
        _document(address_of(path), spoken),
        next((said for tag in spoken if (said := canonical_of(tag))), ""),
        next((said for tag in spoken if (said := refresh_of(tag))), ""),
        tuple(said for tag in spoken if (said := policy_of(tag)) is not None),
    )


def _document(address: str, spoken: list[Tag]) -> Document:
    base = next((tag for tag in spoken if tag.element == "base" and "href" in tag.attributes), None)
    if base is not None:
        try:
            there = urlsplit(urljoin(_CHECKED + address, base.attributes["href"].value.strip()))
        except ValueError:
            there = urlsplit(_CHECKED + address)
        if there.netloc != "site.invalid":
            return Document("", ())
        address = unquote(there.path).removeprefix("/")
    return Document(address, tuple(folders_of(address)))


def bytes_of(folder: Path, path: str) -> bytes:
    return to_utf8((folder / path).read_bytes())


def tags_of(path: str, raw: bytes) -> list[bytes]:
    return [_SHEET + raw] if is_sheet(path) else tags(raw)


def located_in(path: str, raw: bytes) -> list[tuple[int, bytes]]:
    """A style sheet counts as one style element that begins before the file."""
    return [(-len(_SHEET), _SHEET + raw)] if is_sheet(path) else located(raw)


class Reader:
    """Reads one file after the other. Tags and ways that files repeat are worked out once."""

    def __init__(self, folder: Path, demand: Demand) -> None:
        self._folder, self._demand = folder, demand
        self._known = Known()
        self._numbers: defaultdict[str, dict[Way, int]] = defaultdict(dict)
        self.targets: list[str] = []

    def read(self, path: str) -> Entry:
        found = list(filter(None, map(self._known.__getitem__, tags_of(path, bytes_of(self._folder, path)))))
        special = list(filter(_WHY, found))
        head = head_of(path, special)
        anchors = list(chain.from_iterable(map(_ANCHORS, found)))
        names = set(anchors)
        ways = set(chain.from_iterable(map(_WAYS, found)))
        if self._demand is Demand.OURS:
            ways.update(chain.from_iterable(map(_HOSTED, found)))
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
    """Whether a fragment means one of the anchors, as it is written or decoded, or the page's top."""
    return fragment in names or fragment.lower() in ("", "top") or unquote(fragment) in names


def read_files(folder: Path, paths: list[str], demand: Demand) -> list[Part]:
    """Every file's entry, in the order of the paths."""
    sizes = [(folder / path).stat().st_size for path in paths]
    processes = min(os.cpu_count() or 1, 1 + sum(sizes) // _LARGE)
    if processes == 1:
        return [read_part(folder, paths, demand)]
    shares = [(folder, share, demand) for share in _shares(paths, sizes, processes)]
    with multiprocessing.get_context().Pool(processes) as pool:
        return pool.starmap(read_part, shares, chunksize=1)


def _shares(paths: list[str], sizes: list[int], number: int) -> list[list[str]]:
    """The paths cut into stretches of about the same weight."""
    shares: list[list[str]] = [[] for _ in range(number)]
    before, whole = 0, sum(sizes) + 1
    for path, size in zip(paths, sizes, strict=True):
        shares[before * number // whole].append(path)
        before += size
    return shares


def read_part(folder: Path, paths: list[str], demand: Demand) -> Part:
    reader = Reader(folder, demand)
    return Part([reader.read(path) for path in paths], reader.targets)

"""Reads each file once, and keeps of it what other files and the checks of the whole site need."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from . import document, urls
from .document import Base, Document, address_of, is_page
from .policy import blocked, unsafe
from .references import ASKING, UNFOLLOWED, Use
from .urls import Start, Url

ASKS, OPENS = "\0asks ", "\0opens "
"""What the targets begin with that stand for a request to a host, and for a link to one without encryption."""

_NO_ELEMENT = re.compile(r"[/!]|svgView\(|(?:xywh|t|track|id)=")
"""Fragments that name no element: a view of a drawing, a part of a medium, a route of an application."""

NOT_FOUND = "404.html"
"""The page that a static host shows at every address that leads nowhere."""


class Strictness(IntEnum):
    """How much is asked of a site, each with what comes before."""

    ANY = 0  # whatever generator made it
    SELF_CONTAINED = 1  # it must ask no other host for anything
    OURS = 2


@dataclass(frozen=True, slots=True)
class Page:
    """What is kept of a file: its anchors, its targets, and what it says of itself."""

    path: str
    address: str
    anchors: str
    targets: tuple[str, ...]
    canonical: str
    refresh: str  # its target
    listed: bool

    def anchor_names(self) -> frozenset[str]:
        return frozenset(self.anchors.split("\0")) if self.anchors else frozenset()


class FaultyFile(NamedTuple):
    """A file with a fault, and the addresses of its links that have one."""

    document: Document
    links: frozenset[str]


class _Targets(dict[str, str | None]):
    """The targets of links on pages of one depth; None for those that differ from folder to folder, or may be a fault."""

    def __init__(self, depth: int) -> None:
        self._depth = depth
        self.unsure: set[str] = set()

    def __missing__(self, value: str) -> str | None:
        url = urls.parse(value)
        target: str | None = None
        if not url.wrong and url.start == self._depth:
            path = url.path.lstrip("/")
            target = f"{path}\n{url.fragment}" if url.fragment else path
        elif not url.wrong and url.start in (Start.HOST, Start.ROOT) and not url.path.startswith("http:"):
            target = Base("", ()).target(url)
        if target is None:
            self.unsure.add(value)
        self[value] = target
        return target


class Scanner:
    """Reads one file after the other."""

    def __init__(self, folder: Path, strictness: Strictness, base: str = "/") -> None:
        self._folder, self._strictness, self.base = folder, strictness, base
        self._by_depth: dict[int, _Targets] = {}
        self._targets: dict[str, str] = {}  # each once, however many pages have it

    def document(self, path: str) -> Document:
        return document.read(self._folder, path, self.base)

    def read(self, path: str) -> tuple[Page, FaultyFile | None]:
        """What is kept of a file; and the file itself where something is wrong in it, as far as it alone can tell."""
        found = self.document(path)
        base, anchors = found.head.base, frozenset(found.ids)
        unsure, targets = self._targets_of_links(path, base, found.links)
        sound = self._is_sound(found) and len(found.ids) == len(anchors)
        used = {(reference.value, reference.use) for _, reference in found.references}
        odd: set[str] = set()
        for value, use in used.union((value, Use.LINK) for value in unsure):
            url = base.url(value)
            if is_odd(url, value, use, path) or (
                is_here(path, base, url, use) and not has_anchor(anchors, url.fragment)
            ):
                odd.add(value)
            targets.update(self._targets.setdefault(target, target) for target in self.targets(path, base, url, use))
        refresh = base.target(base.url(found.head.refresh)) if found.head.refresh else None
        page = Page(
            path,
            address_of(path),
            "\0".join(sorted(anchors)),
            tuple(targets),
            found.head.canonical,
            refresh or "",
            found.head.listed,
        )
        return page, None if sound and not odd else FaultyFile(found, unsure & odd)

    def targets(self, path: str, base: Base, url: Url, use: Use) -> Iterator[str]:
        """What the site is asked about an address."""
        if use not in UNFOLLOWED and not is_here(path, base, url, use) and (target := base.target(url)) is not None:
            yield target
        if url.start == Start.HOST:
            insecure = url.path.startswith("http:")
            if self._strictness >= Strictness.SELF_CONTAINED and use in ASKING and not (insecure and use is Use.FETCH):
                yield ASKS + url.path
            if insecure and use in (Use.LINK, Use.REFRESH, Use.NAME):
                yield OPENS + url.path

    def link_targets(self, path: str, base: Base, value: str) -> Iterator[str]:
        return self.targets(path, base, base.url(value), Use.LINK)

    def _targets_of_links(self, path: str, base: Base, links: frozenset[str]) -> tuple[frozenset[str], set[str]]:
        """The links that mean something else, or nothing, on other pages; and the targets of the rest."""
        if not base.folders or path == NOT_FOUND:
            return links, set()
        known = self._by_depth.setdefault(len(base.folders) - 1, _Targets(len(base.folders) - 1))
        targets = {target for target in map(known.__getitem__, links) if target is not None}
        return links & known.unsure, targets

    def _is_sound(self, found: Document) -> bool:
        policies = found.head.policies
        if self._strictness is Strictness.OURS and is_page(found.path) and (not policies or any(map(unsafe, policies))):
            return False
        if policies and any(blocked(policies, element) for element in found.inline):
            return False
        return not (found.malformed or found.head.base.leads_out or found.wordless or found.undescribed)


def is_here(path: str, base: Base, url: Url, use: Use) -> bool:
    """Whether an address means a part of the page that holds it: what is drawn or fetched ignores a base element."""
    return url.start == Start.PAGE and (use is Use.FETCH or (base.address == address_of(path) and not base.elsewhere))


def is_odd(url: Url, value: str, use: Use, path: str) -> bool:
    """Whether an address is a fault, wherever it leads."""
    nothing_or_insecure = use is Use.FETCH and (not value or value.lower().startswith("http:"))
    return bool(url.wrong) or nothing_or_insecure or (path == NOT_FOUND and is_relative(url, use))


def is_relative(url: Url, use: Use) -> bool:
    """Whether an address leads elsewhere from each folder in which its page is shown."""
    return url.start >= 0 and use is not Use.NAME


def has_anchor(names: Collection[str], fragment: str) -> bool:
    """Whether a fragment means one of the anchors, as it is written or decoded, the page's top, or lines by number.

    `#88-90` is how pages of source code link to lines whose anchors are `88` and `90`.
    """
    if (
        fragment in names
        or fragment.lower() in ("", "top")
        or unquote(fragment) in names
        or _NO_ELEMENT.match(fragment)
    ):
        return True
    first, _, last = fragment.partition("-")
    return first.isdecimal() and first in names and last in names

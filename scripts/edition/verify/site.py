"""A built site: its files, what they promise each other, and a closer look at those where something seems amiss."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ..check.suggest import nearest
from ..content.places import Span
from .facts import Facts, Known, anchors_of
from .html import Attribute, Tag, parse
from .offsets import Offsets
from .references import Reference, Use, references
from .sift import (
    ABOVE,
    READ,
    Demand,
    Document,
    Entry,
    Head,
    Part,
    bytes_of,
    has_anchor,
    head_of,
    is_page,
    is_sheet,
    located_in,
    read_files,
)
from .ways import From, Way, folders_of, way

_CANDIDATES = 3_000
"""So many names at most are compared when a hint is looked for."""

_SEARCHES = 300
"""So many hints at most are looked for among names; a site with more faults than that has one cause for most."""


class Verdict(NamedTuple):
    """Where an address leads, and what is wrong with that: nothing, or one of the words of `Site.judge`."""

    fault: str
    path: str = ""
    fragment: str = ""


FINE = Verdict("")


class Seen(NamedTuple):
    """A tag in which something may be wrong, and where it begins."""

    at: int
    token: bytes
    tag: Tag
    why: int

    @property
    def references(self) -> Iterator[Reference]:
        return references(self.tag, self.token)

    @property
    def anchors(self) -> tuple[str, ...]:
        return anchors_of(self.tag)


@dataclass(frozen=True)
class Page:
    """A file looked at closely: what it says of itself, its anchors, and the tags in which something may be wrong."""

    path: str
    address: str
    head: Head
    anchors: Counter[str]
    seen: tuple[Seen, ...]
    offsets: Offsets

    @property
    def references(self) -> Iterator[tuple[int, Reference]]:
        for seen in self.seen:
            for reference in seen.references:
                yield seen.at, reference

    def of(self, at: int, part: Reference | Attribute) -> Span:
        """The place of a part of the tag that begins there."""
        return self.offsets.span(at + part.start, at + part.end)


@dataclass(frozen=True)
class Site:
    """A folder of built files under a base path such as `/project/`."""

    folder: Path
    base: str
    files: frozenset[str]
    parts: list[Part]
    demand: Demand

    @cached_property
    def entries(self) -> dict[str, Entry]:
        return {entry.path: entry for part in self.parts for entry in part.entries}

    @cached_property
    def pages(self) -> list[Entry]:
        return [entry for entry in self.entries.values() if is_page(entry.path)]

    @cached_property
    def home(self) -> str:
        """Where the site says it is published, `https://example.org/project/`; nothing where no page says so."""
        said = Counter(
            entry.canonical.removesuffix(entry.address)
            for entry in self.pages
            if entry.canonical.endswith("/" + entry.address) and "://" in entry.canonical
        )
        return min(said, key=lambda home: (-said[home], home), default="")

    def file_at(self, path: str) -> str | None:
        """The file that a static host serves for a path, or None."""
        if path == "" or path.endswith("/"):
            path += "index.html"
        return path if path in self.files else f"{path}.html" if f"{path}.html" in self.files else None

    def under_home(self, address: str) -> str | None:
        """The path of an address of this site's own, or None."""
        address = address.partition("#")[0].partition("?")[0]
        return address.removeprefix(self.home) if self.home and address.startswith(self.home) else None

    def anchors(self, path: str) -> frozenset[str]:
        """The anchors of a file. Those of the last one are kept."""
        if path not in self._last_anchors:
            self._last_anchors.clear()
            self._last_anchors[path] = self.entries[path].anchor_names()
        return self._last_anchors[path]

    def judge(self, target: str) -> Verdict:
        """What is wrong with a target: `above`, `outside`, `slash`, `file`, `anchor` or nothing."""
        path, _, fragment = target.partition("\n")
        if target == ABOVE:
            return Verdict("above")
        if path.startswith("//") or path.partition("//")[0].lower() in ("http:", "https:"):
            inside = self.under_home(path)
            if inside is None:
                return FINE
            path = inside
        elif path.startswith("/"):
            if not path.startswith(self.base):
                return FINE if path + "/" == self.base else Verdict("outside", path, fragment)
            path = path.removeprefix(self.base)
        file = self.file_at(path)
        if file is None:
            return Verdict("slash" if self.file_at(path + "/") else "file", path, fragment)
        if not fragment or file not in self.entries or is_sheet(file) or has_anchor(self.anchors(file), fragment):
            return FINE
        return Verdict("anchor", file, fragment)

    def led_to(self, entry: Entry) -> str:
        """The address to which a page takes its reader by itself, as the ledger writes it, or nothing."""
        here = Document(entry.address, tuple(folders_of(entry.address)))
        target = here.target(way(entry.refresh)) if entry.refresh else None
        return "/" + target.replace("\n", "#") if target else ""

    def is_in_circle(self, path: str) -> bool:
        """Whether a page takes its reader to others by itself, and these back to it."""
        seen: set[str] = set()
        at: str | None = path
        while at is not None and at not in seen:
            seen.add(at)
            entry = self.entries.get(at)
            leads = self.led_to(entry).partition("#")[0] if entry is not None else ""
            at = self.file_at(leads.removeprefix("/")) if leads else None
        return at == path and len(seen) > 1

    @cached_property
    def faults(self) -> dict[str, Verdict]:
        """Every target of the site that is wrong."""
        targets = {target for part in self.parts for target in part.targets}
        return {target: verdict for target in sorted(targets) if (verdict := self.judge(target)).fault}

    @cached_property
    def suspects(self) -> list[Entry]:
        """Files in which something must be wrong, or may be."""
        found = []
        for part in self.parts:
            bad = {number for number, target in enumerate(part.targets) if target in self.faults}
            found += [e for e in part.entries if e.odd or not bad.isdisjoint(e.targets) or self._is_amiss(e)]
        return found

    def _is_amiss(self, entry: Entry) -> bool:
        misnamed = self.demand is Demand.OURS and entry.canonical and entry.canonical != self.home + entry.address
        return bool(misnamed or (entry.refresh and self.is_in_circle(entry.path)))

    def look(self) -> Iterator[Page]:
        """The suspects, one after the other, with the place of all that may be wrong in them."""
        known = Known()
        for entry in self.suspects:
            raw = bytes_of(self.folder, entry.path)
            found = [(at, token, facts) for at, token in located_in(entry.path, raw) if (facts := known[token])]
            head = head_of(entry.path, (facts for _, _, facts in found if facts.why))
            page = Page(
                entry.path,
                entry.address,
                head,
                Counter(name for _, _, facts in found for name in facts.anchors),
                (),
                Offsets(entry.path, raw),
            )
            yield replace(page, seen=tuple(self._seen(page, found)))

    def _seen(self, page: Page, found: list[tuple[int, bytes, Facts]]) -> Iterator[Seen]:
        ways = {to for _, _, facts in found for to in (*facts.ways, *facts.hosted)}
        wrong = {to for to in ways if self._fate(page, to).fault}
        twice = {name for name, times in page.anchors.items() if times > 1}
        for at, token, facts in found:
            if facts.why or not (
                wrong.isdisjoint(facts.ways) and wrong.isdisjoint(facts.hosted) and twice.isdisjoint(facts.anchors)
            ):
                tag = parse(token)
                if tag is not None:
                    yield Seen(at, token, tag, facts.why)

    def verdict(self, page: Page, reference: Reference) -> Verdict:
        to = way(reference.value)
        if to.start == From.HOST and not (self.demand is Demand.OURS or reference.use is Use.NAME):
            return FINE
        return self._fate(page, to)

    def _fate(self, page: Page, to: Way) -> Verdict:
        if to.start == From.PAGE and page.head.here.address == page.address:
            return FINE if has_anchor(page.anchors.keys(), to.fragment) else Verdict("anchor", page.path, to.fragment)
        return self.faults.get(page.head.here.target(to) or "", FINE)

    def near_file(self, path: str) -> str:
        """The file that was most likely meant: in another case, in another folder, or of a like name."""
        if path not in self._hints:
            self._hints[path] = self._near_file(path)
        return self._hints[path]

    def _near_file(self, path: str) -> str:
        folded, name = path.casefold(), path.rstrip("/").rpartition("/")[2]
        alike = sorted(f for f in self._by_name.get(name.casefold(), ()) if f)
        same = next((f for f in alike if f.casefold() in (folded, folded + "index.html")), "")
        if same:
            return same
        if alike and name != "index.html":
            return alike[0]
        beside = path.rstrip("/").rpartition("/")[0]
        return self._nearest(path, self._by_folder.get(beside, []))

    def _nearest(self, word: str, names: list[str]) -> str:
        return nearest(word, names[:_CANDIDATES]) if len(self._hints) < _SEARCHES else ""

    def near_anchor(self, path: str, fragment: str) -> str:
        """The anchor that was most likely meant: in another case, or of a like name."""
        target = f"{path}\n{fragment}"
        if target not in self._hints:
            names = self.anchors(path)
            same = min((name for name in names if name.casefold() == fragment.casefold()), default="")
            self._hints[target] = same or self._nearest(fragment, sorted(names))
        return self._hints[target]

    @cached_property
    def _hints(self) -> dict[str, str]:
        return {}

    @cached_property
    def _last_anchors(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for file in self.files:
            found.setdefault(_shown(file).rstrip("/").rpartition("/")[2].casefold(), []).append(_shown(file))
        return found

    @cached_property
    def _by_folder(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for file in sorted(map(_shown, self.files)):
            found.setdefault(file.rstrip("/").rpartition("/")[0], []).append(file)
        return found


def _shown(file: str) -> str:
    """A file's address, as a hint names it."""
    return file.removesuffix("index.html") if file.endswith("/index.html") else file


def read(folder: Path, base: str = "/", demand: Demand = Demand.ANY) -> Site:
    """Reads a built site. Raises OSError where the folder or a file cannot be read."""
    files = sorted(_files(folder))
    read_at_all = [path for path in files if path.lower().endswith(READ)]
    return Site(folder, base, frozenset(files), read_files(folder, read_at_all, demand), demand)


def _files(folder: Path) -> Iterator[str]:
    """Every file's path in the folder; links are followed, but never in a circle."""
    waiting = [("", frozenset((os.path.realpath(folder),)))]
    while waiting:
        inside, seen = waiting.pop()
        with os.scandir(folder / inside) as found:
            for item in found:
                if item.is_dir():
                    real = os.path.realpath(item.path) if item.is_symlink() else item.path
                    if real not in seen:
                        waiting.append((f"{inside}{item.name}/", seen | {real}))
                elif item.is_file():
                    yield inside + item.name

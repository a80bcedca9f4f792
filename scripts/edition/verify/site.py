"""A built site: its files, what they promise each other, and which of these promises are not kept."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from ..check.suggest import nearest
from .sift import ABOVE, READ, Demand, Document, Entry, has_anchor, is_page, is_sheet
from .ways import folders_of, way

_CANDIDATES = 3_000
"""So many names at most are compared when a hint is looked for."""

_SEARCHES = 300
"""So many hints at most are looked for; a site with more faults than that has one cause for most."""


_LAST = 8


class Verdict(NamedTuple):
    """Where an address leads, what is wrong with that, and what may have been meant.

    `fault` is `above`, `outside`, `slash`, `file`, `anchor` or nothing.
    """

    fault: str
    path: str = ""
    fragment: str = ""
    near: str = ""


FINE = Verdict("")


@dataclass(frozen=True, slots=True)
class Judgment:
    """What a page must know of the others: targets that are wrong, redirects in a circle, canonical links astray.

    `misnamed` gives the right canonical address of a page that names another.
    """

    base: str
    home: str
    demand: Demand
    faults: Mapping[str, Verdict]
    circles: frozenset[str]
    misnamed: Mapping[str, str]

    def under_home(self, address: str) -> str | None:
        """The path of an address of this site's own, or None."""
        address = address.partition("#")[0].partition("?")[0]
        return unquote(address.removeprefix(self.home)) if self.home and address.startswith(self.home) else None


@dataclass(frozen=True)
class Site:
    """A folder of built files under a base path such as `/project/`. `targets` are all that their numbers mean."""

    folder: Path
    base: str
    demand: Demand
    files: frozenset[str]
    entries: Mapping[str, Entry]
    targets: frozenset[str]

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

    @cached_property
    def judgment(self) -> Judgment:
        entries = self.entries.values()
        circles = frozenset(e.path for e in entries if e.refresh and [*self._way_on(e.path)].count(e.path) > 1)
        ours = self.demand is Demand.OURS
        misnamed = {e.path: self._rightful(e) for e in entries if ours and e.canonical != self._rightful(e)}
        known = Judgment(self.base, self.home, self.demand, {}, circles, {p: r for p, r in misnamed.items() if r})
        wrong = {target: verdict for target in sorted(self.targets) if (verdict := self._judge(known, target)).fault}
        hinted = dict(list(wrong.items())[:_SEARCHES])
        faults = wrong | {target: verdict._replace(near=self._near(verdict)) for target, verdict in hinted.items()}
        return Judgment(known.base, known.home, known.demand, faults, known.circles, known.misnamed)

    def file_at(self, path: str) -> str | None:
        """The file that a static host serves for a path, or None."""
        if path == "" or path.endswith("/"):
            path += "index.html"
        return path if path in self.files else f"{path}.html" if f"{path}.html" in self.files else None

    def anchors(self, path: str) -> frozenset[str]:
        """The anchors of a file. Those of the last few are kept."""
        if path not in self._last_anchors:
            if len(self._last_anchors) >= _LAST:
                self._last_anchors.clear()
            self._last_anchors[path] = self.entries[path].anchor_names()
        return self._last_anchors[path]

    def led_to(self, entry: Entry) -> str:
        """The address to which a page takes its reader by itself, as the ledger writes it, or nothing."""
        here = Document(entry.address, tuple(folders_of(entry.address)))
        target = here.target(way(entry.refresh)) if entry.refresh else None
        return "/" + target.replace("\n", "#") if target else ""

    def _way_on(self, path: str) -> Iterator[str]:
        """A page and those to which it takes its reader by itself, each once; the first again where they lead back."""
        seen: set[str] = set()
        at: str | None = path
        while at is not None and at not in seen:
            seen.add(at)
            yield at
            entry = self.entries.get(at)
            leads = self.led_to(entry).partition("#")[0] if entry is not None else ""
            at = self.file_at(leads.removeprefix("/")) if leads else None
        if at == path and len(seen) > 1:
            yield at

    def _rightful(self, entry: Entry) -> str:
        """The canonical address that a page should give: its own, or where it takes its reader; "" if it gives none."""
        if not entry.canonical or entry.canonical == self.home + entry.address:
            return entry.canonical
        leads = self.led_to(entry).partition("#")[0].removeprefix("/")
        return self.home + (leads if entry.refresh else entry.address)

    def _judge(self, known: Judgment, target: str) -> Verdict:
        path, _, fragment = target.partition("\n")
        if target == ABOVE:
            return Verdict("above")
        if path.startswith("//") or path.partition("//")[0].lower() in ("http:", "https:"):
            inside = known.under_home(path)
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
        if not fragment or any(self._has(page, fragment) for page in self._way_on(file)):
            return FINE
        return Verdict("anchor", file, fragment)

    def _has(self, file: str, fragment: str) -> bool:
        """Whether a file has an anchor, or is of a kind that this does not read."""
        return file not in self.entries or is_sheet(file) or has_anchor(self.anchors(file), fragment)

    def _near(self, verdict: Verdict) -> str:
        if verdict.fault == "anchor":
            return near_anchor(verdict.fragment, self.anchors(verdict.path))
        return self._near_file(verdict.path) if verdict.fault == "file" else ""

    def _near_file(self, path: str) -> str:
        """The file that was most likely meant: in another case, in another folder, or of a like name."""
        folded, name = path.casefold(), path.rstrip("/").rpartition("/")[2]
        alike = sorted(f for f in self._by_name.get(name.casefold(), ()) if f)
        same = next((f for f in alike if f.casefold() in (folded, folded + "index.html")), "")
        if same:
            return same
        if alike and name != "index.html":
            return alike[0]
        beside = path.rstrip("/").rpartition("/")[0]
        return nearest(path, self._by_folder.get(beside, [])[:_CANDIDATES])

    @cached_property
    def _last_anchors(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for file in map(_shown, self.files):
            found.setdefault(file.rstrip("/").rpartition("/")[2].casefold(), []).append(file)
        return found

    @cached_property
    def _by_folder(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for file in sorted(map(_shown, self.files)):
            found.setdefault(file.rstrip("/").rpartition("/")[0], []).append(file)
        return found


def near_anchor(fragment: str, names: frozenset[str]) -> str:
    """The anchor that was most likely meant: in another case, or of a like name."""
    same = min((name for name in names if name.casefold() == fragment.casefold()), default="")
    return same or nearest(fragment, sorted(names)[:_CANDIDATES])


def _shown(file: str) -> str:
    """A file's address, as a hint names it."""
    return file.removesuffix("index.html") if file.endswith("/index.html") else file


def files_in(folder: Path) -> list[str]:
    """Every file's path in the folder, sorted. Raises OSError where the folder cannot be read."""
    return sorted(_files(folder))


def readable(files: list[str]) -> list[str]:
    return [path for path in files if path.lower().endswith(READ)]


def _files(folder: Path) -> Iterator[str]:
    """Links are followed, but never in a circle."""
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

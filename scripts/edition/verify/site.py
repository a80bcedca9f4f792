"""A built site: its files, what they promise each other, and which of these promises are not kept."""

from __future__ import annotations

import os
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, unquote

from . import epub, urls
from .document import ABOVE, is_page, is_part, is_read, under
from .epub import Publication
from .hints import Names, near_anchor
from .scan import ASKS, NOT_FOUND, OPENS, Page, Strictness, has_anchor
from .urls import Start, host_of
from .verdict import OK, Verdict

_SEARCHES = 300
"""So many hints at most are looked for; a site with more faults than that has one cause for most."""

_LAST = 8
HOME = "index.html"
_SLASHES = re.compile(r"/{2,}")


Apart = Mapping[str, Callable[[], Path | None]]
"""Sites of their own within another, by the names of their folders. Each gives where it is now, once it is made, or None
where it could not be made; then whatever leads there counts as right."""


@dataclass(frozen=True)
class Site:
    """A folder of built files under a base path such as `/project/`, and the sites `apart` that are to stand in it."""

    folder: Path
    base: str
    strictness: Strictness
    files: frozenset[str]
    read: Mapping[str, Page]
    apart: Apart
    cache: Path | None = None

    @cached_property
    def pages(self) -> list[Page]:
        return [page for page in self.read.values() if is_page(page.path)]

    @cached_property
    def publications(self) -> list[Publication]:
        """The books in EPUB that the site offers."""
        paths = sorted(path for path in self.files if path.lower().endswith(epub.ENDING))
        return [Publication(path, (self.folder / path).read_bytes()) for path in paths]

    @cached_property
    def targets(self) -> Counter[str]:
        """Every target, and how many files have it."""
        found: Counter[str] = Counter()
        for page in self.read.values():
            found.update(page.targets)
        return found

    @cached_property
    def home(self) -> str:
        """Where the site says it is published, decoded: `https://example.org/project/`; nothing where no page says so."""
        said = Counter(home for page in self.pages if (home := _home(page)))
        return min(said, key=lambda home: (-said[home], home), default="")

    @cached_property
    def faults(self) -> dict[str, Verdict]:
        """The targets that are wrong."""
        return {target: verdict for target in sorted(self.targets) if (verdict := self._judge(target)).fault}

    @cached_property
    def redirect_loops(self) -> frozenset[str]:
        """The pages that take their reader to others, and these back."""
        leading = [page.path for page in self.read.values() if page.refresh]
        return frozenset(path for path in leading if [*self._way_on(path)].count(path) > 1)

    @cached_property
    def wrong_canonicals(self) -> dict[str, str]:
        """The right canonical address of each page of ours that gives another."""
        ours = self.pages if self.strictness is Strictness.OURS else []
        return {page.path: right for page in ours if (right := self._rightful(page)) != page.canonical}

    def under_home(self, address: str) -> str | None:
        """The path of a normalized address of this site's own, also of one without encryption, or None."""
        scheme, _, rest = unquote(address).partition(":")
        return under(self.home.partition(":")[2], rest) if self.home and scheme in ("http", "https") else None

    def near(self, verdict: Verdict) -> str:
        """What was most likely meant where a file or an anchor is missing. Only so many are looked for."""
        if verdict.fault not in ("anchor", "file") or len(self._hints) >= _SEARCHES:
            return self._hints.get(verdict, "")
        if verdict not in self._hints:
            is_anchor = verdict.fault == "anchor"
            near = (
                near_anchor(verdict.fragment, self.anchors(verdict.path))
                if is_anchor
                else self._names.near(verdict.path)
            )
            self._hints[verdict] = near
        return self._hints[verdict]

    def file_at(self, path: str) -> str | None:
        """The file that a static host serves for a path, or None. Most take slashes in a row for one."""
        if "//" in path and not self._is_there(path):
            path = _SLASHES.sub("/", path)
        if path == "" or path.endswith("/"):
            path += "index.html"
        return next(filter(self._is_there, (path, f"{path}.html")), None)

    def _is_there(self, path: str) -> bool:
        """Whether there is a file of this path. What is apart is waited for where the path leads there."""
        if path in self.files:
            return True
        name, _, inside = path.partition("/")
        return name in self.apart and ((there := self._files_apart[name]) is None or inside in there)

    @cached_property
    def _files_apart(self) -> dict[str, frozenset[str] | None]:
        """The files of each site apart, None where it could not be made."""
        folders = {name: where() for name, where in self.apart.items()}
        return {name: None if folder is None else frozenset(files_in(folder)) for name, folder in folders.items()}

    def anchors(self, path: str) -> frozenset[str]:
        """The anchors of a file. Those of the last few are kept."""
        if path not in self._last_anchors:
            if len(self._last_anchors) >= _LAST:
                self._last_anchors.clear()
            self._last_anchors[path] = self.read[path].anchor_names()
        return self._last_anchors[path]

    def led_to(self, page: Page) -> str:
        """The address to which a page takes its reader by itself, as the ledger writes it, or nothing."""
        path, _, fragment = page.refresh.partition("\n")
        inside = self._inside(page.refresh) if page.refresh else None
        return (path if inside is None else f"/{inside}") + (f"#{fragment}" if fragment else "")

    def orphans(self) -> Iterator[Page]:
        """The pages that lead to others, and none to them; not those that are shown without a link, or kept from searches."""
        leading: defaultdict[str, list[str]] = defaultdict(list)
        for target in self.targets:
            if (file := self._page_at(target)) is not None:
                leading[file].append(target)
        for page in self.pages if HOME in self.files else ():
            ways = leading[page.path]
            from_itself = sum(self.targets[way] for way in ways) <= len(ways) and set(ways) <= set(page.targets)
            if from_itself and page.path not in (HOME, NOT_FOUND) and page.listed and not page.refresh:
                named = urls.parse(page.canonical).path
                if any(self._page_at(way) not in (None, page.path) for way in page.targets if way != named):
                    yield page

    def _page_at(self, target: str) -> str | None:
        """The page to which a target leads, or None."""
        inside = self._inside(target)
        file = self.file_at(inside) if inside is not None else None
        return file if file is not None and is_page(file) and file in self.read else None

    def _inside(self, target: str) -> str | None:
        """The path of a target within the site, or None."""
        path = target.partition("\n")[0]
        if target.startswith("\0"):
            return None
        if urls.has_host(path):
            return self.under_home(path)
        inside = under(self.base, path) if path.startswith("/") else path
        return inside.lstrip("/") if inside is not None else None

    def _way_on(self, path: str) -> Iterator[str]:
        """A page and those to which it takes its reader by itself, each once; the first again where they lead back."""
        seen: set[str] = set()
        at: str | None = path
        while at is not None and at not in seen:
            seen.add(at)
            yield at
            page = self.read.get(at)
            inside = self._inside(page.refresh) if page is not None and page.refresh else None
            at = self.file_at(inside) if inside is not None else None
        if at == path and len(seen) > 1:
            yield at

    def _rightful(self, page: Page) -> str:
        """The canonical address that a page should give: its own, or where it takes its reader; "" if it gives none."""
        leads = self._inside(page.refresh) if page.refresh else page.address
        right = {self.home + path for path in (page.address, leads) if path is not None}
        if leads is None or unquote(page.canonical) in {"", *right}:
            return page.canonical
        return quote(self.home + leads, safe="/:@%")

    def _judge(self, target: str) -> Verdict:
        path, _, fragment = target.partition("\n")
        if target == ABOVE:
            return Verdict("above")
        if target.startswith(ASKS):
            return Verdict("foreign", target) if self.under_home(target.removeprefix(ASKS)) is None else OK
        if target.startswith(OPENS):
            address = target.removeprefix(OPENS)
            is_known = not self._encrypted.isdisjoint((_place(address), (host_of(address), "")))
            return Verdict("insecure", target) if is_known else OK
        inside = self._inside(target)
        if inside is None:
            return Verdict("outside", path, near=self.base) if path.startswith("/") else OK
        file = self.file_at(inside)
        if file is None:
            return Verdict("slash" if self.file_at(f"{inside}/") else "file", inside)
        if not fragment or any(self._has(page, fragment) for page in self._way_on(file)):
            return OK
        return Verdict("anchor", file, fragment)

    def _has(self, file: str, fragment: str) -> bool:
        """Whether a file has an anchor, or is of a kind that has none."""
        page = self.read.get(file)
        if page is None or is_part(file):
            return True
        return has_anchor(self.anchors(file), fragment)

    @cached_property
    def _encrypted(self) -> frozenset[tuple[str, str]]:
        """The parts of other hosts that some page names with encryption."""
        return frozenset(_place(target.partition("\n")[0]) for target in self.targets if target.startswith("https://"))

    @cached_property
    def _hints(self) -> dict[Verdict, str]:
        return {}

    @cached_property
    def _last_anchors(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _names(self) -> Names:
        apart = (f"{name}/{path}" for name, files in self._files_apart.items() for path in files or ())
        return Names(self.files.union(apart))


def _home(page: Page) -> str:
    """The address under which a page says that its site is published, or nothing."""
    url = urls.parse(page.canonical)
    address = unquote(url.path) if url.start == Start.HOST else ""
    if page.path == HOME and address and not address.endswith(("/", f"/{HOME}")):
        return f"{address}/"
    ways = (page.address, page.path, page.address.rstrip("/"), page.path.removesuffix(".html"))
    return next((address.removesuffix(way) for way in ways if address.endswith(f"/{way}")), "")


def _place(address: str) -> tuple[str, str]:
    """The host of a normalized address, and its first folder, if it has any."""
    parts = address.split("/", 4)
    return host_of(address), parts[3] if len(parts) > 4 else ""


def files_in(folder: Path) -> list[str]:
    """Every file's path in the folder, sorted. Raises OSError where the folder cannot be read."""
    return sorted(_files(folder))


def readable(files: list[str]) -> list[str]:
    return list(filter(is_read, files))


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

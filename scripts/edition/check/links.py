"""Where the links of every file lead, and what keeps each from leading there.

A link is judged once, here; each rule tells of one kind of judgment, so that no fault is told twice.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from ..content.addresses import in_force
from ..content.downloads import DOWNLOADS, downloads
from ..content.model import Address, Document, Edition, Link
from .anchors import NUMBERED, anchors_by_page, is_made, is_template, only_shown
from .web_addresses import leaves, wrong_form

BUILT = ("assets/fonts/", "assets/search/", "editors/")
"""Folders, under the site's base, into which the build puts what no source names: a template may name a file there."""


@dataclass(frozen=True, slots=True)
class Astray:
    """A link that does not lead where it should. `target` is what it means, `better` what it should say, if known.

    `known` is what it may have meant, for a suggestion.
    """

    link: Link
    target: str
    better: str = ""
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _From:
    """From where a link leads: a folder of the site; whether files are named there as sources or by their addresses.

    `itself` is what a fragment alone means.
    """

    folder: str
    sources: bool
    itself: str


@dataclass(frozen=True, slots=True)
class _Site:
    """What a link can lead to. `urls` are the addresses of pages, with their files, and those that the ledger promises;
    `built` are the files that are published as they are; `lower` are files and addresses by their small letters;
    `ledger` is what is in force."""

    files: frozenset[str]
    built: frozenset[str]
    folders: frozenset[str]
    urls: Mapping[str, str]
    lower: Mapping[str, str]
    ledger: Mapping[str, Address]

    @classmethod
    def of(cls, edition: Edition) -> _Site:
        urls = {address_of(file): file for file in edition.files if file.endswith(".md")}
        ledger = in_force(edition.ledger)
        short = [unit.anchor for unit in edition.units] + [claim.anchor for claim in edition.claims]
        short += [source.key for source in edition.sources]
        for name in (*(f"/{anchor}/" for anchor in short), *(a for a, line in ledger.items() if line.state == "live")):
            if "#" not in name:
                urls.setdefault(name[1:], "")
        made = frozenset(file.path for name in DOWNLOADS for file in downloads(edition, name))
        built = frozenset(file for file in edition.files if not file.endswith(".md")) | made
        folders = {file[:at] for file in edition.files for at in _slashes(file)} | {""}
        lower = {name.lower(): name for name in sorted([*edition.files, *made, *urls])}
        return cls(edition.files, built, frozenset(folders), urls, lower, ledger)


def _slashes(path: str) -> Iterator[int]:
    return (match.start() for match in re.finditer("/", path))


def address_of(path: str) -> str:
    """The address of a page, by its file or without the file's ending: `index` stands for its folder."""
    stem = path.removesuffix(".md")
    return "" if stem in ("", "index") else stem.removesuffix("/index") + "/"


@lru_cache(maxsize=1)
def astray(edition: Edition) -> Mapping[str, tuple[Astray, ...]]:
    """The links that lead nowhere, by what is wrong with them."""
    found: dict[str, list[Astray]] = defaultdict(list)
    for kind, wrong in _Judge(edition).all():
        found[kind].append(wrong)
    return {kind: tuple(wrong) for kind, wrong in found.items()}


class _Judge:
    """Goes through the links of an edition's pages and documents."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.site = _Site.of(edition)
        self.anchors = anchors_by_page(edition)
        self.pages = {page.path: page for page in edition.pages}
        self.drawn = {d.path: d.anchors for d in edition.documents if d.path.endswith((".svg", ".html"))}
        self.everywhere = frozenset({"top"}.union(*(d.anchors for d in edition.documents if is_template(d))))

    def all(self) -> Iterator[tuple[str, Astray]]:
        for page in self.edition.pages:
            written = _From(posixpath.dirname(page.path), True, page.path)
            raw = _From(page.url.rstrip("/"), False, page.path)
            for link in page.links:
                yield from self.judge(link, raw if link.form == "html" else written)
        for document in self.edition.documents:
            here = _From(posixpath.dirname(document.path), not document.path, document.path)
            for link in document.links:
                beside = link.form == "beside"
                yield from self.beside(link, document) if beside else self.judge(link, here)

    def beside(self, link: Link, document: Document) -> Iterator[tuple[str, Astray]]:
        """What is wrong with where a link of a plain file of the repository leads."""
        path = unquote(re.split("[?#]", link.target)[0])
        if path and not leaves(link.target) and not wrong_form(link) and path not in document.files:
            yield "missing", Astray(link, path, known=tuple(self.edition.texts))

    def judge(self, link: Link, here: _From) -> Iterator[tuple[str, Astray]]:
        """What is wrong with where a link leads: one thing at most."""
        target = link.target
        if leaves(target) or wrong_form(link):
            return
        path, _, fragment = target.partition("#")
        path, fragment = unquote(path.partition("?")[0]), unquote(fragment)
        if not target:
            yield "nowhere", Astray(link, "")
        elif path.startswith("/"):
            named = link.form == "template"
            yield "absolute", Astray(link, path, self.named(path) if named else self.way(path, here))
        elif link.form == "template" and path:
            yield "unanchored", Astray(link, path, self.named(path))
        elif not path:
            yield from self.at(link, here.itself, fragment, here)
        else:
            yield from self.file(link, path, fragment, _From("", False, "") if link.form == "named" else here)

    def file(self, link: Link, path: str, fragment: str, here: _From) -> Iterator[tuple[str, Astray]]:
        joined = posixpath.normpath(posixpath.join(here.folder, path))
        joined = "" if joined == "." else joined
        folder = path.endswith("/") or posixpath.basename(path) in (".", "..")
        if joined == ".." or joined.startswith("../"):
            yield "outside", Astray(link, path)
        elif joined in self.edition.kept_back:
            yield "kept back", Astray(link, path)
        elif joined in self.files(here) and not folder:
            yield from self.at(link, joined, fragment, here)
        elif not here.sources and address_of(joined) in self.site.urls and (folder or not joined):
            yield from self.at(link, self.site.urls[address_of(joined)], fragment, here)
        elif not here.sources and link.form == "named" and joined.startswith(BUILT):
            return
        elif joined.endswith(".md") and not here.sources:
            yield "missing", Astray(link, path, self.way(joined.removesuffix(".md"), here), self.known(here))
        elif joined in self.site.folders or self.is_address(joined, here):
            yield "folder", Astray(link, path, self.way(joined, here))
        elif moved := self.moved("/" + address_of(joined)):
            yield "moved", Astray(link, path, self.now(moved, here))
        elif near := self.near(joined, here):
            yield "case", Astray(link, path, near)
        else:
            yield "missing", Astray(link, path, known=self.known(here))

    def at(self, link: Link, path: str, fragment: str, here: _From) -> Iterator[tuple[str, Astray]]:
        """What is wrong with the fragment."""
        page = self.pages.get(path)
        known = self.anchors.get(path) or self.drawn.get(path)
        if path == "" and link.form == "template":
            known = self.everywhere
        if not fragment or known is None or fragment in known or fragment.startswith(":~:") or not fragment.strip("/"):
            return
        if page is None:
            yield "anchor", Astray(link, fragment, path, tuple(known))
        elif NUMBERED.fullmatch(fragment):
            yield "numbered", Astray(link, fragment, path)
        elif moved := self.moved(f"/{page.url}#{fragment}"):
            yield "moved", Astray(link, f"#{fragment}", self.now(moved, here))
        elif only_shown(page, fragment):
            yield "shown", Astray(link, fragment, path)
        elif not is_made(page, fragment):
            composed = next((k for k in known if _composed(k) == _composed(fragment)), "")
            yield "anchor", Astray(link, fragment, path, (composed,) if composed else tuple(known))

    def files(self, here: _From) -> frozenset[str]:
        return self.site.files if here.sources else self.site.built

    def is_address(self, path: str, here: _From) -> bool:
        """Whether a path without a slash at its end, or one in a page, is that of a page's address."""
        shown = self.site.urls.get(address_of(path)) if not path.endswith(".md") else None
        return bool(shown) if here.sources else shown is not None

    # What it should say

    def moved(self, address: str) -> str:
        line = self.site.ledger.get(address)
        return (line.target if line.state == "moved" else "retired") if line and line.state != "live" else ""

    def near(self, path: str, here: _From) -> str:
        """How a link writes what differs from this path in capitals and small letters alone."""
        names = (self.site.lower.get(name.lower(), "") for name in (path, address_of(path)))
        return next((way for name in names if name and (way := self.way(name, here))), "")

    def now(self, moved: str, here: _From) -> str:
        path, _, fragment = moved.partition("#")
        way = self.way(path.strip("/"), here)
        return way + (f"#{fragment}" if fragment else "") if way else moved

    def way(self, path: str, here: _From) -> str:
        """How a link from here writes a file, a folder's page or a page's address; nothing where there is none."""
        path = path.strip("/")
        address = address_of(path)
        if here.sources:
            file = path if path in self.site.files else self.site.urls.get(address, "")
            return posixpath.relpath(file, here.folder or ".") if file else ""
        if path in self.files(here):
            return posixpath.relpath(path, here.folder or ".")
        return posixpath.relpath(address or ".", here.folder or ".") + "/" if address in self.site.urls else ""

    def named(self, path: str) -> str:
        """How a template names a file or an address of the site."""
        path = path.lstrip("./")
        return f"{{{{ '{self.way(path, _From('', False, '')) or path}' | url }}}}"

    def known(self, here: _From) -> tuple[str, ...]:
        names = self.files(here) if here.sources else [*self.files(here), *self.site.urls]
        return tuple(
            posixpath.relpath(name or ".", here.folder or ".") + ("/" if name.endswith("/") else "") for name in names
        )


def _composed(text: str) -> str:
    """As one and the same letters, however they are put together: Korean syllables can be written in two ways."""
    return unicodedata.normalize("NFC", text)

"""A built site read as a browser would: its pages, their ids, and everything they link to or fetch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

FETCHED: dict[str, tuple[str, ...]] = {
    "src": ("img", "script", "iframe", "audio", "video", "source", "track", "embed", "input"),
    "poster": ("video",),
    "data": ("object",),
}
"""Attributes whose address a browser fetches by itself, and the elements that have them."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An address in a page: the attribute's value, and whether the browser fetches it unasked."""

    value: str
    attribute: str
    element: str
    fetched: bool


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file. `address` is its path under the site's root: `pathways/drivers/`."""

    path: str
    address: str
    html: str

    @cached_property
    def tree(self) -> LexborHTMLParser:
        return LexborHTMLParser(self.html)

    @cached_property
    def ids(self) -> list[str]:
        found = [node.attributes.get("id") or "" for node in self.tree.css("[id]")]
        return [i for i in found if i]

    @cached_property
    def anchors(self) -> frozenset[str]:
        named = (node.attributes.get("name") or "" for node in self.tree.css("a[name]"))
        return frozenset([*self.ids, *named])

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        return tuple(self._references())

    def _references(self) -> Iterator[Reference]:
        for node in self.tree.css("[href], [src], [srcset], [poster], [data], [action]"):
            tag, attributes = node.tag or "", node.attributes
            for name in ("href", "src", "poster", "data", "action"):
                value = attributes.get(name)
                if value is None or (name == "data" and tag != "object"):
                    continue
                fetches = tag in FETCHED.get(name, ()) or (name == "href" and tag == "link" and _fetches(attributes))
                yield Reference(value.strip(), name, tag, fetches)
            for candidate in (attributes.get("srcset") or "").split(","):
                if candidate.strip():
                    yield Reference(candidate.split()[0], "srcset", tag, True)

    def line_of(self, text: str) -> tuple[int, int]:
        """Line and column of a text's first place in the file, from 1; the top where it is not found.

        An attribute's value is looked for behind its quotation mark first.
        """
        quoted = [at + 1 for at in (self.html.find(mark + text) for mark in ('"', "'")) if at >= 0]
        at = min(quoted, default=self.html.find(text) if text else -1)
        if at < 0:
            return 1, 1
        return self.html.count("\n", 0, at) + 1, at - self.html.rfind("\n", 0, at)


def _fetches(attributes: dict[str, str | None]) -> bool:
    kinds = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon", "mask-icon", "prefetch"}
    return bool(kinds & set((attributes.get("rel") or "").lower().split()))


@dataclass(frozen=True)
class BuiltSite:
    """A folder of built files under a base path such as `/project/`."""

    folder: Path
    base: str
    pages: tuple[BuiltPage, ...]
    files: frozenset[str]

    @cached_property
    def by_path(self) -> dict[str, BuiltPage]:
        return {page.path: page for page in self.pages}

    def resolve(self, page: BuiltPage, value: str) -> tuple[str, str] | None:
        """The path under the base and the fragment that an address means, or None where it leaves the host.

        A path outside the base keeps its leading slash.
        """
        here = f"http://site.invalid{self.base}{page.address}"
        try:
            whole, fragment = urldefrag(urljoin(here, value))
            parts = urlsplit(whole)
        except ValueError:
            return None
        if parts.scheme != "http" or parts.netloc != "site.invalid":
            return None
        path = unquote(parts.path)
        return (path.removeprefix(self.base) if path.startswith(self.base) else path), unquote(fragment)

    def file_at(self, path: str) -> str | None:
        """The file that a static host serves for a path, or None."""
        if path == "" or path.endswith("/"):
            index = path + "index.html"
            return index if index in self.files else None
        return path if path in self.files else None


def read(folder: Path, base: str = "/") -> BuiltSite:
    """Reads a built site. Raises OSError where the folder cannot be read."""
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    pages = []
    for file in files:
        path = file.relative_to(folder).as_posix()
        if file.suffix.lower() in (".html", ".htm"):
            address = path.removesuffix("index.html") if file.name == "index.html" else path
            pages.append(BuiltPage(path, address, file.read_text(encoding="utf-8", errors="replace")))
    return BuiltSite(folder, base, tuple(pages), frozenset(f.relative_to(folder).as_posix() for f in files))

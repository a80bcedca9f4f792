"""A publication in EPUB as reading systems open it: its files, its package, and what its documents hold.

https://www.w3.org/TR/epub-33/
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from ..content.places import Span
from . import xml
from .offsets import Offsets
from .xml import Malformed

ENDING = ".epub"
MIMETYPE, CONTAINER = "mimetype", "META-INF/container.xml"
TYPE = "application/epub+zip"
XHTML, SVG = "application/xhtml+xml", "image/svg+xml"
_PACKAGE_TYPE = "application/oebps-package+xml"
_APART = "META-INF/"
"""The folder whose files no manifest names."""


class Item(NamedTuple):
    """An entry of the manifest. `path` is that of its file in the archive, or nothing where it is on another host."""

    id: str
    href: str
    path: str
    type: str
    properties: tuple[str, ...]
    at: int


@dataclass(frozen=True)
class Document:
    """A file of XML. `elements` are those of its tree, in their order."""

    path: str
    raw: bytes

    @cached_property
    def _read(self) -> tuple[list[xml.Element], Malformed | None]:
        return xml.elements(self.raw)

    @property
    def elements(self) -> list[xml.Element]:
        return self._read[0]

    @property
    def malformed(self) -> Malformed | None:
        return self._read[1]

    @cached_property
    def ids(self) -> list[str]:
        return [found for element in self.elements if (found := element.attributes.get("id"))]

    def named(self, *names: str) -> Iterator[xml.Element]:
        return (element for element in self.elements if element.name in names)


@dataclass(frozen=True)
class Publication:
    """A file of a site. What cannot be read of it is empty, and `broken` says why."""

    path: str
    data: bytes

    @cached_property
    def _opened(self) -> tuple[list[zipfile.ZipInfo], dict[str, bytes], str]:
        try:
            with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
                members = archive.infolist()
                return members, {one.filename: archive.read(one) for one in members if not one.is_dir()}, ""
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            RuntimeError,
            NotImplementedError,
        ) as why:
            return [], {}, str(why).partition("\n")[0] or "it is broken"

    @property
    def members(self) -> list[zipfile.ZipInfo]:
        """The entries of the archive, in their order."""
        return self._opened[0]

    @property
    def files(self) -> dict[str, bytes]:
        return self._opened[1]

    @property
    def broken(self) -> str:
        return self._opened[2]

    @cached_property
    def package(self) -> Document | None:
        """The package document to which the container leads."""
        found = Document(CONTAINER, self.files.get(CONTAINER, b""))
        paths = [
            element.attributes.get("full-path", "")
            for element in found.named("rootfile")
            if element.attributes.get("media-type") == _PACKAGE_TYPE
        ]
        return self.document(paths[0]) if paths and paths[0] in self.files else None

    @cached_property
    def items(self) -> list[Item]:
        package = self.package
        return [self._item(package, element) for element in package.named("item")] if package else []

    def _item(self, package: Document, element: xml.Element) -> Item:
        said = element.attributes
        href = said.get("href", "")
        properties = tuple(said.get("properties", "").split())
        return Item(
            said.get("id", ""), href, inside(package.path, href)[0], said.get("media-type", ""), properties, element.at
        )

    @cached_property
    def spine(self) -> list[tuple[str, int]]:
        """The ids of the items to be read, in their order, each with its place in the package."""
        return [(e.attributes.get("idref", ""), e.at) for e in self.package.named("itemref")] if self.package else []

    @cached_property
    def documents(self) -> dict[str, Document]:
        """The documents and drawings that the manifest names, by their paths."""
        drawn = (item.path for item in self.items if item.type in (XHTML, SVG))
        return {path: self.document(path) for path in drawn if path in self.files}

    @property
    def is_third(self) -> bool:
        """Whether it says that it is EPUB 3, or nothing."""
        root = self.package.elements[0].attributes if self.package and self.package.elements else {}
        return not root.get("version", "3").startswith("2")

    def unlisted(self) -> Iterator[str]:
        """The files of which the manifest should tell and does not."""
        known = {item.path for item in self.items} | {MIMETYPE, self.package.path if self.package else ""}
        return (path for path in self.files if path not in known and not path.startswith(_APART))

    def document(self, path: str) -> Document:
        return Document(path, self.files[path])

    def span(self, document: Document, at: int) -> Span:
        """A place in a file of the archive."""
        return Offsets(f"{self.path}/{document.path}", document.raw).span(at, at)


def inside(path: str, address: str) -> tuple[str, str]:
    """The path in the archive to which an address in the file at `path` leads, or nothing, and its fragment."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", ""
    if parts.scheme or parts.netloc:
        return "", ""
    way = unquote(parts.path)
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), way)) if way else path, unquote(parts.fragment)


def is_elsewhere(address: str) -> bool:
    """Whether an address is on another host."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.netloc) or parts.scheme in ("http", "https")

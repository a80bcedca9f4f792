"""Which files of docs/ are published as they are, and what names them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from ..content.model import Edition
from ..content.suggest import nearest
from ..content.vocabulary import SHARE_SCRIPT
from .links import astray
from .web_addresses import leaves

_RECORDS = "data/"
"""What the build reads, and publishes in other forms."""


def unused(edition: Edition) -> list[str]:
    """The files, relative to docs/, that nothing names."""
    published = edition.files - edition.kept_back
    files = {file for file in published if not file.endswith(".md") and not file.startswith(_RECORDS)}
    left = sorted(files - {SHARE_SCRIPT, *_named(edition)})
    left = [file for file in left if not any(file in script for script in edition.scripts)]
    return [file for file in left if file not in _meant(edition, left)] if left else []


def _meant(edition: Edition, files: list[str]) -> set[str]:
    """The files that a link may have meant which leads nowhere: those are told there."""
    names = {posixpath.basename(file).lower(): file for file in files}
    said = {posixpath.basename(wrong.target).lower() for wrongs in astray(edition).values() for wrong in wrongs}
    return {names[near] for word in said if (near := nearest(word, names))}


def _named(edition: Edition) -> Iterator[str]:
    """The files that links may lead to, from wherever they lead."""
    for page in edition.pages:
        folder = posixpath.dirname(page.path)
        for link in page.links:
            if not leaves(link.target):
                yield _joined(page.url if link.form == "html" else folder, link.target)
    for document in edition.documents:
        for link in document.links:
            if not leaves(link.target):
                yield _joined("" if link.form == "named" else posixpath.dirname(document.path), link.target)


def _joined(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(target.partition("#")[0].partition("?")[0])))

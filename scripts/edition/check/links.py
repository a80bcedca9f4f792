"""Where the links of a page lead within docs/."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote

from ..content.addresses import SOURCES_PAGE
from ..content.model import Edition

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


@dataclass(frozen=True, slots=True)
class Target:
    """A file, relative to docs/, and a fragment."""

    path: str
    fragment: str


def resolve(page: str, link: str) -> Target | None:
    """The file and fragment that a link means, or None where it leaves docs/ (another site, an address)."""
    if _SCHEME.match(link):
        return None
    path, _, fragment = link.partition("#")
    path = unquote(path.partition("?")[0])
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    return Target(joined, unquote(fragment))


def relative(page: str, path: str) -> str:
    """A file as a page's link writes it: `../sources.md`."""
    return posixpath.relpath(path, posixpath.dirname(page) or ".")


def anchors_by_page(edition: Edition) -> dict[str, set[str]]:
    """The anchors of every page: those written, and those of its claims, units and records."""
    found = {page.path: set(page.anchors) for page in edition.pages}
    for unit in edition.units:
        found[unit.page].add(unit.anchor)
    for claim in edition.claims:
        found[claim.page].add(claim.anchor)
    for path, ids in (
        (SOURCES_PAGE, [source.key for source in edition.sources]),
        ("glossary.md", [term.id for term in edition.glossary]),
    ):
        if path in found:
            found[path].update(ids)
    return found

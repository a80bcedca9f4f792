"""Verify a built site: from its files alone, as a browser reads them, and our own beside its ledger and do-not-name list.

Every file is read once, and keeps its anchors and the targets of its addresses. What is wrong in a file by itself is
found then; what is wrong with its targets when all are known. What a frame repeats on many pages is told once. Only
files of which something is told are read again, for the places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ..check.diagnostic import Diagnostic
from ..content.places import Fault
from . import broken_links, checks
from .document import bytes_of
from .inspection import Finding, inspect
from .places import Places
from .repeated import Repeated
from .scan import FaultyFile, Page, Scanner, Strictness
from .site import Apart, Site, files_in, readable

if TYPE_CHECKING:
    from ..content.model import Edition


def verify(
    folder: Path,
    base: str = "/",
    edition: Edition | None = None,
    alone: bool = False,
    cache: Path | None = None,
    apart: Apart = MappingProxyType({}),
) -> list[Diagnostic]:
    """Every fault of a built site, by place and code.

    `alone` forbids requests to other hosts. With an edition, the rules of our own site apply too. In `cache` stands
    which contents held no withheld name before. What is `apart` is not verified, and may be linked to.
    Raises OSError where the folder or a file cannot be read.
    """
    strictness = Strictness.OURS if edition is not None else Strictness.SELF_CONTAINED if alone else Strictness.ANY
    files, scanner, repeated = files_in(folder), Scanner(folder, strictness, unquote(base)), Repeated()
    pages: dict[str, Page] = {}
    own = [path for path in files if not path.startswith(tuple(f"{name}/" for name in apart))]
    for path in readable(own):
        pages[path], doubtful = scanner.read(path)
        if doubtful is not None:
            repeated.add(_in_file(scanner, doubtful, strictness))
    site = Site(folder, unquote(base), strictness, frozenset(own), pages, apart, cache)
    of_site = list(_of_site(site, edition))  # first: broken links may have to wait for what is apart
    found = [*repeated.told(), *broken_links.findings(scanner, site), *_of_pages(scanner, site)]
    return sorted({*_placed(folder, found), *of_site})


def documented() -> dict[str, Callable[..., object]]:
    """Each code with the check whose docstring explains it."""
    return checks.documented()


def _in_file(scanner: Scanner, doubtful: FaultyFile, strictness: Strictness) -> Iterator[tuple[str, Finding]]:
    """What is wrong in a file by itself."""
    page = inspect(scanner, doubtful.document, doubtful.links)
    for code, check in checks.of_files(strictness).items():
        yield from ((code, finding) for finding in check(page))
    for pointed in page.pointed:
        if pointed.here.fault:
            code, say = checks.ADDRESS_CHECKS[pointed.here.fault]
            reference = pointed.reference
            same = f"{reference.element} {reference.attribute} {reference.value}"
            yield code, Finding(page.address(pointed), *say(pointed, pointed.here), same)


def _of_pages(scanner: Scanner, site: Site) -> Iterator[tuple[str, Finding]]:
    """What is wrong with single pages, beside the rest of the site."""
    for path in sorted({*site.wrong_canonicals, *site.redirect_loops}):
        page = inspect(scanner, scanner.document(path), ())
        for code, check in checks.PAGE_CHECKS.items():
            yield from ((code, finding) for finding in check(page, site))


def _of_site(site: Site, edition: Edition | None) -> Iterator[Diagnostic]:
    found: list[tuple[str, Fault]] = []
    if edition is not None:
        found += [(code, fault) for code, check in checks.LEDGER_CHECKS.items() for fault in check(site, edition)]
    found += [(code, fault) for code, check in checks.SITE_CHECKS.items() for fault in check(site)]
    return (Diagnostic(fault.span, code, fault.message, fault.hint) for code, fault in found)


def _placed(folder: Path, found: list[tuple[str, Finding]]) -> Iterator[Diagnostic]:
    """The findings with their places."""
    by_path = sorted(found, key=lambda told: told[1].where.path)
    for path, told in groupby(by_path, key=lambda told: told[1].where.path):
        places = Places(path, bytes_of(folder, path))
        for code, finding in told:
            span = places.span(finding.where)
            if span is not None:
                yield Diagnostic(span, code, finding.message, finding.hint)

"""Check every published file, its metadata and its path for names of the do-not-name list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from ...cache import Passed
from ...content import withheld
from ...content.places import Fault, Span
from ...content.withheld import Names, names
from .. import contents
from ..contents import Unreadable, parts
from ..site import Site

if TYPE_CHECKING:
    from ...content.model import Edition

_PACKAGES = ("brotli", "fonttools", "pypdfium2")
"""What files are read with."""
_HINT = "take it out where it comes from: a source, a template, a picture or a setting"


def name_published(site: Site, edition: Edition) -> Iterator[Fault]:
    """A published file, its metadata or its path holds a name that is on the do-not-name list, or cannot be read.

    Whoever the list protects must not depend on which field of which file somebody typed into.

    Bad:  the name of a person who was returned, in the title of a PDF file
    Good: “one person”, in every file
    """
    if not edition.withheld:
        return
    known, paths = names(edition.withheld), sorted(site.files)
    passed, found = _passed(edition, site.cache), False
    for fault in _in_files(known, site.folder, paths, passed):
        found = True
        yield fault
    if not found:
        passed.keep()
    yield from _in_paths(known, paths)


def _passed(edition: Edition, cache: Path | None) -> Passed:
    """The files that were read before, by the same programs, for names of the same list."""
    return Passed(
        cache,
        "withheld",
        withheld.found_by(edition.withheld),
        [__file__, withheld.__file__, contents.__file__],
        _PACKAGES,
    )


def _in_files(known: Names, folder: Path, paths: Iterable[str], passed: Passed) -> Iterator[Fault]:
    seen: set[tuple[str, str]] = set()
    for path in paths:
        data = (folder / path).read_bytes()
        if data in passed:
            continue
        try:
            for where, text in parts(data):
                yield from _in_part(known, path, where, text, seen)
        except Unreadable as error:
            hint = "publish it as text, HTML, PDF, PNG or another kind that can be read"
            yield Fault(Span(known.masked(path), 1), f"the file cannot be searched for withheld names ({error})", hint)


def _in_part(known: Names, path: str, where: str, text: str, seen: set[tuple[str, str]]) -> Iterator[Fault]:
    if not known.in_text(_fresh(text, seen)):
        return
    if where:
        said = f"a name that is on the do-not-name list stands in {where}"
        yield from [Fault(Span(known.masked(path), 1), said, _HINT)] if known.in_text(text) else ()
    else:
        for line, column, length in known.places(text):
            yield Fault(Span(known.masked(path), line, column, length), "this name is on the do-not-name list", _HINT)


def _fresh(text: str, seen: set[tuple[str, str]]) -> str:
    """The lines of a text, less those that stood beside each other before: pages repeat their frame."""
    lines = ["", *text.split("\n")]
    new = {at for at, pair in enumerate(pairwise(lines)) if pair not in seen}
    seen.update(pairwise(lines))
    return "\n".join(line for at, line in enumerate(lines) if at in new or at - 1 in new)


def _in_paths(known: Names, paths: list[str]) -> Iterator[Fault]:
    for path in paths if known.in_text("\n".join(paths)) else ():
        if known.in_text(path):
            yield Fault(
                Span(known.masked(path), 1), "the file's path holds a name that is on the do-not-name list", _HINT
            )

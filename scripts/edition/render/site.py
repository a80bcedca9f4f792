"""What the pages of a site share while they are rendered: the edition, its references and the ways between pages."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..content import graph
from ..content.addresses import GLOSSARY_PAGE, SOURCES_PAGE
from ..content.load import Stamp, load, stamp
from ..content.model import Claim, Edition, Page, Source, Unit
from ..content.vocabulary import GROUP_PAGES
from ..content.wording import first_promised
from ..language.locale import Locale
from .charts import page_charts
from .references import References, references


@dataclass(frozen=True)
class Site:
    """An edition about to be rendered. Everything derived is worked out once, when first asked for.

    `cache` is a folder for what is slow to derive, kept from one run to the next. `formatted` are references to use in
    the place of formatting them. `answers` is HTML that says who answers for the build. A `tolerant` site is one that an editor looks at while the sources have faults: what cannot be made
    says so in its place, and the rest of the page is there.
    """

    edition: Edition
    cache: Path | None = None
    answers: str = ""
    tolerant: bool = False
    formatted: References | None = None

    @property
    def locale(self) -> Locale:
        return self.edition.settings.locale

    @cached_property
    def references(self) -> References:
        if self.formatted:
            return self.formatted
        made = References({}, {})
        with self.guard():
            made = references(self.edition, self.cache)
        return made

    @cached_property
    def charts(self) -> dict[str, tuple[str, ...]]:
        """The charts of the figures by name, each wide and narrow."""
        made: dict[str, tuple[str, ...]] = {}
        with self.guard():
            made = page_charts(self.edition, self.cache)
        return made

    @contextmanager
    def guard(self, tell: Callable[[str], object] = lambda _: None) -> Iterator[None]:
        """Make one part of a page. Where that fails and the site is tolerant, `tell` is given a sentence instead."""
        try:
            yield
        except Exception as error:
            if not self.tolerant:
                raise
            tell(f"This part cannot be made from the sources as they are ({type(error).__name__}: {error}).")

    @cached_property
    def units(self) -> dict[str, Unit]:
        return graph.units_by_id(self.edition)

    @cached_property
    def claims(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.edition.claims}

    @cached_property
    def sources(self) -> dict[str, Source]:
        return {source.key: source for source in self.edition.sources}

    @cached_property
    def pages(self) -> dict[str, Page]:
        return {page.path: page for page in self.edition.pages}

    def way(self, page: Page, path: str, anchor: str = "") -> str:
        """A link from one source file to another, for the generator to resolve: `../sources.md#survey-2024`."""
        if path == page.path and anchor:
            return f"#{anchor}"
        relative = posixpath.relpath(path, posixpath.dirname(page.path) or ".")
        return f"{relative}#{anchor}" if anchor else relative

    def way_to(self, page: Page, name: str) -> str | None:
        """A link to a group, unit, claim, source or term by its id, or None where there is none."""
        if name in GROUP_PAGES:
            return self.way(page, GROUP_PAGES[name]) if GROUP_PAGES[name] in self.pages else None
        if name in self.claims:
            return self.way(page, self.claims[name].page, self.claims[name].anchor)
        if name in self.units:
            unit = self.units[name]
            whole = self.pages[unit.page].id == unit.id
            return self.way(page, unit.page, "" if whole else unit.anchor)
        if name in self.sources:
            return self.way(page, SOURCES_PAGE, name)
        if any(term.id == name for term in self.edition.glossary):
            return self.way(page, GLOSSARY_PAGE, name)
        return None

    @cached_property
    def promised(self) -> dict[str, str]:
        return first_promised(self.edition)


_SITES: dict[Path, Site] = {}
_AHEAD: dict[Path, Stamp] = {}
"""Sites that were read before their build began, as MkDocs tries the extension with its configuration; and of which files."""


def begin(root: Path, answers: str = "", tolerant: bool = False, formatted: References | None = None) -> Site:
    """Read the edition of a repository for a build that begins, and return its site. All pages are made of this one."""
    root = root.resolve()
    ahead, of = _AHEAD.pop(root, None), (answers, tolerant, formatted)
    site = _SITES.get(root)
    if site is None or ahead != stamp(root) or of != (site.answers, site.tolerant, site.formatted):
        site = _SITES[root] = Site(load(root), root / ".cache", *of)
    return site


def site_at(root: Path, answers: str = "", tolerant: bool = False) -> Site:
    """Return the site of the build that goes on. Where none has begun in this process, this call begins one."""
    root = root.resolve()
    if root not in _SITES:
        read = stamp(root)
        begin(root, answers, tolerant)
        _AHEAD[root] = read
    return _SITES[root]

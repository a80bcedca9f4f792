"""Give each unit, claim and source its permanent address, its dates and its sources."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..config import Config
from ..content import graph, log
from ..content.addresses import SOURCES_PAGE
from ..content.model import Claim, Edition, Page, Source, Unit
from ..content.vocabulary import EDITION_MAKERS, GROUP_PAGES
from ..language.locale import Locale


@dataclass(frozen=True)
class Catalog:
    """An edition at an address. Everything derived is worked out once, when first asked for."""

    edition: Edition
    config: Config

    @cached_property
    def pages(self) -> dict[str, Page]:
        return {page.path: page for page in self.edition.pages}

    @cached_property
    def units(self) -> dict[str, Unit]:
        return graph.units_by_id(self.edition)

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """The claims in the order of their ids."""
        found = sorted(self.edition.claims, key=lambda c: graph.order_of_claim(c.id))
        return {claim.id: claim for claim in found}

    @cached_property
    def sources(self) -> dict[str, Source]:
        return {source.key: source for source in self.edition.sources}

    @property
    def locale(self) -> Locale:
        return self.edition.settings.locale

    @property
    def draft(self) -> str:
        return self.config.draft(self.locale)

    @property
    def title(self) -> str:
        return self.edition.settings.title

    @property
    def maker(self) -> str:
        """Who made the edition: its publisher, where the build names one."""
        return self.config.publisher or self.locale.gettext(EDITION_MAKERS)

    @property
    def report(self) -> Source:
        return self.sources[self.edition.settings.report.citekey]

    @cached_property
    def claims_of(self) -> dict[str, tuple[Claim, ...]]:
        """The claims of each unit by its id."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            found[claim.unit].append(claim)
        return {unit: tuple(found[unit]) for unit in self.units}

    @cached_property
    def claims_on(self) -> dict[str, tuple[Claim, ...]]:
        """The claims that cite each source by its key."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            for source in self.behind(claim):
                found[source.key].append(claim)
        return {key: tuple(found[key]) for key in self.sources}

    def behind(self, claim: Claim) -> tuple[Source, ...]:
        """The sources that a claim cites, each once."""
        keys = dict.fromkeys(cite.key for citation in claim.citations for cite in citation.cites)
        return tuple(self.sources[key] for key in keys)

    @property
    def as_of(self) -> str:
        """Which state of the text this is: of which day, and of which version where it is that of a release."""
        _, version = self.locale.gettext, self.config.version
        if version:
            return _("Version {version}, text as of {day}.", version=version, day=self.updated)
        return _("Text as of {day}.", day=self.updated)

    # Addresses.

    @property
    def home(self) -> str:
        return self.config.site_url

    def at(self, path: str) -> str:
        """The absolute address of a path under the base: `feeds/changes.xml`."""
        return self.config.site_url + path.removeprefix("/")

    def page_url(self, path: str) -> str:
        """The absolute address of a source file's page."""
        return self.at(self.pages[path].url)

    def address(self, name: str) -> str:
        """The permanent address of a unit, claim or source by its id, or of a group's page.

        A group without a page has a name within the data alone, as a blank node: https://www.w3.org/TR/json-ld11/
        """
        if name in GROUP_PAGES:
            return self.page_url(GROUP_PAGES[name]) if GROUP_PAGES[name] in self.pages else f"_:{name}"
        return self.at(f"{self.anchor(name)}/")

    def urn(self, name: str) -> str:
        """An id that stays, wherever the edition is published. An edition without a UUID has those of its address."""
        own = self.edition.settings.uuid
        within = uuid.UUID(own) if own else uuid.uuid5(uuid.NAMESPACE_URL, self.home)
        return uuid.uuid5(within, f"{self.locale.tag} {name}").urn

    def anchor(self, name: str) -> str:
        return name if name in self.sources else name.lower().replace(".", "-")

    def context(self, name: str) -> str:
        """The absolute address of a unit, claim or source on its page."""
        return self.at(self._in_context(name))

    def _in_context(self, name: str) -> str:
        thing = self.claims.get(name) or self.units.get(name)
        path = thing.page if thing else SOURCES_PAGE
        return f"/{self.pages[path].url}#{self.anchor(name)}"

    # Dates, from the ledger and the logs alone.

    @cached_property
    def _first(self) -> dict[str, str]:
        """The day on which each address was first promised."""
        found: dict[str, str] = {}
        for line in self.edition.ledger:
            found.setdefault(line.address, line.date)
        return found

    @cached_property
    def _touched(self) -> dict[str, str]:
        """The last day on which the logs say that what stands at an address was changed."""
        found: dict[str, str] = {}
        for path in (log.CHANGES, log.CORRECTIONS):
            for entry in log.entries(self.edition, path):
                for address in (*entry.touches, *_around(entry.touches), f"/{entry.page.url}"):
                    found[address] = max(found.get(address, ""), entry.date)
        return found

    @cached_property
    def begun(self) -> str:
        """The day on which the edition was first published."""
        return min(self._first.values(), default="")

    @cached_property
    def updated(self) -> str:
        """The day of the last change of any kind."""
        return max((*self._touched.values(), *self._first.values()), default="")

    def published(self, name: str) -> str:
        """The day on which a unit, claim, source or page (by its path in docs/) was first published."""
        return self._first.get(self._logged(name), self.begun)

    def changed(self, name: str) -> str:
        """The day on which it was last changed, or first published."""
        return max(self.published(name), self._touched.get(self._logged(name), ""))

    def _logged(self, name: str) -> str:
        return f"/{self.pages[name].url}" if name in self.pages else self._in_context(name)


def _around(addresses: frozenset[str]) -> Iterator[str]:
    """The unit of a claim and the page of either: they change with it."""
    for address in addresses:
        page, mark, anchor = address.partition("#")
        yield page
        if mark:
            yield f"{page}#{anchor.partition('-')[0]}"

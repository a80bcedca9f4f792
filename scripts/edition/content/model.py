"""The edition as frozen data: what every other room reads and none changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from . import yaml_nodes
from .fingerprint import Fingerprint
from .places import Places, Problem, Span, Text


@dataclass(frozen=True, slots=True)
class Cite:
    """One source cited in a bracket: `see @un-coi-2014, paras. 42–43, on returns`.

    `span` is the key's place, `place` that of the locator with its label, if there is one.
    """

    key: str
    span: Span
    prefix: str = ""
    label: str = ""
    locator: str = ""
    suffix: str = ""
    suppress_author: bool = False
    place: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Citation:
    """A bracket of one or several cited sources. `source` is the text between the brackets."""

    source: str
    cites: tuple[Cite, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: str
    anchor: str
    span: Span


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image of a page, as written. `target` keeps its fragment."""

    text: str
    target: str
    span: Span
    image: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """The smallest thing that can be cited. `text` is Markdown; `container` is the block around it, if any.

    `places` says where the name of each option stands.
    """

    id: str
    unit: str
    section: str
    page: str
    basis: str
    text: str
    span: Span
    options: Mapping[str, Text]
    citations: tuple[Citation, ...]
    container: str = ""
    places: Mapping[str, Span] = field(default_factory=dict)

    @property
    def anchor(self) -> str:
        return self.id.lower().replace(".", "-")

    def listed(self, option: str) -> tuple[Text, ...]:
        """The comma-separated values of an option, each with its own place."""
        text = self.options.get(option)
        return text.split() if text else ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A page or a section that has an id. `page` is relative to docs/."""

    id: str
    kind: str
    title: str
    summary: str
    page: str
    span: Span

    @property
    def anchor(self) -> str:
        return self.id.lower()


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed link, written on the side of `source`. Either end may be a group, such as `pathways`.

    `place` is where its reason stands.
    """

    name: str
    source: str
    target: str
    basis: str
    reason: str
    span: Span
    statements: tuple[str, ...] = ()
    place: Span | None = None


@dataclass(frozen=True, slots=True)
class Declined:
    """A relation that a unit says it does not have, and why; `place` is where the reason stands."""

    name: str
    unit: str
    reason: str
    span: Span
    place: Span | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown file. `places` is where its `body` stands in the file; `meta` holds the front matter's places."""

    path: str
    source: str
    kind: str
    id: str
    title: str
    summary: str
    body: str
    places: Places
    meta: yaml_nodes.Mapping
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    citations: tuple[Citation, ...] = ()
    anchors: frozenset[str] = frozenset()
    prose: str = ""
    addressees: tuple[Text, ...] = ()
    date: str = ""
    added: str = ""

    @property
    def url(self) -> str:
        """The page's address under the site's base, with a trailing slash: `pathways/drivers/`."""
        stem = self.path.removesuffix(".md")
        if stem == "index":
            return ""
        return stem.removesuffix("/index") + "/"


@dataclass(frozen=True, slots=True)
class Source:
    """An entry of the bibliography: CSL fields as plain data, and what this edition adds under `custom`."""

    key: str
    item: Mapping[str, object]
    span: Span
    places: Mapping[str, Span]

    @property
    def custom(self) -> Mapping[str, object]:
        custom = self.item.get("custom")
        return custom if isinstance(custom, Mapping) else {}

    def text(self, field_name: str) -> str:
        value = self.item.get(field_name)
        return value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class Fact:
    """How well a fact was confirmed (`verified`, `partly`, `unverified`) and with which sources and locators.

    `pages` counts the pages of different publishers that were read for it.
    """

    id: str
    grade: str
    rests_on: tuple[Cite, ...]
    span: Span
    pages: int = 1


@dataclass(frozen=True, slots=True)
class Statement:
    id: str
    section: str
    text: str
    span: Span

    @property
    def paragraph(self) -> str:
        """The paragraph of the executive summary, or nothing for the front matter."""
        number = self.id[1:].partition(".")[0]
        return "" if number == "0" else number


@dataclass(frozen=True, slots=True)
class Address:
    """A line of the ledger. `state` is `live`, `moved` (to `target`) or `retired`; the last two have a reason."""

    date: str
    address: str
    state: str
    target: str
    reason: str
    span: Span


@dataclass(frozen=True, slots=True)
class Wording:
    """A line of the record of published words: from this day on, a claim's words have this digest."""

    date: str
    claim: str
    digest: str
    span: Span


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary; `place` is where its text stands.

    `names` are its names in other languages, by the language's code, the usual one first.
    """

    id: str
    term: str
    text: str
    span: Span
    also: tuple[str, ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    see: tuple[Text, ...] = ()
    facts: tuple[Text, ...] = ()
    citation: Citation | None = None
    place: Span | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """An entry of the chronology. `date` is EDTF: 2014, 2014-02 or 2014-02-07; `place` is where its text stands."""

    date: str
    kind: str
    text: str
    span: Span
    see: tuple[Text, ...] = ()
    facts: tuple[Text, ...] = ()
    citation: Citation | None = None
    place: Span | None = None


@dataclass(frozen=True, slots=True)
class Ignore:
    """A comment at `span` that silences a rule on one line of its file. Code and reason are empty where it has none."""

    code: str
    reason: str
    span: Span
    line: int


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """Everything the sources say, read once. An edition is itself alone, so that what is derived from it can be kept.

    `withheld` is the do-not-name list: digests of names by the digest of their first word. `fingerprints` are those
    of texts that the project does not hold, by citekey; `exempt_names` are words of names that are nobody's to borrow;
    `texts` is every file that may hold sentences, by path. `wording` is the record of published words.
    """

    pages: tuple[Page, ...]
    claims: tuple[Claim, ...]
    units: tuple[Unit, ...]
    relations: tuple[Relation, ...]
    declined: tuple[Declined, ...]
    sources: tuple[Source, ...]
    facts: Mapping[str, Fact]
    statements: tuple[Statement, ...]
    ledger: tuple[Address, ...]
    glossary: tuple[Term, ...]
    chronology: tuple[Event, ...]
    navigation: tuple[Text, ...]
    files: frozenset[str]
    problems: tuple[Problem, ...]
    withheld: Mapping[str, frozenset[str]] = field(default_factory=dict)
    ignores: tuple[Ignore, ...] = ()
    fingerprints: Mapping[str, Fingerprint] = field(default_factory=dict)
    exempt_names: tuple[tuple[str, ...], ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    wording: tuple[Wording, ...] = ()

    def citations(self) -> Iterator[Citation]:
        """Every citation: of the pages, then of the glossary and the chronology."""
        for page in self.pages:
            yield from page.citations
        for entry in self.entries:
            if entry.citation:
                yield entry.citation

    @property
    def entries(self) -> tuple[Term | Event, ...]:
        """The glossary's and the chronology's entries, which rest on facts as claims do."""
        return (*self.glossary, *self.chronology)

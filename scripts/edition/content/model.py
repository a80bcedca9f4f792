"""Define the records of an edition as frozen data, which every other package reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..language import SOURCE
from . import emphasis, yaml_nodes
from .fingerprint import Fingerprint
from .places import Places, Problem, Span, Text

if TYPE_CHECKING:
    from ..language.locale import Locale


class Locator(NamedTuple):
    """A part of a place in a document: its CSL label and its value, `paragraph` and `42–43`."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Cite:
    """One source cited in a bracket: `see @survey-2024, annex I, paras. 42–43, on returns`.

    `locators` are the parts of one place. `span` is the key's place, `place` that of the locators with their labels.
    """

    key: str
    span: Span
    prefix: str = ""
    locators: tuple[Locator, ...] = ()
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
class RawCitekey:
    """What looks like a citation and is none: `@key, para. 3` in round brackets, or in a bracket that is never closed.

    `span` is all of it, `at` the place of its key, `better` how it is written. `certain`: nobody could take it for a
    name on a social network; `apart`: a space stands behind its `@`.
    """

    key: str
    span: Span
    at: Span
    better: str
    certain: bool
    apart: bool


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: str
    anchor: str
    span: Span


@dataclass(frozen=True, slots=True)
class Link:
    """A link, an image or another address, as written. `target` keeps its fragment, `text` is its words.

    `element` is what holds it on the page, and `form` how it is written, which decides from where it leads:

    - `markdown`, `definition`, `autolink`: from the page's file;
    - `html`: from the page's address, for the renderer leaves it as it is;
    - `named`: from the site's root, as a template names a file;
    - `template`: from whatever page the template is used for;
    - `file`: from the file itself, a style sheet or a drawing, or the configuration;
    - `beside`: from the repository's root, in what is read there and not published.
    """

    text: str
    target: str
    span: Span
    element: str = "a"
    form: str = "markdown"

    @property
    def image(self) -> bool:
        return self.element == "img"


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that lead where a definition says: `[words][label]`, `[label][]` or `[label]`; an image after `!`.

    `defined`: the page has the definition. The last form is a bracket of the text where it has not, and is left out.
    """

    text: str
    label: str
    span: Span
    defined: bool
    image: bool = False


@dataclass(frozen=True, slots=True)
class Definition:
    """Where a label leads, and whether something uses it; `span` is the label's place."""

    label: str
    span: Span
    used: bool


@dataclass(frozen=True, slots=True)
class Document:
    """A file that links and is no page: a template, a style sheet, a drawing, the configuration.

    `path` is where it is published, under the site's base, or nothing for a part of other pages. `files` are those that
    are there of what a file beside docs/ links to. `undescribed` are the images in HTML that say nothing of what they
    show, `headless` the tables in HTML that name neither columns nor rows, `active`
    what would run; a page has them as well.
    """

    source: str
    path: str
    links: tuple[Link, ...]
    anchors: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    undescribed: tuple[Span, ...] = ()
    headless: tuple[Span, ...] = ()
    active: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """The smallest thing that can be cited. `text` is Markdown; `container` is the block around it, if any.

    `places` says where the name of each option stands, `end` is the last line.
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
    end: int = 0

    @property
    def anchor(self) -> str:
        return self.id.lower().replace(".", "-")

    def listed(self, option: str) -> tuple[Text, ...]:
        """The comma-separated values of an option, each with its own place."""
        text = self.options.get(option)
        return text.split() if text else ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A place on a page that shows a claim of another page, which is told once and stands where it is written.

    `unit` is the unit of the page or of the section; `container` is the block around it, if any.
    """

    claim: str
    page: str
    span: Span
    unit: str = ""
    container: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A page or a section that has an id. `page` is relative to docs/; `short` names it where space is scarce."""

    id: str
    kind: str
    title: str
    summary: str
    page: str
    span: Span
    short: str = ""

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
class Part:
    """A block that the build fills with a list or a picture: `bibliography` with `press`."""

    name: str
    argument: str
    span: Span


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """A claim that stands at the head of its unit, or of a page without one. `span` is where it is named."""

    claim: str
    unit: str
    span: Span

    @property
    def text(self) -> Text:
        return Text(self.claim, self.span)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an account: its Markdown, and the claims that it rests on. `span` is that of its words."""

    text: str
    claims: tuple[Text, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a page's account, by its number on the page."""

    number: int
    sentences: tuple[Sentence, ...]

    @property
    def span(self) -> Span:
        return self.sentences[0].span


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown file. `places` is where its `body` stands in the file; `meta` holds the front matter's places.

    `blocks` are the names of its blocks, in order; `points` the claims at its head, `account` its connected prose.
    """

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
    blocks: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    references: tuple[Reference, ...] = ()
    definitions: tuple[Definition, ...] = ()
    citations: tuple[Citation, ...] = ()
    raw_citekeys: tuple[RawCitekey, ...] = ()
    anchors: frozenset[str] = frozenset()
    marks: tuple[Text, ...] = ()
    undescribed: tuple[Span, ...] = ()
    headless: tuple[Span, ...] = ()
    active: tuple[Text, ...] = ()
    raw_links: tuple[Text, ...] = ()
    prose: str = ""
    parts: tuple[Part, ...] = ()
    addressees: tuple[Text, ...] = ()
    date: str = ""
    added: str = ""
    short: str = ""
    points: tuple[KeyPoint, ...] = ()
    account: tuple[Paragraph, ...] = ()

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

    @property
    def title(self) -> str:
        """Its title as plain text."""
        return emphasis.plain(self.text("title"))

    def named(self, role: str) -> list[Mapping[str, object]]:
        """The names under `author` or `editor`, as CSL-JSON has them: https://docs.citationstyles.org/."""
        names = self.item.get(role)
        return [name for name in names if isinstance(name, Mapping)] if isinstance(names, list | tuple) else []

    def text(self, field_name: str) -> str:
        value = self.item.get(field_name)
        return value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class Fact:
    """How well a fact was confirmed (`verified`, `partly`, `unverified`) and with which sources and locators.

    `pages` counts the pages of different publishers that were read for it. `particulars` are the numbers with their
    units, the dates and the names that it was confirmed with.
    """

    id: str
    grade: str
    rests_on: tuple[Cite, ...]
    span: Span
    pages: int = 1
    particulars: tuple[Text, ...] = ()


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
    """A line of the record of published words: from `date` on, a claim had these `words`, whose digest is `digest`.

    `basis` and `grade` are those of that day, `when` is the claim's own date; the last two may be empty.
    """

    date: str
    claim: str
    digest: str
    span: Span
    basis: str = ""
    when: str = ""
    grade: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A second reading of a claim: on a day, its words (by digest) were compared with a text of a kind.

    One of a paragraph of an account has no `claim`, but an `account`: its unit or group. `read` is the address or the name of that text, `says` what it says at the place that was read.
    """

    claim: str
    words: str
    day: str
    kind: str
    read: str
    says: str
    span: Span
    account: str = ""


@dataclass(frozen=True, slots=True)
class Health:
    """What a cited address answered when it was asked last, and since when it has so answered.

    `state` is answers, moved, gone, changed or unclear; `said` says why, `to` where it leads, `seen` what stood there.
    `copy` is the address of a copy that an archive told of, and `copied` the day on which that was made.
    """

    address: str
    state: str
    since: str
    said: str = ""
    to: str = ""
    seen: str = ""
    copy: str = ""
    copied: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary; `place` is where its text stands.

    `names` are its names in other languages, by the language's code, the usual one first; `attested` says where those
    were met that stand in a source.
    """

    id: str
    term: str
    text: str
    span: Span
    also: tuple[str, ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    attested: Mapping[str, str] = field(default_factory=dict)
    see: tuple[Text, ...] = ()
    facts: tuple[Text, ...] = ()
    citation: Citation | None = None
    place: Span | None = None


@dataclass(frozen=True, slots=True)
class SearchWords:
    """Words that readers type, `typed`, for what the edition calls otherwise: `find` is what is looked for."""

    find: str
    typed: tuple[str, ...]
    span: Span


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
class Cell:
    """What the matrix says of a pathway in a column of its actors, in a few words that rest on `claims`.

    `column` is the heading that the pathway's page has for the actor, or for all together.
    """

    pathway: Text
    column: Text
    words: Text
    claims: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row of a figure: what stands `at` a year, a date or a name, by the keys of the columns.

    `gap` says why there is no value. `partly` marks values that were confirmed only in part. A row that is not `drawn`
    stands in the table alone. `claims` tell its values, `facts` hold them where those of the figure do not.
    """

    at: Text
    cells: Mapping[str, Text]
    span: Span
    gap: str = ""
    partly: bool = False
    drawn: bool = True
    claims: tuple[Text, ...] = ()
    facts: tuple[Text, ...] = ()

    def number(self, column: str) -> float | None:
        """The value of a column, where it is a number."""
        text = self.cells[column].value.replace(",", "") if column in self.cells else ""
        return float(text) if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", text) else None


@dataclass(frozen=True, slots=True)
class Figure:
    """A series of values: what it `counts`, in which `unit`, `by` whom, over which `period`, and the claims that tell it.

    `form` says how it is drawn, if at all, `draw` which columns are, `values` in which order the names that
    stand for numbers are. `key` names what the rows are known by. `title`
    says what the figure shows, `alternative` tells it to who does not see it; `note` stands beneath, `doubt` is the
    reason why rows are marked, `credit` names who compiled the values.
    """

    name: str
    title: Text
    form: Text
    counts: Text
    by: Text
    period: Text
    unit: Text
    key: Text
    alternative: Text
    note: Text
    doubt: Text
    credit: Text
    columns: Mapping[str, Text]
    draw: tuple[Text, ...]
    values: tuple[Text, ...]
    rows: tuple[FigureRow, ...]
    claims: tuple[Text, ...]
    facts: tuple[Text, ...]
    citation: Citation | None
    span: Span

    @property
    def texts(self) -> tuple[Text, ...]:
        """What it says of its values in sentences."""
        said = (self.title, self.counts, self.by, self.alternative, self.note, self.doubt)
        return tuple(text for text in said if text.value)

    @property
    def all_facts(self) -> tuple[Text, ...]:
        return (*self.facts, *(fact for row in self.rows for fact in row.facts))

    @property
    def all_claims(self) -> tuple[Text, ...]:
        return (*self.claims, *(claim for row in self.rows for claim in row.claims))


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A single figure that people come for: its words, what it counts, by whom, when, and the claims that tell it.

    `range` has what others count, where the claims tell that too.
    """

    figure: Text
    counts: Text
    by: Text
    when: Text
    range: Text
    claims: tuple[Text, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Ignore:
    """A comment at `span` that silences a rule on one line of its file. Code and reason are empty where it has none."""

    code: str
    reason: str
    span: Span
    line: int


@dataclass(frozen=True, slots=True)
class Rendering:
    """A segment in another language: its `name`, the digest `of` the words that it renders, and its own `text`.

    `span` is the line that names it, `line` the first one of its text.
    """

    name: str
    of: str
    text: str
    span: Span
    line: int


@dataclass(frozen=True, slots=True)
class Translation:
    """What docs/LANGUAGE/ holds: the translated segments of each file there, by its path.

    `names` are further forms of terms of the glossary that its words may have, each term's id with its place.
    """

    language: str
    files: Mapping[str, tuple[Rendering, ...]]
    names: tuple[tuple[Text, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class TranslatedInto:
    """A language that the edition is translated into, and the day on which a reader of it `reviewed` that, if ever."""

    language: str
    reviewed: str = ""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who carries the report, as a sentence names them, and the address where they do."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Report:
    """The report that the edition is of.

    `citekey` names its record in the bibliography, `authors` are their names in short; `sentence_title`, if it has one,
    is its title with the capitals of a sentence, which no program can tell from names.
    """

    citekey: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()
    sentence_title: str = ""
    publishers: tuple[Publisher, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone whose part in the pathways is told apart: under which heading of their pages, and by which names."""

    name: str
    heading: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Caption:
    """What the argument map calls a group: `words` say what it is there, `members` what its units are."""

    words: str
    members: str


@dataclass(frozen=True, slots=True)
class Met:
    """The latest material met of one kind of source. `date` is EDTF."""

    what: str
    date: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What is particular to this edition, from docs/data/edition.yaml.

    `uuid` is what ids of its feeds are made of. `language` is that of its pages, as a tag. `record_read` says in short how far the record was read, `met` by kind of
    source, `example` is the claim that examples are made of. `names` are names that any text may use, such as those of
    capitals, whatever it rests on. `captions` are those of the map by group, `map_names` what it calls paragraphs by
    their ids, `short_names` what a note calls the makers of sources, by their whole
    names. `translations` are the languages that the edition is
    translated into; `original` is set where it is itself a translation: the language of the original, and the day on which
    the translation was reviewed. `first_published` is the day from which wordings are kept, if it has come. `places` says where stands
    what names something of the edition.
    """

    title: str = ""
    short_title: str = ""
    sentence_title: str = ""
    uuid: str = ""
    language: str = SOURCE
    record_read: str = ""
    met: tuple[Met, ...] = ()
    example: str = ""
    report: Report = field(default_factory=Report)
    names: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
    captions: Mapping[str, Caption] = field(default_factory=dict)
    map_names: Mapping[str, str] = field(default_factory=dict)
    short_names: Mapping[str, str] = field(default_factory=dict)
    first_published: str = ""
    translations: tuple[TranslatedInto, ...] = ()
    original: TranslatedInto | None = None
    places: Mapping[str, Span] = field(default_factory=dict, compare=False)

    @property
    def locale(self) -> Locale:
        """The words of the interface in the edition's language. Imported now: the rules do without it."""
        from ..language.locale import locale

        return locale(self.language)


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """Everything the sources say, read once. An edition is itself alone, so that what is derived from it can be kept.

    `withheld` is the do-not-name list: digests of names by the digest of their first word. `fingerprints` are those
    of texts that the project does not hold, by citekey; `exempt_names` are words of names that are nobody's to borrow;
    `texts` is every file that may hold sentences, by path, and `everything` every file that is text; `documents` are those that link and are no pages;
    `kept_back` are those of `files` that are not published; `scripts` are the texts of those that run in a browser.
    `cells` are what the matrix says; `wording` is the record of published words, `readings` are the second readings of claims,
    `shown` says which claims stand on other pages too, `searched` what readers type for words of the edition, `health` is what cited addresses answered, by address.
    `figures` are the series, `numbers` the single figures. `translations` are what is there in other languages.
    `unseen` is a sentence where not all of the repository's history could be read. `cache` is the folder in which a check
    may keep which texts it has passed.
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
    cells: tuple[Cell, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    fingerprints: Mapping[str, Fingerprint] = field(default_factory=dict)
    exempt_names: tuple[tuple[str, ...], ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    everything: Mapping[str, str] = field(default_factory=dict)
    wording: tuple[Wording, ...] = ()
    readings: tuple[Reading, ...] = ()
    shown: tuple[Shown, ...] = ()
    searched: tuple[SearchWords, ...] = ()
    health: Mapping[str, Health] = field(default_factory=dict)
    documents: tuple[Document, ...] = ()
    kept_back: frozenset[str] = frozenset()
    scripts: tuple[str, ...] = ()
    settings: Settings = field(default_factory=Settings)
    unseen: str = ""
    cache: Path | None = None
    figures: tuple[Figure, ...] = ()
    numbers: tuple[KeyFigure, ...] = ()
    translations: tuple[Translation, ...] = ()

    def citations(self) -> Iterator[Citation]:
        """Every citation: of the pages, then of the glossary, the chronology and the figures."""
        for page in self.pages:
            yield from page.citations
        for entry in self.entries:
            if entry.citation:
                yield entry.citation
        yield from (figure.citation for figure in self.figures if figure.citation)

    @property
    def entries(self) -> tuple[Term | Event, ...]:
        """The glossary's and the chronology's entries, which rest on facts as claims do."""
        return (*self.glossary, *self.chronology)

"""What a reader may look up, under which names, and where it stands: the search and the index page are made of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from . import accounts, emphasis, figures, labels, markdown
from .addresses import CHRONOLOGY_PAGE, GLOSSARY_PAGE, SOURCES_PAGE
from .model import Claim, Edition, Page, Source
from .vocabulary import ACCOUNT, SOURCE_GROUPS, UNIT_ID, unit_kind

_RUN = re.compile(r"[^\W_]+")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+")
_SERIES: dict[str, tuple[str, ...]] = {
    "Federal Register": ("FR", "Fed. Reg."),
    "Statutes at Large": ("Stat.",),
    "United States Code": ("USC", "U.S. Code"),
}
"""What a volume is cited by: `75 FR 53837`, `22 USC 9241`."""
_SPELLINGS = (
    (r"^Pub\. L\.", "Public Law"),
    (r"^Exec\. Order", "EO"),
    (r"^Exec\. Order", "Executive Order"),
    (r"^H\.R\.", "House bill"),
    (r"^S\. (?=\d)", "Senate bill "),
    (r"^H\. Res\.", "House Resolution"),
    (r"^(?:[AS]/)(?:HRC/)?RES/", "resolution "),
)
"""Other ways of writing how a document's number begins."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """One thing to find. `kind` is page, unit, section, claim, account, term, source or date; `label` says it in words.

    `section` is the heading it stands under, `ids` how else it is called, and `names` are its names in other
    languages, each with the language's code.
    """

    kind: str
    label: str
    title: str
    page: str
    anchor: str = ""
    section: str = ""
    text: str = ""
    ids: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()


def key(text: str) -> str:
    """One spelling for all ways of writing an id or a symbol: `p3_2`, `a_hrc_25_63`, `hr_5959`, `22_usc_9241b`.

    Runs of single letters are one word. The search script writes what a reader types in the same way.
    """
    runs = _RUN.findall(unicodedata.normalize("NFKC", text).lower())
    joined: list[str] = []
    single = False
    for run in runs:
        alone = len(run) == 1 and run.isalpha()
        if alone and single:
            joined[-1] += run
        else:
            joined.append(run)
        single = alone
    return "_".join(joined)


def entries(edition: Edition) -> Iterator[Lookup]:
    """Pages, sections, claims, figures, terms, sources and dates, in that order."""
    claims: dict[str, list[Claim]] = {}
    for claim in edition.claims:
        claims.setdefault(claim.page, []).append(claim)
    for page in edition.pages:
        yield from _page(page, claims.get(page.path, []), edition)
    yield from _figures(edition)
    yield from _terms(edition)
    yield from _sources(edition)
    yield from _events(edition)


def _page(page: Page, claims: list[Claim], edition: Edition) -> Iterator[Lookup]:
    parts = _parts(page)
    _ = edition.settings.locale.gettext
    kind, label = ("unit", f"{labels.unit(page.kind, edition)} {page.id}") if page.id else ("page", _("Page"))
    words = " ".join(filter(None, [page.summary, parts[0]]))
    yield Lookup(kind, label, page.title, page.path, text=words, ids=tuple(filter(None, (page.id, page.short))))
    for heading, text in zip(page.headings, parts[1:], strict=True):
        unit = UNIT_ID.fullmatch(heading.anchor.upper())
        of = labels.unit(unit_kind(unit[0]), edition) if unit else ""
        kind, label = ("unit", f"{of} {unit[0]}") if unit else ("section", _("Section"))
        title = markdown.plain(heading.text)
        yield Lookup(kind, label, title, page.path, heading.anchor, "", text, (unit[0],) if unit else ())
    yield from _account(page, edition)
    for claim in claims:
        under = [heading for heading in page.headings if heading.span.line < claim.span.line]
        section = markdown.plain(under[-1].text) if under else ""
        label = f"{_('Claim {claim}', claim=claim.id)} · {labels.label(claim, edition)}"
        yield Lookup("claim", label, "", page.path, claim.anchor, section, markdown.plain(claim.text), (claim.id,))


def _account(page: Page, edition: Edition) -> Iterator[Lookup]:
    """The paragraphs of a page's account, each labelled as this edition's words with the claims that it rests on."""
    locale = edition.settings.locale
    for paragraph in page.account:
        named = dict.fromkeys(claim.value for sentence in paragraph.sentences for claim in sentence.claims)
        label = locale.gettext("Account, this edition’s words · rests on {claims}", claims=locale.listed(list(named)))
        words = " ".join(markdown.plain(sentence.text) for sentence in paragraph.sentences)
        yield Lookup("account", label, "", page.path, f"{ACCOUNT}-{paragraph.number}", page.title, words)


def _parts(page: Page) -> list[str]:
    """The words of a page that stand in no claim and no account: before its first heading, then under each heading."""
    prose = page.prose
    for block in markdown.scan_at(page.body, page.places).blocks:
        if block.name in ("claim", accounts.BLOCK):
            apart = page.body[block.start : block.end]
            prose = prose[: block.start] + re.sub(r"[^\n]", " ", apart) + prose[block.end :]
    lines = [_ITEM.sub("", line) for line in prose.split("\n")]
    bounds = [-1, *(page.places.numbers.index(heading.span.line) for heading in page.headings), len(lines)]
    return [markdown.plain(" ".join(lines[above + 1 : below])) for above, below in pairwise(bounds)]


def _figures(edition: Edition) -> Iterator[Lookup]:
    """The figures, each where the first page shows it, with what it shows in words."""
    label = edition.settings.locale.gettext("Figure")
    for figure in edition.figures:
        if page := figures.page_of(figure.name, edition):
            words = figure.alternative.value
            yield Lookup("section", label, figure.title.value, page, figures.anchor(figure.name), "", words)


def _terms(edition: Edition) -> Iterator[Lookup]:
    kind = edition.settings.locale.gettext("Glossary term")
    for term in edition.glossary:
        names = tuple((language, name) for language, given in term.names.items() for name in given)
        ids = (term.id, *term.also)
        yield Lookup("term", kind, term.term, GLOSSARY_PAGE, term.id, "", term.text, ids, names)


def _sources(edition: Edition) -> Iterator[Lookup]:
    _ = edition.settings.locale.gettext
    for source in edition.sources:
        said = ". ".join(filter(None, [_makers(source), source.text("number"), str(source.custom.get("use", ""))]))
        language = source.text("language")
        is_its_own = source.custom.get("title") != "descriptive"  # else the words are this edition's, in its language
        names = ((language, source.title),) if language and is_its_own else ()
        ids = (source.key, *symbols(source))
        group = SOURCE_GROUPS.get(str(source.custom.get("group")))
        yield Lookup(
            "source", _("Source"), source.title, SOURCES_PAGE, source.key, _(group) if group else "", said, ids, names
        )


def _makers(source: Source) -> str:
    authors = source.item.get("author")
    names = [a for a in authors if isinstance(a, dict)] if isinstance(authors, list) else []
    written = [" ".join(filter(None, [a.get("literal"), a.get("given"), a.get("family")])) for a in names]
    return ", ".join([*written, *filter(None, [emphasis.plain(source.text("container-title"))])])


def symbols(source: Source) -> tuple[str, ...]:
    """The numbers a document is known by, the one it bears first: `A/HRC/25/63`, `Pub. L. 115-44`, `131 Stat. 886`."""
    found = [source.text("number")] if source.text("number") else []
    for series in _SERIES.get(source.text("container-title"), ()):
        place = source.text("section") or source.text("page").partition("-")[0]
        found.append(f"{source.text('volume')} {series} {place}")
    found += [re.sub(start, other, found[0]) for start, other in _SPELLINGS if found and re.match(start, found[0])]
    return tuple(dict.fromkeys(found))


def _events(edition: Edition) -> Iterator[Lookup]:
    """The dates of the chronology: events of one day have one anchor, so they are found together."""
    days: dict[str, list[str]] = {}
    for event in edition.chronology:
        days.setdefault(event.date, []).append(event.text)
    for day, texts in days.items():
        yield Lookup(
            "date", edition.settings.locale.gettext("Chronology"), day, CHRONOLOGY_PAGE, f"d{day}", "", " ".join(texts)
        )

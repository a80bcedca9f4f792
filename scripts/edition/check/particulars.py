"""What a text of the edition may tell: the numbers, dates and names that the facts and sources behind it hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..content import accounts, graph, markdown
from ..content import citation as grammar
from ..content.model import Citation, Claim, Edition, Figure, Page, Source, Term
from ..content.particulars import Particular, find, holds, names, words
from ..content.places import Span, Text
from ..content.vocabulary import BASES, GROUPS, RESTS_ON_FACTS, unit_kind


@dataclass(frozen=True, slots=True)
class Everywhere:
    """The numbers and dates, and the words of names, that any text of an edition may tell."""

    numbers: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class CheckedText:
    """A text, what it belongs to, and the texts that must hold its particulars. What only restates or
    infers `counts` in words what stands behind it: `all four`. `everywhere` is what any text may tell."""

    owner: str
    text: str
    span: Span
    behind: tuple[str, ...]
    everywhere: Everywhere
    counts: bool = False


@lru_cache(maxsize=1)
def checked_texts(edition: Edition) -> tuple[CheckedText, ...]:
    """Return every claim, entry, head of a page, cell, sentence of an account and line on claims, each with the texts that
    must hold its numbers, dates and names."""
    texts = tuple(_everywhere(edition))
    everywhere = Everywhere(_numbers_in(texts), _words_in(texts))
    found = [_claim(claim, edition, everywhere) for claim in edition.claims if _can_be_judged(claim, edition)]
    for entry in edition.entries:
        behind = (*_facts(entry.facts, edition), *_cited([entry.citation] if entry.citation else [], edition))
        found.append(
            CheckedText(
                "the entry",
                entry.text,
                entry.place or entry.span,
                behind,
                everywhere,
                counts=isinstance(entry, Term),
            )
        )
    claims = graph.claims_by_id(edition)
    for page in edition.pages:
        found.extend(_head(page, edition, everywhere))
        found.extend(_lines(page, claims, edition, everywhere))
    for cell in edition.cells:
        if all(name.value in claims for name in cell.claims):
            behind = tuple(resting_on((claims[name.value] for name in cell.claims), edition))
            found.append(CheckedText("the cell", cell.words.value, cell.words.span, behind, everywhere))
    for figure in edition.figures:
        found.extend(_figure(figure, edition, everywhere))
    for page in edition.pages:
        for sentence in accounts.sentences(page):
            named = [claims[name.value] for name in sentence.claims if name.value in claims]
            if named and len(named) == len(sentence.claims):
                words, behind = markdown.plain(sentence.text), tuple(resting_on(named, edition))
                found.append(CheckedText("the account", words, sentence.span, behind, everywhere))
    return tuple(found)


_RESTING = frozenset({"home", "page"})
"""Kinds of page whose lines may rest on claims of other pages; elsewhere rows of a table may."""


def _lines(page: Page, claims: Mapping[str, Claim], edition: Edition, everywhere: Everywhere) -> Iterator[CheckedText]:
    """The lines outside claims that name claims by their ids, as links: a sentence, an item or a row."""
    told = {line for c in graph.claims_by_page(edition).get(page.path, ()) for line in range(c.span.line, c.end + 1)}
    named: dict[int, list[Claim]] = {}
    for link in page.links:
        if link.text in claims and link.span.line not in told:
            named.setdefault(link.span.line, []).append(claims[link.text])
    lines = edition.texts.get(page.source, "").split("\n") if named else []
    for line, behind in named.items():
        if page.kind not in _RESTING and not lines[line - 1].startswith("|"):
            continue
        text = markdown.plain(lines[line - 1].replace(" | ", "; "))  # a cell opens a sentence
        yield CheckedText(
            "the line", text, Span(page.source, line), tuple(resting_on(behind, edition)), everywhere, counts=True
        )


def resting_on(claims: Iterable[Claim], edition: Edition) -> Iterator[str]:
    """What a text may tell that rests on claims alone: their words, their days, and what their sources are called."""
    for claim in claims:
        yield markdown.plain(claim.text)
        if "date" in claim.options:
            yield claim.options["date"].value
        yield from _cited(claim.citations, edition)


def numbers_not_held(entry: CheckedText) -> Iterator[Particular]:
    """The numbers and dates of a text that nothing behind it holds."""
    said = find(entry.text)
    known = _numbers_in(entry.behind) | entry.everywhere.numbers if said else frozenset()
    for found in said:
        counted = entry.counts and found.value.rstrip("%").isdigit() and not entry.text[found.start].isdigit()
        if not counted and not holds(known, found.value):
            yield found


def names_not_held(entry: CheckedText) -> Iterator[Particular]:
    """The words of names in a text that nothing behind it holds."""
    unusual = [p for p in names(entry.text) if p.value not in entry.everywhere.words]
    known = _words_in(entry.behind) if unusual else frozenset()
    return (p for p in unusual if p.value not in known)


def _numbers_in(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(p.value for text in texts for p in find(text))


def _words_in(texts: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*map(words, texts))


def _can_be_judged(claim: Claim, edition: Edition) -> bool:
    """Whether what stands behind a claim is known: one slip in a fact's name or a citation is not told as many."""
    basis = BASES.get(claim.basis)
    if basis is None or "@" in markdown.plain(claim.text):
        return False
    if not all(need in claim.options and claim.options[need].value for need in basis.needs):
        return False
    known = {"facts": edition.facts.keys(), "from": known_names(edition), "statement": known_statements(edition)}
    return all(named.value in names for option, names in known.items() for named in claim.listed(option))


@lru_cache(maxsize=1)
def known_names(edition: Edition) -> frozenset[str]:
    """What a reading may reason from."""
    return frozenset(GROUPS).union(unit.id for unit in edition.units) | {claim.id for claim in edition.claims}


@lru_cache(maxsize=1)
def known_statements(edition: Edition) -> frozenset[str]:
    return frozenset(statement.id for statement in edition.statements)


def _claim(claim: Claim, edition: Edition, everywhere: Everywhere) -> CheckedText:
    text = markdown.plain(claim.text)
    behind = [*_cited(claim.citations, edition)]
    if claim.basis in RESTS_ON_FACTS:
        behind += _facts(claim.listed("facts"), edition)
        behind += [claim.options["date"].value] if "date" in claim.options else []
    elif claim.basis == "report":
        behind += [s.text for s in edition.statements if s.id in {name.value for name in claim.listed("statement")}]
    else:
        behind += _premises(claim, edition)
    return CheckedText(f"'{claim.id}'", text, claim.span, tuple(behind), everywhere, claim.basis not in RESTS_ON_FACTS)


def _premises(claim: Claim, edition: Edition) -> Iterator[str]:
    """The words of the claims that a reading reasons from, and those of the claims of each unit that it names."""
    named = {name.value for name in claim.listed("from")}
    kinds = {GROUPS[name] for name in named if name in GROUPS}
    for premise in edition.claims:
        if premise.id in named or premise.unit in named or (kinds and unit_kind(premise.unit) in kinds):
            yield markdown.plain(premise.text)


def _head(page: Page, edition: Edition, everywhere: Everywhere) -> Iterator[CheckedText]:
    """The title and the summary of a page with claims, which tell nothing that no claim of the page tells."""
    shown = {place.claim for place in edition.shown if place.page == page.path}
    claims = [c for c in edition.claims if c.page == page.path or c.id in shown]
    behind = (
        *(markdown.plain(c.text) for c in claims),
        *(c.options["date"].value for c in claims if "date" in c.options),
    )
    for key, text in (("title", page.title), ("summary", page.summary)) if claims else ():
        yield CheckedText(
            f"the {key}", text, page.meta.place(key), (*behind, page.id, page.date), everywhere, counts=True
        )


def _figure(figure: Figure, edition: Edition, everywhere: Everywhere) -> Iterator[CheckedText]:
    """The sentences of a figure, which tell nothing but its values, its facts and its claims."""
    behind = [*_facts(figure.all_facts, edition), *_cited([figure.citation] if figure.citation else [], edition)]
    named = {name.value for name in figure.all_claims}
    behind += [markdown.plain(claim.text) for claim in edition.claims if claim.id in named]
    whose = f"the figure '{figure.name}'"
    for text in (text for row in figure.rows for text in (row.at, *row.cells.values())):
        if any(map(str.isalpha, text.value)):
            yield CheckedText(whose, text.value, text.span, tuple(behind), everywhere, counts=True)
    for row in figure.rows:
        behind += [row.at.value, *(cell.value for cell in row.cells.values())]
    for text in figure.texts:
        yield CheckedText(whose, text.value, text.span, tuple(behind), everywhere, counts=True)


def single_figures(edition: Edition) -> Iterator[CheckedText]:
    """The texts of the single figures, which tell nothing but what their claims tell."""
    claims = graph.claims_by_id(edition)
    everywhere = Everywhere(frozenset(), _words_in(_everywhere(edition)))
    for number in edition.numbers:
        mine = [claims[name.value] for name in number.claims if name.value in claims]
        behind = tuple(resting_on(mine, edition))
        for text in (number.figure, number.counts, number.by, number.when, number.range) if mine else ():
            yield CheckedText(f"'{number.figure.value}'", text.value, text.span, behind, everywhere)


def _facts(named: Iterable[Text], edition: Edition) -> list[str]:
    facts = [edition.facts[name.value] for name in named if name.value in edition.facts]
    return [particular.value for fact in facts for particular in fact.particulars]


def _cited(citations: Iterable[Citation], edition: Edition) -> Iterator[str]:
    """What the cited sources are called, and the places cited in them."""
    sources = _sources(edition)
    for citation in citations:
        for cite in citation.cites:
            yield grammar.written(cite)
            if cite.key in sources:
                yield from _named(sources[cite.key])


@lru_cache(maxsize=1)
def _sources(edition: Edition) -> dict[str, Source]:
    return {source.key: source for source in edition.sources}


def _named(source: Source) -> Iterator[str]:
    fields = (
        "title",
        "title-short",
        "container-title",
        "number",
        "publisher",
        "authority",
        "issued",
        "references",
        "volume",
        "page",
    )
    yield from (source.text(field) for field in fields)
    yield str(source.custom.get("title-en", ""))
    authors = source.item.get("author")
    for author in authors if isinstance(authors, list) else ():
        yield " ".join(str(part) for part in author.values()) if isinstance(author, dict) else ""


def _everywhere(edition: Edition) -> Iterator[str]:
    """What any text may name: the report and its makers, the terms of the glossary, and the names that the settings list."""
    report = _sources(edition).get(edition.settings.report.citekey)
    yield from _named(report) if report else ()
    yield edition.settings.report.published
    yield from edition.settings.names
    yield from (name for actor in edition.settings.actors for name in actor.names)
    for term in edition.glossary:
        yield " ".join((term.term, *term.also))

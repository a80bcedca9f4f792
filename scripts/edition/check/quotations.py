"""Quotations: whose they are given as, and what of them stands in that source.

A quotation is given as a source's where

1. it stands in a claim of basis `report`, or in a sentence of an account that names such claims alone (the executive
   summary's);
2. the citation next to it in its line cites that source alone: the first one after it, else the last one before it;
3. it is no block quotation, no citation stands in its line, and it is on the page that follows the paragraphs, or has three words or more and
   "the executive summary", "the authors" or their names stand before it in the line (the executive summary's).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..content import accounts
from ..content.fingerprint import RUN, Shared, bounds, unnamed, words
from ..content.model import Edition
from ..content.places import Places, Span
from ..content.prose import QUOTED, STRAIGHT, Stretch, stretches
from ..content.vocabulary import CLAIM_ID

MOST = 7
"""Words that may be quoted; a run of more is borrowed."""

_ELISION = re.compile(r"(?:…|\. ?\. ?\.|\[[^\[\]]*\])+")
_MARK = rf"\[{CLAIM_ID.pattern}(?:, ?{CLAIM_ID.pattern})*\](?!\()"
_ASIDE = re.compile(rf"{_MARK}|" r"\]\([^()\s]*\)|\[[^\[\]]*@[^\[\]]*\]|\{:? ?#[^{}\n]*\}")
"""What stands between the words that a reader reads one after the other: addresses, citations, marks of accounts, ids."""

_BLOCK_LINE = re.compile(r"^ {0,3}>[> ]*(?P<words>\S[^\n]*\S)", re.MULTILINE)


class Quotation(NamedTuple):
    """Words in quotation marks, given as those of `source`. `span` is that of the words, without the marks."""

    text: str
    source: str
    span: Span

    @property
    def parts(self) -> list[list[str]]:
        """Its words between marks of elision, "…" or a bracket, in order."""
        return [part for part in map(words, _ELISION.split(self.text)) if part]


def called(source: str, edition: Edition) -> str:
    return "the executive summary" if source == edition.settings.report.citekey else f"'{source}'"


@lru_cache(maxsize=1)
def quotations(edition: Edition) -> tuple[Quotation, ...]:
    """Every quotation of the running text that is given as a source's."""
    return tuple(_quotations(edition))


def _named(edition: Edition) -> re.Pattern[str]:
    """What names the report or its authors before a quotation."""
    authors = re.escape(" and ".join(edition.settings.report.authors) or "the authors")
    return re.compile(rf"\b(?:executive summary|the authors|{authors})\b", re.IGNORECASE)


def _quotations(edition: Edition) -> Iterator[Quotation]:
    report, named = edition.settings.report.citekey, _named(edition)
    restated = _lines_of_report_claims(edition)
    cited = _cited(edition)
    summaries = {page.source for page in edition.pages if page.kind == "summary"}
    for stretch in stretches(edition):
        for at, text, is_block in _marked(stretch):
            span = stretch.place(at, max(1, len(text.split("\n", 1)[0])))
            before = stretch.text[stretch.text.rfind("\n", 0, at) + 1 : at]
            beside = cited.get((span.path, span.line))
            if (span.path, span.line) in restated:
                yield Quotation(text, report, span)
            elif beside:
                after = [keys for column, keys in beside if column > span.column]
                keys = after[0] if after else beside[-1][1]
                for source in keys if len(keys) == 1 else ():
                    yield Quotation(text, source, span)
            elif is_block:
                continue
            elif span.path in summaries or (named.search(before) and len(words(text)) >= RUN):
                yield Quotation(text, report, span)


def _marked(stretch: Stretch) -> Iterator[tuple[int, str, bool]]:
    """What a stretch gives as a quotation, and where: words in marks, and the lines of a block quotation."""
    yield from ((match.start() + 1, match[0][1:-1], False) for match in QUOTED.finditer(stretch.text))
    yield from ((match.start("words"), match["words"], False) for match in STRAIGHT.finditer(stretch.unquoted))
    for match in _BLOCK_LINE.finditer(stretch.unquoted) if ">" in stretch.unquoted else ():
        if re.search(r"\w", match["words"]):
            yield match.start("words"), match["words"], True


def _lines_of_report_claims(edition: Edition) -> set[tuple[str, int]]:
    """The lines of the claims that restate the report, and of the sentences of accounts that rest on such claims alone."""
    restating = {claim.id for claim in edition.claims if claim.basis == "report"}
    told = {
        (sentence.span.path, sentence.span.line)
        for page in edition.pages
        for sentence in accounts.sentences(page)
        if sentence.claims and restating.issuperset(claim.value for claim in sentence.claims)
    }
    return told | {
        (claim.span.path, line)
        for claim in edition.claims
        if claim.basis == "report"
        for line in range(claim.span.line + 1, claim.end + 1)
    }


def _cited(edition: Edition) -> dict[tuple[str, int], list[tuple[int, frozenset[str]]]]:
    """By line, the columns of its citations and the sources they cite; an entry's citation stands at its end."""
    found: dict[tuple[str, int], list[tuple[int, frozenset[str]]]] = {}
    for page in edition.pages:
        for citation in page.citations:
            place = (citation.span.path, citation.span.line)
            found.setdefault(place, []).append((citation.span.column, frozenset(c.key for c in citation.cites)))
    for entry in edition.entries:
        if entry.citation:
            span = entry.place or entry.span
            found[span.path, span.line] = [(0, frozenset(c.key for c in entry.citation.cites))]
    return found


def long(edition: Edition) -> Iterator[tuple[Quotation, int]]:
    """The quotations from sources with a fingerprint that have more words than may be quoted, and how many."""
    sources = {edition.settings.report.citekey, *edition.fingerprints}
    for quotation in quotations(edition):
        count = counted(quotation, edition.exempt_names)
        if count > MOST and quotation.source in sources:
            yield quotation, count


def borrowed(edition: Edition) -> Iterator[tuple[Span, str, int, str]]:
    """Runs of words that a file shares with a source, outside quotations that are too long by themselves.

    Each with its place, the source, and its number of words, those of names left out.
    """
    too_long = [quotation.span for quotation, _ in long(edition)]
    longest = max(map(len, edition.exempt_names), default=0)
    for path, text in edition.texts.items():
        found = words(_ASIDE.sub(" ", text))
        for source, fingerprint in edition.fingerprints.items():
            for run in fingerprint.shared(found, MOST + 1):
                margin = min(run.first, longest)
                around = unnamed(found[run.first - margin : run.last + longest], edition.exempt_names)
                count = sum(here and there for here, there in zip(around[margin:], run.outside, strict=False))
                if count > MOST:
                    start, end = _ends(text, path, run)
                    if not any(_meet(start, end, span) for span in too_long):
                        yield start, source, count, " ".join(found[run.first : run.last])


def _ends(text: str, path: str, run: Shared) -> tuple[Span, Span]:
    """The places of a run, as far as its line goes, and of its last word."""
    found = bounds(_ASIDE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text))
    places = Places.of(text, path, 1)
    start, stop = found[run.first][0], found[run.last - 1][1]
    line_end = text.find("\n", start)
    length = min(stop, line_end if line_end >= 0 else stop) - start
    return places.span(start, length), places.span(found[run.last - 1][0], stop - found[run.last - 1][0])


def _meet(start: Span, end: Span, other: Span) -> bool:
    return start.path == other.path and (
        (start.line, start.column) < (other.line, other.column + other.length)
        and (end.line, end.column) >= (other.line, other.column)
    )


def counted(quotation: Quotation, names: Sequence[tuple[str, ...]]) -> int:
    """The words of a quotation that are outside names."""
    return sum(sum(unnamed(part, names)) for part in quotation.parts)


def wrong_part(quotation: Quotation, edition: Edition) -> str:
    """What of a quotation is not as its source has it, as a sentence; nothing where all is, or where none can tell."""
    fingerprint = edition.fingerprints.get(quotation.source)
    if not counted(quotation, edition.exempt_names):
        return ""
    if fingerprint is None:
        return f"“{quotation.text}” cannot be proved" if quotation.source == edition.settings.report.citekey else ""
    end = 0
    for part in quotation.parts:
        shown = " ".join(part)
        if not fingerprint.holds(part):
            known = next((n for n in range(len(part) - 1, 0, -1) if fingerprint.holds(part[:n])), 0)
            as_far = f" beyond “{' '.join(part[:known])}”" if known else ""
            return f"“{shown}” does not stand in {called(quotation.source, edition)}{as_far}"
        starts = fingerprint.starts(part) if len(part) >= RUN else [end]
        end = next((start + len(part) for start in starts if start >= end), -1)
        if end < 0:
            return f"“{shown}” stands in {called(quotation.source, edition)} before what is quoted first"
    return ""

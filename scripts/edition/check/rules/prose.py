"""Rules on the prose: spelling, length, avoided words and withheld names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...cache import Passed
from ...content import markdown, withheld
from ...content.load import WITHHELD
from ...content.model import Edition
from ...content.numbers import roman
from ...content.places import Fault, Span
from ...content.prose import stretches
from ...content.vocabulary import UNIT_KINDS
from ...content.withheld import Names, names
from ..leftovers import leftovers
from ..marks import wrong_apostrophes
from ..spelling import american


def prose001_british_spelling(edition: Edition) -> Iterator[Fault]:
    """A word is spelled as in British English.

    The edition is in US spelling throughout; names and titles, which begin with a capital, keep their own.

    Bad:  labour
    Good: labor
    """
    known = american()
    for stretch in stretches(edition):
        if known.keys().isdisjoint(stretch.words):
            continue
        for word in stretch.located():
            if word.text in known and not word.quoted:
                yield Fault(word.span, f"'{word.text}' is British spelling", f"write '{known[word.text]}'")


MOST = 35


def prose002_long_claim(edition: Edition) -> Iterator[Fault]:
    """A claim has more than 35 words.

    It could not be quoted whole, nor read at a glance.

    Bad:  a claim of 50 words
    Good: two claims of 25
    """
    for claim in edition.claims:
        words = markdown.count_words(claim.text)
        if words > MOST:
            yield Fault(claim.span, f"claim '{claim.id}' has {words} words", f"at most {MOST}: split it, or say less")


ALLOWED = frozenset({"had", "that"})

_TWICE = re.compile(
    r"(?<![\w’'-])(?P<word>[^\W\d_]+)(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)(?=(?P<again>(?P=word))(?!\w|[’'-]\w))",
    re.IGNORECASE,
)
"""A word, one space or line's end, and the word again."""


def prose003_doubled_word(edition: Edition) -> Iterator[Fault]:
    """A word stands twice in a row.

    It reads as a slip, and makes readers doubt the rest.

    Bad:  the the
    Good: the
    """
    for stretch in stretches(edition):
        for match in _TWICE.finditer(stretch.text):
            if match["again"] not in ALLOWED:
                place = stretch.place(match.start("again"), len(match["again"]))
                yield Fault(place, f"'{match['again']}' stands twice", "remove one")


_STRAIGHT = re.compile(r"[\"']")
_ACCENT = re.compile(r"(?<=\w)[´`](?=\w)")


def prose004_straight_quote(edition: Edition) -> Iterator[Fault]:
    """A quotation mark or apostrophe is straight, or the wrong way round.

    The edition is set in curly ones, and a search for a phrase finds one form.

    Bad:  the Commission's report
    Good: the Commission’s report
    """
    for stretch in stretches(edition):
        for match in _STRAIGHT.finditer(stretch.text):
            yield Fault(stretch.place(match.start(), 1), f"straight {match[0]}", "write ’ or “ ”")
        for at in wrong_apostrophes(stretch.text):
            yield Fault(stretch.place(at, 1), "‘ stands for an apostrophe", "write ’")
        for match in _ACCENT.finditer(stretch.text):
            yield Fault(stretch.place(match.start(), 1), f"{match[0]} stands for an apostrophe", "write ’")


_ABBREVIATION = re.compile(r"(?<![\w./-])[A-Z][A-Z&]{1,7}(?=s?(?![\w/]))")

COMMON = frozenset(
    "AM APA BBC CC BY CNN CSV EPUB HTML ID IP JSON KBS LLC LXXI MIT MRB NHK PDF PM QR TV TX UK UN US UTC WCAG AA".split()
)
"""Abbreviations that need no entry: everyday ones, names, formats and licences."""

_NUMERAL = re.compile("[IVX]+")


def prose005_unexplained_abbreviation(edition: Edition) -> Iterator[Fault]:
    """An abbreviation stands in the text that the glossary does not explain.

    A newcomer would not know what it means.

    Bad:  MSMT with no entry in the glossary
    Good: MSMT under 'also:' of an entry in docs/data/glossary.yaml
    """
    explained = set(COMMON) | set(UNIT_KINDS)
    for term in edition.glossary:
        explained.update(re.findall(r"[A-Z][A-Z&]+", " ".join((term.term, *term.also))))
    for stretch in stretches(edition):
        for match in _ABBREVIATION.finditer(stretch.text):
            if match[0] in explained or (_NUMERAL.fullmatch(match[0]) and roman(match[0])):
                continue
            span = stretch.place(match.start(), len(match[0]))
            if (span.path, span.line, span.column) not in leftovers(edition):
                hint = "add it to docs/data/glossary.yaml, or write it out"
                yield Fault(span, f"'{match[0]}' is not explained", hint)


_ROUNDED = re.compile(
    r"\b(?:about|around|roughly|nearly|almost|more than|over|at least|up to|an estimated|some) (?:US)?\$?[0-9][0-9,.]*[0-9]?"
    r"(?![0-9])(?! [a-z]+ [0-9]{4}\b)",  # "up to 14 October 2023" is a date
    re.IGNORECASE,
)
_SOURCED = re.compile(
    r"\b(?:accord|acknowledg|announc|anticipat|assess|calculat|cit(?:e|ing)|consider|count|describ|determin|document|draw|drew|estimat|find|found"
    r"|gave|give|heard|hear|held|interview|judg|list|name|not(?:e|ing)|observ|publish|put|quot|record|regist|relay|report|rest|said|say|show|speak|spoke"
    r"|stat(?:e|ed|ing|istics)|summar|survey|tally|told|took|trac|understood|wrote)\w*",
    re.IGNORECASE,
)


def prose006_number_without_estimator(edition: Edition) -> Iterator[Fault]:
    """A claim gives a rounded number and does not say who counted or estimated it.

    An estimate without its estimator cannot be weighed.

    Bad:  About 50,000 workers were abroad.
    Good: The State Department estimated that about 50,000 workers were abroad.
    """
    for claim in edition.claims:
        if claim.basis not in ("record", "since"):
            continue
        text = markdown.plain(claim.text)
        rounded = _ROUNDED.search(text)
        if rounded and not _SOURCED.search(text):
            yield Fault(
                claim.span, f"'{rounded[0]}' names no one who counted", "name the estimator, the year and the range"
            )


AVOIDED: tuple[tuple[str, str], ...] = (
    (r"we|our|ours", "write 'this edition'; the authors are never 'we'"),
    (r"the report (?:says|does not say|argues|asks|recommends|states|claims)", "write 'the executive summary says'"),
    (r"defectors?", "write 'escapees', or 'refugees' in the executive summary's sense"),
    (
        r"(?:brutal|horrific|horrifying|shocking|notorious|infamous|blatant|heinous|appalling|chilling|egregious)(?:ly)?",
        "say what happened, and leave the judgment to the reader",
    ),
    (r"clearly|obviously|undeniably|of course|needless to say", "leave it out"),
)
"""What is not written, and what to do instead. Words in quotation marks are their owner's."""

_ANY = re.compile(rf"\b(?:{'|'.join(f'({words})' for words, _ in AVOIDED)})\b", re.IGNORECASE)


def prose007_avoided_word(edition: Edition) -> Iterator[Fault]:
    """A word stands in the text that the editorial guide does not use.

    It judges for the reader, or says whose words these are wrongly.

    Bad:  The report says that the notorious camps …
    Good: The executive summary says that the camps …
    """
    for stretch in stretches(edition):
        for match in _ANY.finditer(stretch.unquoted):
            _, instead = AVOIDED[(match.lastindex or 1) - 1]
            yield Fault(stretch.place(match.start(), len(match[0])), f"'{match[0]}' is not used here", instead)


_SAID = "this name is on the do-not-name list"


def prose008_name_withheld(edition: Edition) -> Iterator[Fault]:
    """A name stands in a file, or in its path, that is on the do-not-name list.

    The person could be found, or a company be accused without an official finding.

    Bad:  the name of a person who was returned
    Good: “one person”, with the source's own document behind it
    """
    known, found = names(edition.withheld), False
    passed = Passed(edition.cache, "names", withheld.found_by(edition.withheld), [__file__, withheld.__file__])
    for path, text in edition.everything.items():
        for line, column, length in () if text.encode("utf-8", "surrogatepass") in passed else known.places(text):
            found = True
            yield Fault(Span(known.masked(path), line, column, length), _SAID, f"tell the fact without it ({WITHHELD})")
    if not found:
        passed.keep()
    yield from _in_paths(known, {*edition.everything, *(f"docs/{file}" for file in edition.files)})


def _in_paths(known: Names, paths: set[str]) -> Iterator[Fault]:
    for path in sorted(paths) if known.in_text("\n".join(paths)) else ():
        if known.in_text(path):
            yield Fault(
                Span(known.masked(path), 1),
                "the file's name holds a name that is on the do-not-name list",
                f"rename it ({WITHHELD})",
            )


def prose009_text_left_over(edition: Edition) -> Iterator[Fault]:
    """A text holds what was never meant for readers: a note to oneself, a placeholder, a tracked change, a program's remains.

    It would be published with the rest.

    Bad:  The panel met in {++March++} (TODO: check the day).
    Good: The panel met on 28 March 2024.
    """
    for left in leftovers(edition).values():
        yield Fault(left.span, f"'{left.text}' is {left.what}", left.hint)

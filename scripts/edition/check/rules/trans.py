"""Rules on translations: that they render what is there, whole, and say the same as far as a program can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ...content import segments, translations
from ...content.model import Edition, Rendering, Translation
from ...content.places import Fault, Span
from ...content.segments import Segment
from ...content.suggest import nearest
from .. import translation_parity

_SHOWN = 60


class _Pair(NamedTuple):
    """A segment of a source and what renders it."""

    source: Segment
    rendering: Rendering
    language: str


@lru_cache(maxsize=1)
def _pairs(edition: Edition) -> tuple[_Pair, ...]:
    return tuple(
        _Pair(current[rendering.of], rendering, translation.language)
        for translation, source, file in _files(edition)
        for current in [_current(source, edition)]
        for rendering in translation.files[file]
        if rendering.text and rendering.of in current
    )


def _files(edition: Edition) -> Iterator[tuple[Translation, str, str]]:
    """Each file of a translation that renders one of the sources: the translation, the source, the file."""
    for translation in edition.translations:
        for source in translations.sources(edition):
            file = translations.path_of(source, translation.language)
            if file in translation.files:
                yield translation, source, file


def _current(source: str, edition: Edition) -> dict[str, Segment]:
    return {segment.digest: segment for segment in segments.segments(source, edition.texts[source])}


def trans001_translation_of_no_source(edition: Edition) -> Iterator[Fault]:
    """A file of a translation has the name of no source.

    Nobody would read what it holds.

    Bad:  docs/ko/indx.md
    Good: docs/ko/index.md
    """
    for translation in edition.translations:
        sources = (segments.SITE, *(f"docs/{name}" for name in edition.files))
        known = {translations.path_of(path, translation.language) for path in sources if segments.is_translatable(path)}
        for file in translation.files:
            if file not in known:
                hint = f"rename it {nearest(file, known) or 'after a file of docs/'}, or remove it"
                yield Fault(Span(file, 1), "this translates no file of the sources", hint)


def trans002_words_outside_a_segment(edition: Edition) -> Iterator[Fault]:
    """The words of a translation stand under no line that names what they translate.

    They would be shown nowhere.

    Bad:  words at the head of a file of translations
    Good: <!-- P3.2 8f3a91c2 --> above them
    """
    for translation in edition.translations:
        for file in translation.files:
            before = translations.outside(edition.texts.get(file, ""))
            if before.strip():
                line = before[: len(before) - len(before.lstrip())].count("\n") + 1
                hint = (
                    f"'build.py translation {translation.language}' writes such lines, as in '<!-- P3.2 8f3a91c2 -->'"
                )
                yield Fault(Span(file, line), "these words stand under no line that names a segment", hint)
        for file in translation.files:
            for rendering in translation.files[file]:
                if not rendering.text:
                    yield Fault(rendering.span, f"'{rendering.name}' has no translation", "write it beneath this line")
                elif stray := re.search(r"^<!--.*", rendering.text, re.MULTILINE):
                    place = Span(file, rendering.line + rendering.text.count("\n", 0, stray.start()), 1, len(stray[0]))
                    hint = "write it as '<!-- P3.2 8f3a91c2 -->', the digest in eight digits"
                    yield Fault(place, "this line names no segment", hint)


def trans003_segment_twice(edition: Edition) -> Iterator[Fault]:
    """A file translates the same words twice.

    Only one of the two would be shown.

    Bad:  <!-- title 8f3a91c2 --> twice
    Good: <!-- title 8f3a91c2 --> once
    """
    for translation in edition.translations:
        for given in translation.files.values():
            seen: set[str] = set()
            for rendering in given:
                if rendering.of in seen:
                    yield Fault(rendering.span, f"'{rendering.of}' is translated above already", "keep one of the two")
                seen.add(rendering.of)


def trans004_marks_not_kept(edition: Edition) -> Iterator[Fault]:
    """A translation cites, links, or names claims otherwise than its source.

    The reader of one language would be led elsewhere than the reader of the other.

    Bad:  강이 말랐다.
    Good: 강이 말랐다 [@survey-2024, para. 4].
    """
    for source, rendering, _ in _pairs(edition):
        for unlike in translation_parity.marks(source.text, rendering.text, source.kind):
            yield _fault(rendering, unlike, "keep them as they stand in the source")


def trans005_numbers_not_kept(edition: Edition) -> Iterator[Fault]:
    """A translation lacks a number or a date of its source in figures, or has one that is not there.

    It would tell another fact.

    Bad:  80,000 to 120,000 → 8만~10만
    Good: 80,000 to 120,000 → 8만~12만
    """
    for source, rendering, language in _pairs(edition):
        if unlike := translation_parity.numbers(source.text, rendering.text, language):
            yield _fault(rendering, unlike, "give each number of the source in figures, months of dates too")


def trans006_words_not_translated(edition: Edition) -> Iterator[Fault]:
    """A translation still has words of its source.

    Its reader may not read them.

    Bad:  <!-- title 8f3a91c2 --> The rivers
    Good: <!-- title 8f3a91c2 --> 강들
    """
    for source, rendering, language in _pairs(edition):
        if left := translation_parity.is_left(source.text, rendering.text, language):
            yield Fault(_place(rendering), f"this is not translated: {_short(left)}", f"write it in '{language}'")


def trans007_names_not_kept(edition: Edition) -> Iterator[Fault]:
    """A translation lacks a name of its source, as the glossary has it in its language.

    Its reader could not tell who acted, or would take one body for another.

    Bad:  the Security Council → 총회
    Good: the Security Council → 안전보장이사회
    """
    known = {term.id: term for term in edition.glossary}
    for translation in edition.translations:
        for id_, _ in translation.names:
            if id_.value not in known:
                hint = f"write {nearest(id_.value, known) or 'the id of a term of docs/data/glossary.yaml'}"
                yield Fault(id_.span, f"the glossary has no term '{id_.value}'", hint)
    terms = {translation.language: _terms(edition, translation) for translation in edition.translations}
    for source, rendering, language in _pairs(edition):
        for name, term in translation_parity.names(source.text, rendering.text, terms[language]):
            file = translations.names_of(language)
            hint = f"write {' or '.join(map(repr, term.theirs))}, or add a form to {file}"
            yield Fault(_place(rendering), f"'{rendering.name}' does not name the '{name}' of its source", hint)


_GLOSSARY = "docs/data/glossary.yaml"


def _terms(edition: Edition, translation: Translation) -> translation_parity.Terms:
    """The terms of the glossary that have a name in the language of a translation."""
    given = translations.by_digest(translation, _GLOSSARY)
    forms = {id_.value: names for id_, names in translation.names}
    found = []
    for term in edition.glossary:
        own = given.get(segments.digest(term.term))
        head = (" ".join(re.sub(r"\([^()]*\)", "", own.text).split()),) if own else ()
        theirs = (*head, *term.names.get(translation.language, ()), *forms.get(term.id, ()))
        if theirs:
            found.append(translation_parity.Named((term.term, *term.also), tuple(dict.fromkeys(theirs))))
    return translation_parity.terms(tuple(found))


def _fault(rendering: Rendering, unlike: translation_parity.Unlike, hint: str) -> Fault:
    said = [f"{how} {', '.join(which)}" for how, which in (("lacks", unlike.lacking), ("has", unlike.beyond)) if which]
    return Fault(_place(rendering), f"'{rendering.name}', {unlike.what}: {'; '.join(said)}", hint)


def _place(rendering: Rendering) -> Span:
    first = rendering.text.partition("\n")[0]
    return Span(rendering.span.path, rendering.line, 1, len(first))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()}…"

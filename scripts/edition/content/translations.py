"""Translations of the sources: files below docs/LANGUAGE/, one for each file that they render.

A file is a row of segments. Each begins with a line that names the segment and the digest of the words that it renders,
`<!-- P3.2 8f3a91c2 -->`; what follows, up to the next such line, is the translation. By its digest alone it is known
whether a translation still renders what stands in the source, and where that has moved.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from . import segments
from .model import Edition, Rendering, Translation
from .places import Span
from .segments import Segment

_HEAD = re.compile(r"^<!-- (?P<name>\S.*?) (?P<of>[0-9a-f]{8}) -->[ \t]*$", re.MULTILINE)


def path_of(source: str, language: str) -> str:
    """Return where the translation of a file stands: `docs/data/numbers.yaml` → `docs/ko/data/numbers.md`."""
    return f"docs/{language}/{re.sub(r'[.](?:md|ya?ml)$', '', source.removeprefix('docs/'))}.md"


def names_of(language: str) -> str:
    """Return where the forms stand that terms of the glossary may have in a translation."""
    return f"docs/{language}/data/names.yaml"


def is_translation(path: str, languages: Collection[str]) -> bool:
    """Whether a file below docs/, by its path there, is a translation and no page."""
    return path.partition("/")[0] in languages


def read(text: str, path: str) -> tuple[Rendering, ...]:
    """Return the translated segments of a file, each with its place."""
    found = []
    heads = list(_HEAD.finditer(text))
    for head, following in zip(heads, [*(match.start() for match in heads[1:]), len(text)], strict=True):
        words = text[head.end() : following]
        line = text.count("\n", 0, head.end()) + 1 + len(words) - len(words.lstrip("\n"))
        span = Span(path, text.count("\n", 0, head.start()) + 1, 1, len(head[0]))
        found.append(Rendering(head["name"], head["of"], words.strip(), span, line))
    return tuple(found)


def written(renderings: Iterable[tuple[str, str, str]]) -> str:
    """Return the text of a file of translated segments, each given as its name, the digest that it renders, its words."""
    return "\n".join(f"<!-- {name} {of} -->\n{words}\n" for name, of, words in renderings)


def outside(text: str) -> str:
    """Return what stands in a file of translations before its first segment."""
    first = _HEAD.search(text)
    return text[: first.start()] if first else text


def lacking(path: str, text: str, given: Iterable[Rendering]) -> Iterator[Segment]:
    """The segments of a file that no translation renders, each wording once."""
    known = {rendering.of for rendering in given}
    for segment in segments.segments(path, text):
        if segment.digest not in known:
            known.add(segment.digest)
            yield segment


def sources(edition: Edition) -> Iterator[str]:
    """The files that can be translated, by their paths in the repository: the settings of the site, pages, data."""
    yield from (path for path in sorted(edition.texts) if segments.is_translatable(path) and not _is_one(path, edition))


def _is_one(path: str, edition: Edition) -> bool:
    return any(path in translation.files for translation in edition.translations)


def wanted_claims(edition: Edition) -> frozenset[str]:
    """The claims that a translation must have: key points, and those of the summary. Others may stay as they are."""
    summaries = {page.path for page in edition.pages if page.kind == "summary"}
    points = {point.claim for page in edition.pages for point in page.points}
    return frozenset(points | {claim.id for claim in edition.claims if claim.page in summaries})


def is_wanted(segment: Segment, wanted: Collection[str]) -> bool:
    """Whether a segment must have a translation."""
    return segment.kind != segments.CLAIM or segment.name.partition(" ")[0] in wanted


def completed(path: str, text: str, given: Sequence[Rendering], wanted: Collection[str]) -> tuple[str, int]:
    """Return a file of translations with each segment that it lacks, in the words of the source, and how many these are.

    Segments stand in the order of the source, each wording once. What renders an earlier wording stays where it was.
    """
    left, rows, added = {rendering.of: rendering for rendering in given}, list[tuple[str, str, str]](), 0
    current = {segment.digest for segment in segments.segments(path, text)}
    stale = {rendering.name: rendering for rendering in given if rendering.of not in current}
    for segment in segments.segments(path, text):
        found = left.pop(segment.digest, None)
        if found:
            rows.append((segment.name, found.of, found.text))
        elif (old := stale.pop(segment.name, None)) and left.pop(old.of, None):
            rows.append((old.name, old.of, old.text))
        elif segment.digest not in {of for _, of, _ in rows} and is_wanted(segment, wanted):
            rows.append((segment.name, segment.digest, segment.text))
            added += 1
    rows += [(rendering.name, rendering.of, rendering.text) for rendering in left.values()]
    return written(rows), added


def stale(source: str, text: str, translation: Translation) -> tuple[Rendering, ...]:
    """The translated segments of a file of the sources that render an earlier wording, or what is no longer there."""
    now = {segment.digest for segment in segments.segments(source, text)}
    given = translation.files.get(path_of(source, translation.language), ())
    return tuple(rendering for rendering in given if rendering.of not in now)


def state(source: str, text: str, translation: Translation, wanted: Collection[str]) -> list[str]:
    """What of a file that is translated has changed since, or is not translated yet, each with its place."""
    file = path_of(source, translation.language)
    given = translation.files.get(file)
    if given is None:
        return []
    now = {segment.name: segment for segment in segments.segments(source, text)}
    told, left = [], stale(source, text, translation)
    for old in left:
        new = now.get(old.name)
        what = f"compare it with line {new.line} there, then write {new.digest}" if new else "it is no longer there"
        told.append(f"{file}:{old.span.line}:1: '{old.name}' translates an earlier wording of {source}; {what}.")
    named = {rendering.name for rendering in left}
    missing = [s.name for s in lacking(source, text, given) if s.name not in named and is_wanted(s, wanted)]
    if missing:
        names = ", ".join(f"'{name}'" for name in missing)
        how = f"'build.py translation {translation.language} {source}' puts it there"
        told.append(f"{file}:1:1: not translated yet: {names} of {source}; {how}.")
    return told


def by_digest(translation: Translation, source: str) -> Mapping[str, Rendering]:
    """The translated segments of a file of the sources, by the digest of what they render."""
    return {r.of: r for r in translation.files.get(path_of(source, translation.language), ())}

"""A record is on no list: the page that should show it is missing, or has no block for it.

The build links to it there, and its address would lead to nothing.

Bad:  group: press in a source, and no '/// bibliography | press' in docs/sources.md
Good: '/// bibliography | press' and '///' in docs/sources.md
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.addresses import CHRONOLOGY_PAGE, GLOSSARY_PAGE, SOURCES_PAGE
from ...content.model import Edition
from ...content.places import Fault, Span
from ...content.vocabulary import SOURCE_GROUPS


def check(edition: Edition) -> Iterator[Fault]:
    pages = {page.path: page for page in edition.pages}
    for (page, block, argument), (span, what) in _needed(edition).items():
        listed = {(part.name, part.argument) for part in pages[page].parts} if page in pages else set()
        if (block, argument) not in listed:
            line = f"/// {block} | {argument}" if argument else f"/// {block}"
            yield Fault(span, f"'docs/{page}' lists no {what}", f"write '{line}' and '///' there, each on its own line")


def _needed(edition: Edition) -> dict[tuple[str, str, str], tuple[Span, str]]:
    """The blocks that the records need, each with the place of the first record and with what it lists."""
    needed: dict[tuple[str, str, str], tuple[Span, str]] = {}
    for source in edition.sources:
        group = str(source.custom.get("group", ""))
        if group in SOURCE_GROUPS:
            needed.setdefault((SOURCES_PAGE, "bibliography", group), (source.span, f"sources of the group '{group}'"))
    for term in edition.glossary:
        needed.setdefault((GLOSSARY_PAGE, "glossary", ""), (term.span, "terms"))
    for event in edition.chronology:
        needed.setdefault((CHRONOLOGY_PAGE, "chronology", ""), (event.span, "events"))
    return needed

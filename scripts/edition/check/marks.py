"""Quotation marks and apostrophes that are not the edition's: those of other languages, and those the wrong way round."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from ..content import markdown
from ..content.model import Edition
from ..content.places import Span
from ..content.prose import stretches

_OTHER = "«»‹›„‚‟‛「」『』﹁﹂﹃﹄｢｣〝〞〟＂＇❛❜❝❞⹂"
"""Marks of other languages, and ornamental ones. https://www.unicode.org/charts/"""

_MARKS = re.compile(f"[{_OTHER}]|``|,,(?=\\w)")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{3,8});")
_QUOTE_ELEMENT = re.compile(r"<q(?=[\s>])", re.IGNORECASE)
_ELISION = re.compile(r"‘(?=[0-9]{2}s?\b|(?:tis|twas|til|em|cause|n)\b)", re.IGNORECASE)
_AFTER_LETTER = re.compile(r"(?<=\w)‘")
_OPEN_SINGLE = re.compile(r"(?<!\w)‘")
_MARK_OR_END = re.compile(r"[“”]|\n[ \t]*\n|\Z")

_PAIR = "write “ ”, and ‘ ’ only inside them"


def wrong_apostrophes(text: str) -> Iterator[int]:
    """Where a text has ‘ in the place of ’: behind a letter, and before what was cut off at its beginning."""
    if "‘" in text:
        yield from (match.start() for form in (_AFTER_LETTER, _ELISION) for match in form.finditer(text))


def other_marks(edition: Edition) -> Iterator[tuple[Span, str, str]]:
    """The quotation marks that no quotation of the edition has: where each stands, what is wrong, and a hint."""
    for stretch in stretches(edition):
        for match in _MARKS.finditer(stretch.text):
            yield stretch.place(match.start(), len(match[0])), f"{match[0]} is no quotation mark here", _PAIR
        for reference in _REFERENCE.finditer(stretch.text) if "&" in stretch.text else ():
            mark = html.unescape(reference[0])
            if mark in f"{_OTHER}“”‘’\"'":
                span = stretch.place(reference.start(), len(reference[0]))
                yield span, f"{reference[0]} is a quotation mark in disguise", "write the mark itself: “ ” or ’"
        if "‘" in stretch.unquoted:
            wrong = set(wrong_apostrophes(stretch.unquoted))
            for match in _OPEN_SINGLE.finditer(stretch.unquoted):
                if match.start() not in wrong:
                    yield stretch.place(match.start(), 1), "a quotation in ‘ ’ stands outside “ ”", _PAIR
        for at, what in _unpaired(stretch.text):
            yield stretch.place(at, 1), f"a quotation is {what}", "write both marks, “ and ”, in one paragraph"
    for page in edition.pages:
        if "<q" in page.body.lower():
            for match in _QUOTE_ELEMENT.finditer(markdown.without_code(page.body)):
                yield page.places.span(match.start(), 2), "<q> makes quotation marks that no rule sees", _PAIR


def _unpaired(text: str) -> Iterator[tuple[int, str]]:
    """The marks of a text that have no other in their paragraph."""
    opened = -1
    for match in _MARK_OR_END.finditer(text) if "“" in text or "”" in text else ():
        if match[0] != "”" and opened >= 0:
            yield opened, "opened and never closed"
        elif match[0] == "”" and opened < 0:
            yield match.start(), "closed and never opened"
        opened = match.start() if match[0] == "“" else -1

"""Rules on letters: what is drawn or set needs a font that has them."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from ...content.load import DATA
from ...content.model import Edition
from ...content.places import Fault, Places
from ...letters import held

_PRINTED = tuple(f"{DATA}/{name}.yaml" for name in ("bibliography", "chronology", "edition", "glossary", "numbers"))
"""The data files whose texts are set; of the pages all are."""

_UNSET = re.compile(
    r"<!--.*?--!?>|(?<=\]\()[^()\s]+|\bhttps?://[^\s<>\"”)]+|^[ \t]*# [^\n]*$", re.DOTALL | re.MULTILINE
)
"""What is not set: remarks, and addresses, which stand behind words."""
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def font001_letter_without_font(edition: Edition) -> Iterator[Fault]:
    """A letter stands in the text that no font of the cards and PDFs has.

    The card would show an empty box in its place, and the book could not be set.

    Bad:  The emblem is ☭.
    Good: The emblem is a hammer and a sickle.
    """
    figures = dict.fromkeys(figure.span.path for figure in edition.figures)
    for path in (*(page.source for page in edition.pages), *_PRINTED, *figures):
        text = edition.texts.get(path, "")
        if any(_missing(letters) for letters in (text, *_referred(text).values())):
            yield from _faults(_UNSET.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text), path)


def _faults(text: str, path: str) -> Iterator[Fault]:
    """One for each letter, where it stands first."""
    places = Places.of(text, path, 1)
    found = {letter: (text.index(letter), 1) for letter in _missing(text) if letter in text}
    for reference, letters in _referred(text).items():
        for letter in _missing(letters):
            found.setdefault(letter, (text.index(reference), len(reference)))
    for letter, (at, length) in found.items():
        name = unicodedata.name(letter, f"U+{ord(letter):04X}")
        message = f"no font of the cards and PDFs has the letter '{letter}' ({name})"
        yield Fault(
            places.span(at, length), message, "write it otherwise; CONTRIBUTING.md says which letters there are"
        )


def _missing(text: str) -> set[str]:
    """The letters that no font has, those aside that show nothing by themselves."""
    unheld = set(unicodedata.normalize("NFC", text)) - held()
    return {
        letter for letter in unheld if not letter.isspace() and unicodedata.category(letter) not in ("Cc", "Cf", "Mn")
    }


def _referred(text: str) -> dict[str, str]:
    """The letters that are written by number or name: `&#9773;`."""
    return {reference: html.unescape(reference) for reference in _REFERENCE.findall(text)} if "&" in text else {}

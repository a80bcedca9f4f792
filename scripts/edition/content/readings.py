"""Second readings: which claims were compared once more with a text, of what kind, and which were not."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from . import accounts, wording
from .model import Claim, Edition, Page, Reading
from .vocabulary import NOT_READ, PREMISES, READING_KINDS

PATH = "docs/data/readings.yaml"
HEADER = (
    "# yaml-language-server: $schema=../../.schemas/readings.schema.json\n"
    "# Second readings of claims, and of accounts paragraph by paragraph: whose words, by digest, were compared on which\n"
    "# day with which text, and what it says there. 'build.py reading P3.2' adds one, 'build.py reading P3 --paragraph 2'\n"
    "# that of a paragraph. Only readings that were made stand here.\n"
)
_STRENGTH = {kind: number for number, kind in enumerate(READING_KINDS)}


@lru_cache(maxsize=2)
def in_force(edition: Edition) -> Mapping[str, Reading]:
    """The reading that counts for each claim whose present words were read: of the strongest kind, then the newest."""
    now = {claim.id: wording.digest(claim) for claim in edition.claims}
    found: dict[str, Reading] = {}
    for reading in sorted(edition.readings, key=lambda r: r.day, reverse=True):
        last = found.get(reading.claim)
        if now.get(reading.claim) == reading.words and (last is None or _strength(reading) < _strength(last)):
            found[reading.claim] = reading
    return found


def of_words(claim: Claim, edition: Edition) -> list[Reading]:
    """Every reading of a claim's present words, the strongest first."""
    words = wording.digest(claim)
    made = [reading for reading in edition.readings if reading.claim == claim.id and reading.words == words]
    return sorted(sorted(made, key=lambda r: r.day, reverse=True), key=_strength)


def _strength(reading: Reading) -> int:
    return _STRENGTH.get(reading.kind, len(_STRENGTH))


def of_account(page: Page, edition: Edition) -> Mapping[int, Reading]:
    """The newest reading of each paragraph of a page's account whose present words were read, by its number."""
    made = {r.words: r for r in sorted(edition.readings, key=lambda r: r.day) if r.account == accounts.owner(page)}
    now = {paragraph.number: wording.digest_of_paragraph(paragraph) for paragraph in page.account}
    return {number: made[words] for number, words in now.items() if words in made}


def kinds_of(claim: Claim) -> tuple[str, ...]:
    """The kinds of text that a claim of its basis can be read against: premises for an inference, sources for the rest."""
    return tuple(kind for kind in READING_KINDS if (kind == PREMISES) == (claim.basis == "reading"))


def state(claim: Claim, edition: Edition) -> str:
    """How a claim was read, in the words of its label: `read against a translation`, or `not read again`."""
    reading = in_force(edition).get(claim.id)
    return _words(reading.kind if reading else "", edition)


def of_digest(claim: str, words: str, edition: Edition) -> str:
    """The same for words that a claim had, by their digest."""
    kinds = [reading.kind for reading in edition.readings if reading.claim == claim and reading.words == words]
    known = [kind for kind in READING_KINDS if kind in kinds]
    return _words(known[0] if known else "", edition)


def _words(kind: str, edition: Edition) -> str:
    _ = edition.settings.locale.gettext
    return _("read against {text}", text=_(READING_KINDS[kind])) if kind else _(NOT_READ)


def add(root: Path, reading: Reading) -> None:
    """Appends a reading to readings.yaml."""
    file = root / PATH
    old = file.read_text(encoding="utf-8") if file.exists() else HEADER
    file.write_text(f"{old.rstrip()}\n{_line(reading)}\n", encoding="utf-8", newline="\n")


def _line(reading: Reading) -> str:
    """An entry on one line; a text in JSON's quotation marks is one in YAML's. https://yaml.org/spec/1.2.2/#12-yaml-history"""
    values = (("words", reading.words), ("read", reading.read), ("says", reading.says))
    quoted = {name: json.dumps(value, ensure_ascii=False) for name, value in values}
    whose = f"account: {reading.account}" if reading.account else f"claim: {reading.claim}"
    return (
        f"- {{{whose}, words: {quoted['words']}, on: {reading.day}, kind: {reading.kind}, "
        f"read: {quoted['read']}, says: {quoted['says']}}}"
    )

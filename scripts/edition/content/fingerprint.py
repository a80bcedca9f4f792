"""The fingerprint of a text that this project does not hold: good for proving a quotation, not readable as text.

It is the set of digests of the text's runs of one to eight words, each word folded: small letters, straight
apostrophes, and whatever stands between words (spaces, quotation marks, dashes) left out. A digest is 48 bits of
BLAKE2b (RFC 7693), so that among a million runs of other words about one in forty seeds a false alarm with a
text of a thousand words. Whoever guesses a run can confirm it; nobody can read the text off the list.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

LONGEST_QUOTATION = 7
BORROWED = LONGEST_QUOTATION + 1
"""From how many words on a run that nothing marks as a quotation is borrowed."""

_PROBE = 4
_STEP = BORROWED - _PROBE + 1
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_DIGEST = re.compile(r"[A-Za-z0-9_-]{8}")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a page that stand in a fingerprinted text: offset and length in characters, and how many words."""

    start: int
    length: int
    words: int


def fold(text: str) -> str:
    """A text of the same length in which words compare."""
    lower = text.lower() if len(text.lower()) == len(text) else "".join(c.lower()[0] for c in text)
    return lower.replace("’", "'")


def words(text: str) -> list[str]:
    """The folded words of a text."""
    return _WORD.findall(fold(text))


def make(text: str, names: Iterable[str] = ()) -> list[str]:
    """The digests of a text, sorted: runs for quotations from its words, runs for what is borrowed without `names`."""
    whole, bare = words(text), words(_without(fold(text), names))
    wanted = [(whole, size) for size in range(1, BORROWED)] + [(bare, _PROBE), (bare, BORROWED)]
    return sorted({_digest(run[at : at + size]) for run, size in wanted for at in range(len(run) - size + 1)})


def read(text: str) -> frozenset[str]:
    """The digests of a fingerprint file. Raises ValueError with the number of the first line that is none."""
    found = set()
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        if not _DIGEST.fullmatch(line):
            raise ValueError(number)
        found.add(line)
    return frozenset(found)


def holds(fingerprint: frozenset[str], quoted: Sequence[str]) -> bool:
    """Whether words stand in the text one after the other; of more than seven, each seven of them."""
    windows = range(max(1, len(quoted) - LONGEST_QUOTATION + 1))
    return all(_digest(quoted[at : at + LONGEST_QUOTATION]) in fingerprint for at in windows)


def borrowed(text: str, fingerprint: frozenset[str], names: Iterable[str] = ()) -> Iterator[Run]:
    """The runs of eight words and more that a text shares with a fingerprinted one, names of bodies and laws apart.

    Every run of eight holds a run of four that begins at a multiple of five, so only those are looked up first.
    """
    found = [(m[0], m.start(), m.end()) for m in _WORD.finditer(_without(fold(text), names))]
    plain = [word for word, _, _ in found]
    done = 0
    for probe in range(0, len(plain) - _PROBE + 1, _STEP):
        if probe < done - _PROBE or _digest(plain[probe : probe + _PROBE]) not in fingerprint:
            continue
        for first in range(max(done, probe - _STEP + 1), probe + 1):
            last = first
            while last + BORROWED <= len(plain) and _digest(plain[last : last + BORROWED]) in fingerprint:
                last += 1
            if last > first:
                end = last + BORROWED - 1
                yield Run(found[first][1], found[end - 1][2] - found[first][1], end - first)
                done = end
                break


def names_in(text: str) -> tuple[str, ...]:
    """The names of a list, one a line; lines with `#` are remarks."""
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


def without(text: str, names: Iterable[str]) -> list[str]:
    """The folded words of a text that belong to none of the names."""
    return _WORD.findall(_without(fold(text), names))


def _digest(run: Sequence[str]) -> str:
    return base64.urlsafe_b64encode(hashlib.blake2b(" ".join(run).encode(), digest_size=6).digest()).decode()


def _without(folded: str, names: Iterable[str]) -> str:
    """A folded text with names blanked out; every offset stays what it was."""
    for name in sorted((fold(name) for name in names), key=len, reverse=True):
        if name.split(maxsplit=1)[0] in folded:
            pattern = r"[\s*_]+".join(re.escape(word) for word in name.split())
            folded = re.sub(pattern, lambda m: " " * len(m[0]), folded)
    return folded

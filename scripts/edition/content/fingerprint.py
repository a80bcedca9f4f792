"""A text's fingerprint: it proves that words stand in the text, and cannot be read.

Each run of three words is hashed, and its place in the text stands beside the hash, masked by the rest of that
hash: only who already has three words learns where they stand. Longer runs are proved by places that follow each
other, at odds of one in millions against a false proof. Of one word or two only 16 bits of a hash are kept, so that
many other words share them: that is no list of the text's words, and leaves about one altered word in fifty unseen
in a text of a thousand. Spaces, quotation marks, dashes, other punctuation and case are folded first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from .places import Fault, Problem, Span

RUN = 3
LONGEST = 1 << 21
"""Words that a text may have: of a mask's 24 bits three tell which words of the run stand in a name."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W\d_]+)*")
_LINE = re.compile(r"[0-9a-f]{14}|[0-9a-f]{4}")
_NAME, _MASK, _SHORT = 4, 3, 2


def words(text: str) -> list[str]:
    """The words of a text, folded: “The COVID-19 – crisis’s” is `the covid 19 crisis's`."""
    return _WORD.findall(_folded(text))


def bounds(text: str) -> list[tuple[int, int]]:
    """Where each of those words begins and ends."""
    return [match.span() for match in _WORD.finditer(_folded(text))]


def _folded(text: str) -> str:
    """Every offset stays what it was: the capital I with a dot is the one letter whose small form is longer."""
    return text.replace("’", "'").replace("İ", "i").lower()


def names_in(text: str) -> tuple[tuple[str, ...], ...]:
    """The names of a list, one a line, as words; what stands after a `#` is a remark."""
    return tuple(name for line in text.splitlines() if (name := tuple(words(line.partition("#")[0]))))


def unnamed(text: Sequence[str], names: Sequence[tuple[str, ...]]) -> list[bool]:
    """For each word, whether it stands outside the names, which are no borrowing."""
    firsts: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        firsts.setdefault(name[0], []).append(name)
    outside = [True] * len(text)
    for at, word in enumerate(text):
        for name in firsts.get(word, ()):
            if tuple(text[at : at + len(name)]) == name:
                outside[at : at + len(name)] = [False] * len(name)
    return outside


@dataclass(frozen=True, slots=True)
class Shared:
    """A run of words, from `first` up to `last`, that stands in a source too; `outside` its names there, or not."""

    first: int
    last: int
    outside: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Of the source with this citekey: the masked places of every run of three words, by the name of the run.

    `short` is what is kept of runs of one word and two.
    """

    source: str
    runs: Mapping[bytes, tuple[int, ...]]
    short: frozenset[bytes] = frozenset()

    def holds(self, run: Sequence[str]) -> bool:
        """Whether words stand in the text, one after the other."""
        if len(run) >= RUN:
            return bool(self.starts(run))
        return all(_digest(self.source, part)[:_SHORT] in self.short for part in (run, run[:1], run[1:]) if part)

    def places(self, three: Sequence[str]) -> dict[int, int]:
        """Where three words stand in the text, counted in words from 0, and which of them stand outside names."""
        digest = _digest(self.source, three)
        masked = self.runs.get(digest[:_NAME], ())
        mask = int.from_bytes(digest[_NAME:], "big")
        return {(entry ^ mask) >> RUN: (entry ^ mask) & 7 for entry in masked}

    def starts(self, run: Sequence[str]) -> list[int]:
        """Where three words or more stand in the text, one after the other."""
        found = sorted(self.places(run[:RUN]))
        for offset in range(1, len(run) - RUN + 1):
            if not found:
                break
            here = self.places(run[offset : offset + RUN])
            found = [start for start in found if start + offset in here]
        return found

    def shared(self, text: Sequence[str], least: int) -> Iterator[Shared]:
        """Runs of at least so many words that a text shares with the source, each as long as it goes.

        A run of eight holds three words that begin at any sixth word, so only those are looked up at first.
        """
        done, known, source = 0, self.runs, self.source
        for at in range(0, len(text) - RUN + 1, least - RUN + 1):
            if _digest(source, text[at : at + RUN])[:_NAME] not in known or at < done:
                continue
            found = self._around(text, at, done)
            if found and found.last - found.first >= least:
                done = found.last
                yield found

    def _around(self, text: Sequence[str], at: int, done: int) -> Shared | None:
        """The longest shared run that holds the three words at `at` and begins at `done` or later."""
        best = None
        for place, bits in self.places(text[at : at + RUN]).items():
            ahead, first, free = place - at, at, [bits]
            while first > done and (bits := self._bits(text, first - 1, ahead)) >= 0:
                first -= 1
                free.insert(0, bits)
            while (bits := self._bits(text, first + len(free), ahead)) >= 0:
                free.append(bits)
            outside = [bool(bits & 4) for bits in free] + [bool(free[-1] & bit) for bit in (2, 1)]
            if best is None or len(outside) > len(best.outside):
                best = Shared(first, first + len(outside), tuple(outside))
        return best

    def _bits(self, text: Sequence[str], at: int, ahead: int) -> int:
        """Which of the three words at `at` stand outside names so many words further on in the source; or -1."""
        return self.places(text[at : at + RUN]).get(at + ahead, -1)


def make(text: str, source: str, names: Sequence[tuple[str, ...]] = ()) -> str:
    """The lines of a fingerprint, sorted, so that they tell no order.

    Raises ValueError for a text that is too short or too long.
    """
    found = tuple(words(text))
    if not RUN <= len(found) < LONGEST:
        raise ValueError(f"a text of {len(found)} words has no fingerprint; it takes from {RUN} to {LONGEST - 1}")
    outside = unnamed(found, names)
    lines = []
    for place in range(len(found) - RUN + 1):
        digest = _digest(source, found[place : place + RUN])
        bits = sum(bit for bit, free in zip((4, 2, 1), outside[place:], strict=False) if free)
        masked = int.from_bytes(digest[_NAME:], "big") ^ (place << RUN | bits)
        lines.append(f"{digest[:_NAME].hex()}{masked:06x}\n")
    short = {found[at : at + size] for size in (1, 2) for at in range(len(found) - size + 1)}
    lines += [f"{line}\n" for line in {_digest(source, run)[:_SHORT].hex() for run in short}]
    head = f"# Proves quotations from {source}, and cannot be read. CONTRIBUTING.md says how it is made.\n"
    return head + "".join(sorted(lines))


def read(text: str, path: str, source: str, problems: list[Problem]) -> Fingerprint:
    """A fingerprint's file."""
    runs: dict[bytes, tuple[int, ...]] = {}
    short = set()
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        if not _LINE.fullmatch(line):
            hint = "make the file again with 'build.py fingerprint TEXT'"
            fault = Fault(Span(path, number, 1, len(line)), "this is no line of a fingerprint", hint)
            problems.append(Problem("record", fault))
        elif len(line) == 2 * _SHORT:
            short.add(bytes.fromhex(line))
        else:
            name, masked = bytes.fromhex(line[: 2 * _NAME]), int(line[2 * _NAME :], 16)
            runs[name] = (*runs.get(name, ()), masked)
    return Fingerprint(source, runs, frozenset(short))


def _digest(source: str, run: Sequence[str]) -> bytes:
    """Keyed by the source, so that what is worked out for one text says nothing of another."""
    return blake2b(f"{source}:{' '.join(run)}".encode(), digest_size=_NAME + _MASK).digest()

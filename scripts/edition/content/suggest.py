"""Suggest the known word that is nearest to an unknown one."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Collection, Iterable

_SLIPS = 0.4
"""So many slips of the pen for each letter of the longer word; more make another word of it."""


def nearest(word: str, known: Iterable[str], alike: float = 0.6) -> str:
    """The known word most like this one, or nothing where none is so much alike.

    Capitals and signs make no difference: `P3.2` is `p3-2`. Files are compared by their names without the ending.
    """
    names = sorted(known)
    if same := next((name for name in names if _folded(name) == _folded(word) != ""), ""):
        return same
    for form in (_base, _stem) if _ending(word) else ():
        found = [name for name in names if _ending(name) == _ending(word) and _goes_on(form(word), form(name))]
        if found:
            return found[0] if len(found) == 1 else ""
    close = [name for name in difflib.get_close_matches(word, names, 5, alike) if _is_slip(word, name)]
    return max(close, key=lambda name: len(posixpath.commonprefix([word, name])), default="")


def is_misspelt(word: str, among: Iterable[str], known: Collection[str]) -> bool:
    """Whether an unknown word of these is most like this one: then it is there, and only misspelt."""
    return any(nearest(other, known) == word for other in among if other not in known)


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "", taken: Collection[str] = ()) -> str:
    """A hint that names the nearest known word, or the other hint where none is near. What is `taken` stands beside it."""
    near = nearest(word, known)
    if near in taken:
        return f"take it out: '{near}' stands there already"
    return f"did you mean '{near}'?" if near else otherwise


def _folded(word: str) -> str:
    return re.sub(r"[\W_]+", "-", word.casefold()).strip("-")


def _ending(word: str) -> str:
    """What ends the name of a file or an address: `.md`, `/`; nothing for any other word."""
    match = re.search(r"(?<=\w)(?:\.[a-z]{2,5}|/)$", word)
    return match[0] if match else ""


def _base(path: str) -> str:
    return posixpath.basename(path.rstrip("/"))


def _stem(path: str) -> str:
    return posixpath.splitext(_base(path))[0]


def _goes_on(word: str, other: str) -> bool:
    """Whether a name is another, or its first or last words: `forcible` is `forcible-repatriation`."""
    return word == other or f"-{other}-".startswith(f"-{word}-") or f"-{other}-".endswith(f"-{word}-")


def _is_slip(word: str, other: str) -> bool:
    """Whether one word may be the other with slips of the pen."""
    if _ending(word) or _ending(other):
        name = _stem if _ending(word) == _ending(other) else _base
        word, other = name(word), name(other)
    return _distance(word.casefold(), other.casefold()) <= max(1, int(_SLIPS * max(len(word), len(other))))


def _distance(one: str, other: str) -> int:
    """How many letters are added, left out, replaced or changed for their neighbor.

    https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance#Optimal_string_alignment_distance
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, b in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, last[j - 2] + 1)
            row.append(best)
    return row[-1]

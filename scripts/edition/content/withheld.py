"""Names that must not be published: kept as digests, and found in any text in whatever way they are written there.

The list holds two digests of each name: of its first word, and of all its words, joined by single spaces. A text is read
word by word. Where one begins a name, the digests of what the words around it may spell are looked up. So nothing here
knows a name, and no message can spread one.
"""

from __future__ import annotations

import hashlib
import html
import re
import sys
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import combinations, product
from typing import NamedTuple
from urllib.parse import unquote

_SOLID = (
    "\u0900-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3031-\u318f\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Letters of scripts that write words without spaces, particles without a space before them, or vowels as marks: Han,
Hangul, Kana, Thai, Devanagari …"""
_UNSEEN = (
    "\u00ad\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u061c\u064b-\u065f\u0670\u115f\u1160\u180b-\u180e\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u20d0-\u20f0\u3164\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\uffa0\U000e0000-\U000e0fff"
)
"""Accents that stand by themselves, and characters that nobody sees: neither ends a word."""
_ACCENTS = re.compile(f"[{_UNSEEN}]")

_SUM = re.compile("[0-9a-fA-F]{32,}")
"""A checksum: letters and no words."""
_TOKEN = re.compile(rf"[\w{_UNSEEN}{_SOLID}'’‘ʼ‐‑-]+")
_BETWEEN = re.compile(r"[\s'’‘ʼ‐‑–—-]+")
_COMPOUND = re.compile(r"['’‘ʼ‐‑-]")
_PART = re.compile(rf"[{_SOLID}]|[^\W\d_{_SOLID}]+")
_WORD_END = re.compile(rf"[{_SOLID}]|[^\W\d_](?![^\W\d_])")
_WORD_START = re.compile(rf"[{_SOLID}]|(?<![^\W\d_])[^\W\d_]")
_IS_SOLID = re.compile(f"[{_SOLID}]")
_SPACED = re.compile(rf"([{_SOLID}])[\s·・‧]+(?=[{_SOLID}])")
_WORD_BREAK = re.compile(r"(?<=\w)[-‐\u00ad]\n\s*(?=\w)")
_CYRILLIC = re.compile("[а-яё]{3,}")
_ENDINGS = ("", "а", "я", "й", "ь", "о", "е", "ий", "ый")
"""What a Russian name ends in as it stands on a list; in a sentence it may end otherwise."""
_ATTACHED = re.compile("[وفبلكובהלמשכ][א-يؠ-ي]{2,}")
"""A word of Arabic or Hebrew with a letter before it that means and, in, to, as …"""
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
"""Letters whose accent is no mark of its own."""

_ESCAPE = re.compile(
    r"\\u([0-9a-fA-F]{4})|\\u\{([0-9a-fA-F]{1,6})\}|\\U([0-9a-fA-F]{8})|\\x([0-9a-fA-F]{2})"
    r"|\\([0-9a-fA-F]{2,6})\s?|\\[nrtbfv]"
)
"""Letters and spaces as JSON, scripts, YAML and style sheets may write them."""
_TEX = re.compile(r"""\{?\\(['"`^~=.])\{?(\w)\}?\}?""")
_TEX_ACCENTS = {"'": "\u0301", '"': "\u0308", "`": "\u0300", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307"}
_PUNYCODE = re.compile(r"\bxn--([a-z0-9-]+)", re.IGNORECASE)
_LEADS = r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\]\[[^\[\]\n]*\]|\{:?\s*[.#][^{}\n]*\}"
"""Where a link leads, and the attributes of what stands before."""
_WITHIN = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|rb|s|samp|small|span|strong|sub|sup|time"
    r"|tspan|u|var|wbr)(?:\s[^<>]*)?/?>"
    rf"|{_LEADS}|[*`{{}}]+(?=\w)",
    re.IGNORECASE,
)
"""What may stand inside a name and is not read with it: elements of a line, marks of emphasis, where a link leads."""
_ASIDE = re.compile(rf"<!--.*?-->|<[^<>]*>|{_LEADS}|\[[^\[\]\n]*@[^\[\]\n]*\]", re.DOTALL)
"""What is read by itself: comments, tags with their attributes, where links lead, citations."""

_SEPARATORS = (" ", "-", "", "'", "’")
"""What may stand between two parts of a name on the list."""
_LABELS = frozenset(
    "family given surname familyName givenName firstName lastName first last name née nee alias".split()
)
"""What records set between the parts of a name."""
_AFTER, _BEFORE = 11, 3
"""So many parts after the first word, and before it, are looked at."""
_SKIPPED = 2
"""So many others may stand among them: initials, middle names, titles, labels."""
_GLUED = 24
"""A name in one word, as in an address, ends within so many letters."""
_SYLLABLES = 8
"""Only in a longer word may one stand in the middle that begins a name."""
_LINES = 4
"""A name on more lines than that is told at the head of its file."""


def names(digests: Mapping[str, frozenset[str]]) -> Names:
    """The names of a list; for the same list the same ones, with what was found out of words."""
    return _names(frozenset(digests.items()))


def found_by(digests: Mapping[str, frozenset[str]]) -> dict[str, object]:
    """What it depends on, beside a text and this module, whether a name is found there: for a cache of texts passed."""
    listed = {first: sorted(whole) for first, whole in digests.items()}
    return {"names": listed, "letters": unicodedata.unidata_version, "python": sys.version}


@lru_cache(maxsize=4)
def _names(lines: frozenset[tuple[str, frozenset[str]]]) -> Names:
    return Names(dict(lines))


def entry(name: str) -> str:
    """A name's line on the list; nothing for what has no letter. Case, accents and hyphens make no difference."""
    words = [plain("".join(p.word for p in parts)) for word in _BETWEEN.split(name) if (parts := _parts(word))]
    return f"{_digest(words[0]).hex()} {_digest(' '.join(words)).hex()}" if words else ""


def plain(word: str) -> str:
    """A word in small letters without accents."""
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", word.casefold()))
    return unicodedata.normalize("NFC", bare).translate(_LETTERS)


class _Part(NamedTuple):
    """A word of a token in small letters, and whether it may stand inside a name that has it not."""

    word: str
    extra: bool


class _Start(NamedTuple):
    """The first word of a name in a token: its parts `at` to `end`, less what is written together with it."""

    word: str
    at: int
    end: int
    before: str = ""
    after: str = ""


class Names:
    """The names of a list, by the digest of their first word: whether a text holds one, and where."""

    def __init__(self, digests: Mapping[str, frozenset[str]]) -> None:
        self._digests = {bytes.fromhex(first): frozenset(map(bytes.fromhex, whole)) for first, whole in digests.items()}
        self._idle: set[str] = set()
        self._starts: dict[str, tuple[_Start, ...]] = {}
        self._others: set[str] = set()
        self._words: dict[str, tuple[tuple[str, str, str], ...]] = {}
        self._known: dict[tuple[str, tuple[_Part, ...], tuple[_Part, ...]], bool] = {}

    def in_text(self, text: str) -> bool:
        """Whether a name stands in a text, in whatever way it is written."""
        return bool(self._digests) and any(self._in(reading) for reading in _readings(text))

    def places(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Line and column of each name, counted from 1, and its length on that line."""
        if not self.in_text(text):
            return
        lines, found = text.split("\n"), False
        for index, line in enumerate(lines):
            following, at = "\n".join(["", *lines[index + 1 : index + _LINES]]), 0
            while self.in_text(line[at:] + following):
                start, end = self._first(line[at:] + following)
                if at + start >= len(line):
                    break  # it begins on a later line
                yield index + 1, at + start + 1, min(end, len(line) - at) - start
                found, at = True, min(at + end, len(line))
        if not found:
            yield 1, 1, 1

    def masked(self, path: str) -> str:
        """A path in which an ellipsis takes the place of each name."""
        while self.in_text(path):
            start, end = self._first(path)
            path = f"{path[:start]}…{path[end:]}"
        return path

    def _first(self, text: str) -> tuple[int, int]:
        """Where the name that ends first begins and ends."""
        ends = [*(match.end() for match in _WORD_END.finditer(text)), len(text)]
        end = ends[min(bisect_left(ends, True, key=lambda at: self.in_text(text[:at])), len(ends) - 1)]
        starts = [0, *(match.start() for match in _WORD_START.finditer(text, 0, end))]
        return starts[bisect_left(starts, True, key=lambda at: not self.in_text(text[at:end])) - 1], end

    def _in(self, text: str) -> bool:
        tokens = _TOKEN.findall(text)
        begins = {token for token in set(tokens) - self._idle if self._starts_in(token)}
        for index, token in enumerate(tokens) if begins else ():
            if token in begins:
                before = tuple(_flat(tokens[max(0, index - _BEFORE) : index])[-_BEFORE:])
                after = tuple(_flat(tokens[index + 1 : index + 1 + _AFTER])[:_AFTER])
                if self._is_named(token, before, after):
                    return True
        return False

    def _starts_in(self, token: str) -> tuple[_Start, ...]:
        """The first words of names that a token holds."""
        if token not in self._starts:
            found = () if _SUM.fullmatch(token) else tuple(self._starts_at(token))
            if not found:
                self._idle.add(token)
                return ()
            self._starts[token] = found
        return self._starts[token]

    def _starts_at(self, token: str) -> Iterator[_Start]:
        parts = [word.casefold() for word in _words(token)]
        for at, part in enumerate(parts):
            if part not in self._words:
                self._words[part] = tuple(self._words_in(part))
            yield from (_Start(word, at, at + 1, before, after) for word, before, after in self._words[part])
            joined = _run_of_solid(parts, at) if _is_solid(part) else _pairs(token, parts, at)
            yield from (_Start(word, at, end) for word, end in joined if _digest(word) in self._digests)

    def _words_in(self, part: str) -> Iterator[tuple[str, str, str]]:
        """The first words of names that a part is or holds, with what is written before and after each."""
        variants, glued = _variants(part), {part[at:end] for at, end in _within(len(part))}
        firsts = {word for word in glued.union(variants) - self._others if _digest(word) in self._digests}
        self._others |= glued.union(variants) - firsts
        if firsts:
            yield from ((word, "", "") for word in variants if word in firsts)
            for at, end in _within(len(part)):
                if part[at:end] in firsts:
                    yield part[at:end], part[:at], part[end:]

    def _is_named(self, token: str, before: tuple[_Part, ...], after: tuple[_Part, ...]) -> bool:
        """Whether a name begins in this token, among these parts of the others."""
        key = (token, before, after)
        if key not in self._known:
            parts = _parts(token)
            self._known[key] = any(
                _digest(spelt) in listed
                for start in self._starts[token]
                for listed in [self._digests[_digest(start.word)]]
                for spelt in _spellings(start, (*before, *parts[: start.at]), (*parts[start.end :], *after))
            )
        return self._known[key]


def _digest(words: str) -> bytes:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).digest()


def _readings(text: str) -> Iterator[str]:
    """A text as it is read, then what stands aside in it; however its letters are written."""
    for _ in range(3):  # what was escaped twice, as in a feed
        if "&" not in text or (plainer := html.unescape(text)) == text:
            break
        text = plainer
    if "%" in text:
        text = unquote(text)
    if "\\" in text:
        text = _ESCAPE.sub(_unescaped, _TEX.sub(lambda m: m[2] + _TEX_ACCENTS[m[1]], text))
    if "xn--" in text:
        text = _PUNYCODE.sub(_of_host, text)
    read = _ASIDE.sub(" ", _WITHIN.sub("", text))
    if "-\n" in read or "‐\n" in read or "\u00ad\n" in read:
        read = _WORD_BREAK.sub("", read)
    yield _SPACED.sub(r"\1", read) if _IS_SOLID.search(read) else read
    yield "\n".join(_ASIDE.findall(text))


def _unescaped(match: re.Match[str]) -> str:
    code = int(next(filter(None, match.groups()), "20"), 16)
    return chr(code) if code < 0x110000 else " "


def _of_host(match: re.Match[str]) -> str:
    try:
        return match[1].encode("ascii").decode("punycode")
    except UnicodeError:
        return match[0]


def _is_solid(part: str) -> bool:
    return not part.isascii() and _IS_SOLID.match(part) is not None


@lru_cache(maxsize=1 << 16)
def _parts(token: str) -> tuple[_Part, ...]:
    """The words of a token in small letters, and whether a name may leave each out."""
    found = _words(token)
    extra = [not _is_solid(p) and (len(found) > 1 or len(p) == 1 or p[0].isupper() or p in _LABELS) for p in found]
    return tuple(_Part(part.casefold(), may) for part, may in zip(found, extra, strict=True))


def _words(token: str) -> list[str]:
    """The words of a token as they are written; of a script without spaces, its characters."""
    return _PART.findall(token if token.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFKC", token)))


def _flat(tokens: Iterable[str]) -> list[_Part]:
    return [part for token in tokens for part in _parts(token)]


@lru_cache(maxsize=1 << 16)
def _variants(part: str) -> tuple[str, ...]:
    """A part, and what it may be an inflected or accented form of."""
    found = [part, part[:-1]] if part.endswith("s") and len(part) > 2 else [part]
    if part.isascii():
        return tuple(found)
    found += [plain(variant) for variant in found]
    if _CYRILLIC.fullmatch(part):
        found += [part[:-cut] + ending for cut in (1, 2, 3) if len(part) - cut > 1 for ending in _ENDINGS]
    if _ATTACHED.fullmatch(part):
        found.append(part[1:])
    return tuple(dict.fromkeys(found))


@cache
def _within(length: int) -> tuple[tuple[int, int], ...]:
    """Where in a part of this length another word may begin and end."""
    ends = combinations(range(min(length, _GLUED) + 1), 2)
    return tuple((a, b) for a, b in ends if 1 < b - a < length and (a == 0 or b == length or length > _SYLLABLES))


def _run_of_solid(parts: Sequence[str], at: int) -> Iterator[tuple[str, int]]:
    """The words that may begin at a character of a script without spaces, and where each ends."""
    for end in range(at + 2, min(len(parts), at + _AFTER) + 1):
        if not _is_solid(parts[end - 1]):
            return
        yield "".join(parts[at:end]), end


def _pairs(token: str, parts: Sequence[str], at: int) -> Iterator[tuple[str, int]]:
    """The words that two parts of a token may be, where it has a hyphen or an apostrophe."""
    if at + 1 < len(parts) and _COMPOUND.search(token):
        yield from ((mark.join(parts[at : at + 2]), at + 2) for mark in _SEPARATORS[1:])


def _spellings(start: _Start, before: Sequence[_Part], after: Sequence[_Part]) -> Iterator[str]:
    """Every name that may be meant where its first word stands between these parts."""
    ahead = [*([_Part(start.after, False)] if start.after else ()), *after]
    behind = [*before, *([_Part(start.before, False)] if start.before else ())]
    if not start.before and not start.after:
        yield start.word
    if not start.before:
        yield from (start.word + rest for run in _runs(ahead) for rest in _written(run))
    if not start.after:
        yield from (start.word + rest for run in _runs(behind[: -_BEFORE - 1 : -1]) for rest in _written(run[::-1]))
    for far, near in product(range(1, _BEFORE + 1), repeat=2):
        if len(ahead) >= far and len(behind) >= near:
            words = [p.word for p in (*ahead[:far], *behind[-near:])]
            yield from (" ".join((start.word, *run)) for run in (words, map(plain, words)))


def _runs(parts: Sequence[_Part]) -> Iterator[tuple[str, ...]]:
    """What may go with a first word, of the parts from it on: without a break, or with others among them."""
    words = tuple(part.word for part in parts)
    for length in range(1, len(parts) + 1):
        yield words[:length]
    for length in (1, 2, 3):
        for places in combinations(range(min(length + _SKIPPED, len(parts))), length):
            if places[-1] >= length and all(parts[at].extra for at in range(places[-1]) if at not in places):
                yield tuple(words[at] for at in places)


def _written(run: Sequence[str]) -> Iterator[str]:
    """The ways in which a list may have these parts after a first word."""
    yield from _joined(run, _SEPARATORS if len(run) < 3 else _SEPARATORS[:3] if len(run) == 3 else (" ",))
    yield f" {''.join(run)}"
    if len(run) < 4:
        yield from (" " + " ".join(words) for words in product(*map(_variants, run)))
    for at, part in enumerate(run) if len(run) < 3 else ():
        for cut in range(1, len(part)):
            for mark in _SEPARATORS if cut < 3 else _SEPARATORS[:2]:
                yield " " + " ".join((*run[:at], part[:cut] + mark + part[cut:], *run[at + 1 :]))


def _joined(run: Sequence[str], marks: Sequence[str]) -> Iterator[str]:
    for between in product(marks, repeat=len(run)):
        yield "".join(mark + part for mark, part in zip(between, run, strict=True))

"""Whether a translated segment says what its source does, as far as a program can tell: marks, numbers, names, words left over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..content import accounts, citation
from ..content.segments import ACCOUNT
from ..content.vocabulary import CLAIM_ID, UNIT_ID
from ..language import SOURCE, quantities
from ..language.letters import has_own_letters, is_written_in

_LINK = re.compile(r"!?\[(?P<words>[^\[\]]*)\]\((?P<target>[^()\s]*)\)")
_ANCHOR = re.compile(r"\{[^{}\n]*\}")
_CODE = re.compile(r"`[^`\n]+`")
_ADDRESS = re.compile(r"https?://\S+|<[^<>\s]+>")
_ID = re.compile(rf"(?<![A-Za-z0-9_.])(?:{CLAIM_ID.pattern}|{UNIT_ID.pattern})(?![A-Za-z0-9_]|[.][0-9])")
_EMPHASIS = re.compile(r"\*[^*\n]+\*")
_QUOTED = re.compile(r"“[^”]*”|\([^()]*\)")
_BRACKETS = re.compile(r"\([^()]*\)")
_LATIN = re.compile(r"[A-Za-z][A-Za-z’'-]*")
_RUN = re.compile(r"[A-Za-z][A-Za-z’'-]*(?:[ ,]+[A-Za-z][A-Za-z’'-]*){4,}")
_GLOSSARY = "glossary.md#"
_KEPT = 1 << 14
"""So many results are kept: while somebody edits, all texts but one stay as they are."""
_FEW = 3
"""So many words in small letters make a run of Latin words a piece of a sentence."""


class Unlike(NamedTuple):
    """What a translation lacks and what it has too much, as they would be written."""

    what: str
    lacking: tuple[str, ...]
    beyond: tuple[str, ...]


@lru_cache(maxsize=_KEPT)
def marks(source: str, translated: str, kind: str) -> tuple[Unlike, ...]:
    """What of its citations, links, code, anchors and claims is otherwise in a translation."""
    return tuple(_marks(source, translated, kind))


def _marks(source: str, translated: str, kind: str) -> Iterator[Unlike]:
    for what, find in _MARKS.items():
        if difference := _compared(what, find(source), find(translated)):
            yield difference
    if kind == ACCOUNT:
        ours, theirs = (_at_line_ends(text) for text in (source, translated))
        if Counter(ours) == Counter(theirs) and ours != theirs:
            yield Unlike("claims at the ends of its lines, in order", tuple(ours), tuple(theirs))
        elif difference := _compared("claims at the ends of its lines", ours, theirs):
            yield difference


def _compared(what: str, ours: list[str], theirs: list[str]) -> Unlike | None:
    one, other = Counter(ours), Counter(theirs)
    return Unlike(what, tuple((one - other).elements()), tuple((other - one).elements())) if one != other else None


def _at_line_ends(text: str) -> list[str]:
    return [(mark[0].strip() if (mark := accounts.MARK.search(line)) else "none") for line in text.split("\n")]


_MARKS: dict[str, Callable[[str], list[str]]] = {
    "citations": lambda text: [" ".join(match[0].split()) for match in citation.BRACKET.finditer(text)],
    "links": lambda text: [match["target"] for match in _LINK.finditer(text)],
    "code": lambda text: _CODE.findall(_LINK.sub(" ", text)),
    "ids": lambda text: [match[0] for match in _ID.finditer(accounts.MARK.sub(" ", _bare(text)))],
    "paragraphs of a list": lambda text: re.findall(r"^ *(?:[-*]|\d+\.) ", text, re.MULTILINE),
}


@lru_cache(maxsize=_KEPT)
def numbers(source: str, translated: str, language: str) -> Unlike | None:
    """What of the numbers and dates in figures a translation lacks, or has from nowhere."""
    ours, theirs = _words(source), _words(translated)
    wanted, there = quantities.given(ours, SOURCE), quantities.given(theirs, language)
    lacking = wanted - there - quantities.given(theirs, SOURCE)
    beyond = there - wanted - quantities.spelled(ours)
    if not lacking and not beyond:
        return None
    return Unlike("numbers", tuple(map(_shown, sorted(lacking))), tuple(map(_shown, sorted(beyond))))


def _shown(number: float) -> str:
    return f"{number:.15g}"


class Named(NamedTuple):
    """A term of the glossary: its names in the source, and those that a translation may have for them, the first usual."""

    ours: tuple[str, ...]
    theirs: tuple[str, ...]


class Terms:
    """The terms of a glossary, by the names that they have in the source. The same ones for as long as the glossary is."""

    def __init__(self, terms: Sequence[Named]) -> None:
        self.by_name = {name.lower(): term for term in terms for name in term.ours}
        ordered = sorted((name for term in terms for name in term.ours), key=len, reverse=True)
        either = (f"[{name[0]}{name[0].upper()}]{re.escape(name[1:])}" for name in ordered)
        self._pattern = re.compile(rf"(?<![\w/-])({'|'.join(either)})(?:e?s)?(?![\w/-])") if ordered else None

    def named_in(self, text: str) -> list[str]:
        """The names in a text as whole words, the longest that stands there."""
        return self._pattern.findall(text) if self._pattern else []


@lru_cache(maxsize=2)
def terms(of: tuple[Named, ...]) -> Terms:
    """The terms of a glossary; for the same ones the same value."""
    return Terms(of)


@lru_cache(maxsize=_KEPT)
def names(source: str, translated: str, terms: Terms) -> tuple[tuple[str, Named], ...]:
    """The terms that a source names and a translation does not: by the name that stands in the source.

    A link to the glossary must name the term itself, where the source's does. An abbreviation may stay as it is.
    """
    return tuple(_names(source, translated, terms))


def _names(source: str, translated: str, terms: Terms) -> Iterator[tuple[str, Named]]:
    texts = [(_unquoted(_words(source)), _words(translated))]
    targets = {match["target"]: match["words"] for match in _LINK.finditer(translated) if _GLOSSARY in match["target"]}
    for match in _LINK.finditer(source):
        if match["target"] in targets:
            texts.append((match["words"], targets[match["target"]]))
    told = set[Named]()
    for ours, theirs in texts:
        there = _closed_up(theirs)
        for name in dict.fromkeys(terms.named_in(ours)):
            term = terms.by_name[name.lower()]
            forms = (*term.theirs, name) if name.isupper() else term.theirs
            if term not in told and not any("".join(form.split()) in there for form in forms):
                told.add(term)
                yield name, term


def _unquoted(text: str) -> str:
    """A text without titles and quotations, whose names are those of who wrote them."""
    return _EMPHASIS.sub(" ", re.sub(r"“[^”]*”", " ", text))


def _closed_up(text: str) -> str:
    """A text without its spaces, which Korean may leave out within a name, as it is and without what brackets add."""
    return "".join(f"{text}\0{_BRACKETS.sub('', text)}".split())


def is_left(source: str, translated: str, language: str) -> str:
    """Return what of a translation is not in its language, or nothing: a piece of a sentence, or all of it.

    Among languages with Latin letters only what is as in the source is known to be left.
    """
    words = _words(translated)
    plain = _QUOTED.sub(" ", _EMPHASIS.sub(" ", words))
    is_text = any(word.islower() and len(word) >= _FEW for word in _LATIN.findall(plain))
    if not has_own_letters(language):
        return words.strip() if is_text and words == _words(source) else ""
    for run in _RUN.finditer(plain):
        if sum(word[:1].islower() for word in _LATIN.findall(run[0])) >= _FEW:
            return run[0]
    return words.strip() if is_text and not is_written_in(words, language) else ""


def _bare(text: str) -> str:
    """A text without citations, targets of links, code and addresses."""
    text = citation.BRACKET.sub(" ", text)
    text = _LINK.sub(lambda match: match["words"], text)
    return _ADDRESS.sub(" ", _CODE.sub(" ", _ANCHOR.sub(" ", text)))


_BLOCK_QUOTE = re.compile(r"^>.*$", re.MULTILINE)


def _words(text: str) -> str:
    """A text's words, without the ids that they name, the claims at the ends of lines, and quotations of whole lines."""
    text = _BLOCK_QUOTE.sub(" ", text)
    return _ID.sub(" ", accounts.MARK.sub(" ", _bare(text)))

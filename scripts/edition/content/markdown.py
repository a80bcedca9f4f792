"""Markdown read for what the rules need: headings, links, citations, blocks and anchors, each with its place.

This is no renderer. It leaves code, comments and block options alone, and it agrees with the renderer about
the rest, which tests/test_markdown.py holds it to.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from . import accounts, citation, hypertext, lines, link_syntax, raw_citekeys, raw_html, raw_links
from .lines import BLOCKS as BLOCKS
from .lines import Block
from .model import Citation, Definition, Heading, Link, Page, Paragraph, RawCitekey, Reference
from .places import Fault, Places, Problem, Span, Text

FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
"""The front matter at the beginning of a page."""

_CODE_SPAN = re.compile(
    r"(?<![\\`])(?P<escaped>(?:\\\\)*)(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)", re.DOTALL
)
_COMMENT = re.compile(r"<!--(?:(?!<!--|-->).)*-->", re.DOTALL)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!/|])")
_NO_WORDS = re.compile(r"\{[^{}\n]*\}|<[^<>]*>|https?://[^\s<>]*[^\s<>.,;:]")
_ATTRIBUTES = re.compile(r"\{:?(?P<words>[^{}\n]*)\}")
_ANCHOR = re.compile(r"#(?P<anchor>[^\s}]+)")


@dataclass(frozen=True, slots=True)
class Scan:
    """What stands in a body. Each citation comes with its offset in it.

    `marks` are the anchors that are written out, each with its place; `undescribed` the images in HTML that say
    nothing of what they show, `headless` its tables that name neither columns nor rows, `active` what would run. `prose` is the body
    with everything but its running text blanked out; every offset stays what it was.
    """

    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    references: tuple[Reference, ...] = ()
    definitions: tuple[Definition, ...] = ()
    citations: tuple[tuple[int, Citation], ...] = ()
    raw_citekeys: tuple[RawCitekey, ...] = ()
    blocks: tuple[Block, ...] = ()
    anchors: frozenset[str] = frozenset()
    marks: tuple[Text, ...] = ()
    undescribed: tuple[Span, ...] = ()
    headless: tuple[Span, ...] = ()
    active: tuple[Text, ...] = ()
    raw_links: tuple[Text, ...] = ()
    problems: tuple[Problem, ...] = ()
    prose: str = ""
    account: tuple[Paragraph, ...] = ()


def scan(body: str, path: str, first_line: int = 1) -> Scan:
    """What stands in a body of Markdown that begins at `first_line` of the file at `path`."""
    return scan_at(body, Places.of(body, path, first_line))


def scan_at(body: str, places: Places) -> Scan:
    """What stands in a body of Markdown whose lines have these places."""
    read = lines.read(body, places)
    account = accounts.paragraphs(read, places)
    read = replace(read, text=accounts.without_marks(read)) if account else read
    problems = list(read.problems)
    if "<" in read.shown:
        problems.extend(raw_html.problems(read.shown, places))
    found = _Links(places)
    citations: list[tuple[int, Citation]] = []
    anchors = {heading.anchor for heading in read.headings if heading.anchor}
    marks: list[tuple[int, str]] = []
    undescribed: list[Span] = []
    headless: list[Span] = []
    active: list[tuple[int, str]] = []
    raw: list[Text] = []
    stray: list[RawCitekey] = []
    for start, end in pairwise((*read.pieces, len(read.text))):
        text = _without_code_and_comments(read.text[start:end])
        bare = _ESCAPE.sub("\0\0", text) if "\\" in text else text
        found.take(bare, read.text[start:end], start)
        if "{" in bare:
            for words in _ATTRIBUTES.finditer(bare):
                found_active = hypertext.active_in_list(words["words"])
                active += [(start + words.start("words") + at, what) for at, what in found_active]
            attributes = (_ANCHOR.search(bare, *match.span("words")) for match in _ATTRIBUTES.finditer(bare))
            marks += [(start + match.start("anchor"), match["anchor"]) for match in attributes if match]
        raw += [Text(link.better, places.span(start + link.at, link.length)) for link in raw_links.find(bare)]
        if "<" in bare:
            marks += [(start + at, name) for at, name in hypertext.located_ids(bare)]
            undescribed += [places.span(start + at, length) for at, length in hypertext.undescribed(bare)]
            headless += [places.span(start + at, length) for at, length in hypertext.headless_tables(bare)]
            active += [(start + at, what) for at, what in hypertext.active(bare)]
        plain_text = link_syntax.without_definitions(bare) if "@" in bare or "＠" in bare else ""
        cited = [m for m in citation.BRACKET.finditer(plain_text) if citation.is_citation(m["inside"])]
        for match in cited:
            at = start + match.start("inside")
            inside = read.text[at : start + match.end("inside")]
            parsed = citation.parse(inside, _from(places, at))
            problems.extend(Problem("citation", fault) for fault in parsed.faults)
            if raw_citekeys.in_link(plain_text, match.start()):
                span = places.span(at, len(match["inside"].partition("\n")[0]))
                fault = Fault(span, "a citation in a link's round brackets makes no note", "cite behind the link")
                problems.append(Problem("citation", fault))
            citations.append((start + match.start(), parsed.citation))
        if plain_text:
            found_raw = raw_citekeys.find(_without(plain_text, cited), plain_text, _from(places, start), text)
            stray.extend(found_raw)
    return Scan(
        read.headings,
        tuple(found.links),
        found.references(),
        found.definitions(),
        tuple(citations),
        tuple(stray),
        read.blocks,
        frozenset(anchors.union(name for _, name in marks)),
        tuple(Text(name, places.span(at, len(name))) for at, name in marks),
        tuple(undescribed),
        tuple(headless),
        tuple(Text(what, places.span(at)) for at, what in active),
        tuple(raw),
        tuple(problems),
        _prose(read.text),
        account,
    )


def blocks(page: Page) -> tuple[Block, ...]:
    """The blocks of a page, in order, with their places."""
    return lines.read(page.body, page.places).blocks


def _from(places: Places, start: int) -> Callable[[int, int], Span]:
    """The places of a part that begins there."""
    return lambda at, length: places.span(start + at, length)


@dataclass(slots=True)
class _Links:
    """Gathers the links of a page, piece by piece; what a label means is known when all are read."""

    places: Places
    links: list[Link] = field(default_factory=list)
    labelled: list[tuple[int, str, link_syntax.Piece]] = field(default_factory=list)
    defined: list[tuple[str, Span]] = field(default_factory=list)

    def take(self, text: str, written: str, start: int) -> None:
        """The links of a piece of running text, which begins at `start`: without code and escapes, and as written."""
        if "]" in text:
            for defined in link_syntax.definitions(text):
                self.defined.append(
                    (link_syntax.normal(defined.label), self.place(start + defined.start, defined.label))
                )
                self.link(defined.label, defined.target, start + defined.at, "a", "definition")
            for piece in link_syntax.find(link_syntax.without_definitions(text)):
                if piece.label is None:
                    words = written[piece.text : piece.text_end]
                    target = written[piece.at : piece.at + len(piece.target)]
                    self.link(words, target, start + piece.at, "img" if piece.bang else "a", "markdown")
                else:
                    self.labelled.append((start, written, piece))
        if "<" in text:
            for at, length, target in link_syntax.autolinks(text):
                self.links.append(Link(target, target, self.places.span(start + at, length), "a", "autolink"))
            for found in hypertext.addresses(text):
                span = self.places.span(start + found.at, found.length)
                self.links.append(Link(found.words, found.value, span, found.element, "html"))

    def link(self, words: str, target: str, at: int, element: str, form: str) -> None:
        self.links.append(Link(words, _ESCAPE.sub(r"\1", target), self.place(at, target), element, form))

    def place(self, at: int, text: str) -> Span:
        return self.places.span(at, len(text.partition("\n")[0]))

    def references(self) -> tuple[Reference, ...]:
        known = {label for label, _ in self.defined}
        return tuple(
            Reference(
                written[piece.text : piece.text_end],
                piece.label or "",
                self.places.span(start + piece.start, 1),
                piece.label in known,
                piece.bang,
            )
            for start, written, piece in self.labelled
            if piece.label in known or not piece.mere
        )

    def definitions(self) -> tuple[Definition, ...]:
        used = {piece.label for _, _, piece in self.labelled}
        return tuple(Definition(label, span, label in used) for label, span in self.defined)


def _prose(text: str) -> str:
    text = _without_code_and_comments(text)
    text = citation.BRACKET.sub(lambda m: _blank(m) if citation.is_citation(m["inside"]) else m[0], text)
    text = link_syntax.without_definitions(text)
    if "](" in text:
        text = _only_words(text, link_syntax.find(text), _spaces)
    return _NO_WORDS.sub(_blank, text)


def _without_code_and_comments(text: str) -> str:
    """A text with these blanked out. What is rare is looked for only where its first sign stands in the text."""
    if "`" in text:
        text = _CODE_SPAN.sub(_without_code, text)
    return _COMMENT.sub(_blank, text) if "<!--" in text else text


def without_code(text: str) -> str:
    """A file of Markdown with its code blank; its comments, which are published, are left."""
    text = lines.without_fences(text)
    return _CODE_SPAN.sub(_without_code, text) if "`" in text else text


_LETTER = re.compile(r"\w")


def count_words(text: str) -> int:
    """The words of a text as a reader counts them: without citations, `US$400` being one."""
    return sum(1 for word in plain(text).split() if _LETTER.search(word))


def words(text: str) -> str:
    """Markdown as the words that are heard: an image's description stands for it."""
    return plain(_only_words(text, link_syntax.find(text), lambda _: " "))


def _only_words(text: str, pieces: list[link_syntax.Piece], instead: Callable[[str], str]) -> str:
    """A text whose links are their words; what is cut is replaced."""
    cuts = [cut for p in pieces if p.label is None for cut in ((p.start, p.text), (p.text_end, p.end))]
    kept, at = [], 0
    for start, end in sorted(cuts):
        kept += [text[at:start], instead(text[start:end])]
        at = end
    return "".join([*kept, text[at:]])


def _without(text: str, cuts: list[re.Match[str]]) -> str:
    """As many characters, with what these matches found blank."""
    kept, at = [], 0
    for cut in cuts:
        kept += [text[at : cut.start()], _spaces(cut[0])]
        at = cut.end()
    return "".join([*kept, text[at:]])


def _spaces(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Markdown as plain words: no citations, no link targets, no emphasis, one space between words."""
    text = citation.BRACKET.sub(lambda m: "" if citation.is_citation(m["inside"]) else m[0], text)
    if "](" in text:
        text = _without_images(text)
        text = _only_words(text, link_syntax.find(text), lambda _: "")
    text = re.sub(r"(?<![\w\\])[*_`]+|(?<!\\)[*_`]+(?!\w)", "", text)
    text = _ESCAPE.sub(r"\1", text)
    text = re.sub(r"\s+", " ", text)  # first, so that no long run of space is gone through for each of its places
    return re.sub(r" ([.,;:!?])", r"\1", text).strip()


def _without_images(text: str) -> str:
    kept, at = [], 0
    for piece in link_syntax.find(text) if "![" in text else ():
        if piece.bang and piece.label is None and piece.start >= at:
            kept.append(text[at : piece.start])
            at = piece.end
    return "".join([*kept, text[at:]])


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _without_code(match: re.Match[str]) -> str:
    return match["escaped"] + re.sub(r"[^\n]", " ", match[0][len(match["escaped"]) :])

"""A page's lines as the renderer reads them: which are code or headings, and where blocks open and close.

The renderer is Python-Markdown (https://python-markdown.github.io/) with pymdownx.blocks
(https://facelessuser.github.io/pymdown-extensions/extensions/blocks/); tests/test_markdown.py holds this module
to it. Where the renderer would print a block's slashes as text, without a word, there is a problem here.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace

from . import yaml_nodes as y
from .downloads import DOWNLOADS, TAKEAWAY
from .model import Heading
from .places import Fault, Places, Problem, Span, Text
from .vocabulary import GROUPS, INDEX_PARTS, OPTIONS, SOURCE_GROUPS

BLOCKS: dict[str, bool] = {
    "claim": True,
    "account": False,
    "show": True,
    "since": True,
    "context": True,
    "units": True,
    "developments": False,
    "bibliography": True,
    "sources-by-unit": False,
    "glossary": False,
    "chronology": False,
    "index": True,
    "readings": False,
    "contact": False,
    "files": True,
    "takeaway": True,
    "map": False,
    "map-in-brief": False,
    "matrix": False,
    "figure": True,
    "numbers": False,
}
"""The blocks a page may hold, and whether words must follow after a bar: without them it would be printed as text."""

ARGUMENTS: Mapping[str, Collection[str]] = {
    "units": GROUPS,
    "bibliography": SOURCE_GROUPS,
    "index": INDEX_PARTS,
    "files": DOWNLOADS,
    "takeaway": TAKEAWAY,
}
"""The words that may follow, where they name what the block lists: with others it would list nothing."""

HOLDERS = frozenset({"claim", "account", "since", "context"})
"""The blocks that hold words of the page; the build fills the others."""

_FENCE_OPENS = re.compile(r"^(?P<fence>~{3,}|`{3,})[ \t]*(?:\{[^\n]*\}|\.?[\w#.+-]*[ \t]*)\n", re.MULTILINE)
_FENCE_CLOSES = re.compile(r"^(?P<fence>~{3,}|`{3,})[ \t]*$", re.MULTILINE)
_COMMENT_OPENS = re.compile(r"^ {0,3}<!--", re.MULTILINE)
_COMMENT_CLOSES = re.compile(r"--!?>")
_RAW = re.compile(
    r"^(?P<open> {0,3}<(?P<tag>pre|script|textarea)\b[^<>]*>)(?P<inside>(?:(?!<(?P=tag)\b).)*?)(?=</(?P=tag)>)",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_LOOSE_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})[^`]*")
_OPENER = re.compile(r" {0,3}(?P<slashes>/{3,})[ \t]*(?P<name>[\w-]+)[ \t]*(?:\|[ \t]*(?P<argument>.*?)[ \t]*)?")
_CLOSER = re.compile(r" {0,3}(?P<slashes>/{3,})[ \t]*")
_SLASHES = re.compile(r"\s*(?P<slashes>/+)\s*(?P<name>[\w-]*)\s*(?P<rest>.*)")
_OPTION = re.compile(r" {4,}\S")
_MISPLACED = re.compile(rf"(?P<indent> *)(?P<key>{'|'.join(sorted(OPTIONS))}):[ ]+(?P<value>\S.*?)[ ]*")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+\.)[ \t]+")
_QUOTES = re.compile(r"(?: {0,3}> ?)+")
_HASHES = re.compile(r"(?P<marks>#{1,6})(?P<text>.*?)#*")
_UNDERLINE = re.compile(r"(?:=+|-+) *")
_RULE = re.compile(r" {0,3}([-_*])(?: {0,2}\1){2,} *")
_DEFINITION = re.compile(r" {0,3}\[[^\[\]]*\]:[ \t]*\S+[ \t]*(?:\".*\"|'.*'|\(.*\))?[ \t]*")
_ATTRIBUTES = re.compile(r"(?<! )[ ]+\{:?[ ]*(?P<words>[^}\n ][^\n]*)\}[ ]*$")
_ATTRIBUTE = re.compile(r"[^ =}]+=(?:\"[^\"]*\"|'[^']*'|[^ =}]+)|[^ =}]+|\}")


@dataclass(frozen=True, slots=True)
class Block:
    """A `/// name | argument` block. `start` and `end` are offsets of its text, after its options, in the body.

    `places` says where the name of each option stands.
    """

    name: str
    argument: Text
    options: dict[str, Text]
    places: dict[str, Span]
    span: Span
    start: int
    end: int
    containers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """`text` is the body with all that is no running text blanked out; `pieces` are the offsets at which something
    begins that is read on its own: a paragraph, a heading, an item of a list. `shown` is the body without what is
    fenced or in a comment of its own."""

    text: str
    pieces: tuple[int, ...]
    headings: tuple[Heading, ...]
    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]
    shown: str = ""


def read(body: str, places: Places) -> Lines:
    """The lines of a body."""
    shown = _without_comments(without_fences(body))
    walk = _Walk(places, body.split("\n"), (_RAW.sub(_without_inside, shown) if "</" in shown else shown).split("\n"))
    walk.run()
    blocks = tuple(sorted(walk.blocks, key=lambda block: block.start))
    return Lines("\n".join(walk.kept), tuple(walk.pieces), tuple(walk.headings), blocks, tuple(walk.problems), shown)


def without_fences(text: str) -> str:
    """A text with what is fenced as code blank. https://python-markdown.github.io/extensions/fenced_code_blocks/"""
    closing: dict[str, list[tuple[int, int]]] = {}
    for match in _FENCE_CLOSES.finditer(text) if "```" in text or "~~~" in text else ():
        closing.setdefault(match["fence"], []).append(match.span())
    kept, at = [], 0
    for match in _FENCE_OPENS.finditer(text) if closing else ():
        ends = closing.get(match["fence"], [])
        following = bisect.bisect_left(ends, (match.end(), 0))
        if match.start() >= at and following < len(ends):
            end = ends[following][1]
            kept += [text[at : match.start()], _spaces(text[match.start() : end])]
            at = end
    return "".join([*kept, text[at:]])


def _without_comments(text: str) -> str:
    """A text with the comments that begin a line blank."""
    kept, at = [], 0
    while (opened := _COMMENT_OPENS.search(text, at)) and (closed := _COMMENT_CLOSES.search(text, opened.end())):
        kept += [text[at : opened.start()], _spaces(text[opened.start() : closed.end()])]
        at = closed.end()
    return "".join([*kept, text[at:]])


def _spaces(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def blank(match: re.Match[str]) -> str:
    """As many spaces, so that every offset stays what it was."""
    return re.sub(r"[^\n]", " ", match[0])


def _without_inside(match: re.Match[str]) -> str:
    return match["open"] + re.sub(r"[^\n]", " ", match["inside"])


@dataclass(slots=True)
class _Walk:
    """Goes through the lines. `fresh`: a new piece begins; `code`: this piece is code; `depth`: of lists so far;
    `level`: by how many indents the lines of this piece are set in; `quoted`: a quotation has begun in it.
    `stack`: the blocks that are open, each with the number of its slashes."""

    places: Places
    written: list[str]
    lines: list[str]
    kept: list[str] = field(default_factory=list)
    pieces: list[int] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    stack: list[tuple[int, Block]] = field(default_factory=list)
    offset: int = 0
    fresh: bool = True
    code: bool = False
    depth: int = 0
    level: int = 0
    quoted: bool = False

    def run(self) -> None:
        while len(self.kept) < len(self.lines):
            line, written = self.lines[len(self.kept)], self.written[len(self.kept)]
            if not line.strip(" \t"):
                if written.strip(" \t"):
                    self.begin()
                self.take(keep=True)
                self.fresh = True
            elif opener := _OPENER.fullmatch(line):
                self.open(opener)
            elif closer := _CLOSER.fullmatch(line):
                self.close(closer)
            else:
                self.words(line)
        while self.stack:
            self.unclosed()

    def take(self, keep: bool) -> None:
        """Go on to the next line, and keep this one as running text or not."""
        line = self.lines[len(self.kept)]
        self.kept.append(line if keep else " " * len(line))
        self.offset += len(line) + 1

    def problem(self, span: Span, message: str, hint: str) -> None:
        self.problems.append(Problem("block", Fault(span, message, hint)))

    # Blocks

    def open(self, match: re.Match[str]) -> None:
        name, said, width = match["name"].lower(), match["argument"] or "", len(match["slashes"])
        span = self.places.span(self.offset, len(match[0]))
        argument = Text(said, self.places.span(self.offset + max(0, match.start("argument")), len(said)))
        if name not in BLOCKS:
            self.problem(span, f"unknown block '{name}'", f"known are {', '.join(BLOCKS)}")
        elif BLOCKS[name] and not said and name != "claim":
            self.problem(span, f"the block '{name}' has no words after a bar", f"for example '/// {name} | …'")
        elif said not in ARGUMENTS.get(name, (said,)):
            known = ", ".join(ARGUMENTS[name])
            self.problem(argument.span, f"the block '{name}' has no '{said}' to list", f"known are {known}")
        while self.is_open(width):
            self.unclosed()
        self.take(keep=False)
        options, places = self.options(name)
        if name == "claim":
            self.misplaced_options(options, places)
        around = tuple(outer.name for _, outer in self.stack)
        block = Block(name, argument, options, places, span, self.offset, self.offset, around)
        self.stack.append((width, block))
        self.begin()

    def close(self, match: re.Match[str]) -> None:
        width = len(match["slashes"])
        if self.is_open(width):
            while self.stack[-1][0] != width:
                self.unclosed()
            self.record()
        else:
            span = self.places.span(self.offset + match.start("slashes"), width)
            self.problem(span, f"'{match['slashes']}' closes no block", "remove it, or open the block before it")
        self.take(keep=False)
        self.begin()

    def begin(self) -> None:
        """After a line of a block, a fence or a comment, all begins anew."""
        self.fresh, self.code, self.depth = True, False, 0

    def is_open(self, width: int) -> bool:
        return any(slashes == width for slashes, _ in self.stack)

    def record(self) -> None:
        """Take the innermost block off the stack as one that ends here."""
        _, block = self.stack.pop()
        self.blocks.append(replace(block, end=self.offset))

    def unclosed(self) -> None:
        """The same, and a problem: what it holds is kept, so that one slip is not reported as many."""
        width, block = self.stack[-1]
        hint = f"end it with a line '{'/' * width}'; a block around others has one slash more than they"
        self.problem(block.span, f"the block '{block.name}' is never closed", hint)
        self.record()

    def options(self, name: str) -> tuple[dict[str, Text], dict[str, Span]]:
        """The options below a block's first line, read as YAML, and the places of their names."""
        first = len(self.kept)
        line = self.places.span(self.offset).line
        while len(self.kept) < len(self.lines) and _OPTION.match(self.lines[len(self.kept)].expandtabs(4)):
            self.take(keep=False)
        found, places = {}, {}
        for key, value in self.entries(self.lines[first : len(self.kept)], line):
            if not isinstance(value, y.Scalar):
                hint = f"write it as '{key.value}: …', several with commas between them"
                self.problem(key.span, f"the option '{key.value}' must be one value", hint)
            elif name in BLOCKS and name != "claim":
                self.problem(key.span, f"a block '{name}' has no option '{key.value}'", "only claims have options")
            else:
                found[key.value], places[key.value] = Text(value.value, value.span), key.span
        return found, places

    def misplaced_options(self, found: dict[str, Text], places: dict[str, Span]) -> None:
        """Options that the renderer would print, too little indented or after an empty line: told once, and read."""
        number = first = len(self.kept)
        while number < len(self.lines) and not self.lines[number].strip():
            number += 1
        misplaced: list[re.Match[str]] = []
        for line in self.lines[number:]:
            option = _MISPLACED.fullmatch(line.expandtabs(4))
            if option is None or (len(option["indent"]) < 4) != (number == first):
                break
            misplaced.append(option)
        for option in misplaced:
            while not self.lines[len(self.kept)].strip():
                self.take(keep=False)
            place = self.places.span(self.offset + len(self.lines[len(self.kept)].partition(option["key"])[0]))
            if option is misplaced[0]:
                said = f"the option '{option['key']}' begins with less than four spaces"
                if number > first:
                    said = f"an empty line stands before the option '{option['key']}'"
                self.problem(
                    place, said, "set the options right below the claim's first line, with four spaces before each"
                )
            found.setdefault(
                option["key"],
                Text(
                    option["value"],
                    replace(
                        place,
                        column=place.column + option.start("value") - option.start("key"),
                        length=len(option["value"]),
                    ),
                ),
            )
            places.setdefault(option["key"], replace(place, length=len(option["key"])))
            self.take(keep=False)

    def entries(self, lines: list[str], first: int) -> Iterator[tuple[y.Scalar, y.Node]]:
        """The entries of the options' YAML; where it is faulty, those of its lines that can be read alone."""
        try:
            node = y.parse("\n".join(lines), self.places.path, first)
        except y.YamlFault as error:
            self.problems.append(Problem("block", error.fault))
            for number, line in enumerate(lines, first):
                with suppress(y.YamlFault):
                    node = y.parse(line.replace("\t", " "), self.places.path, number)
                    yield from node.entries if isinstance(node, y.Mapping) else ()
            return
        if isinstance(node, y.Mapping):
            yield from node.entries
        elif node is not None:
            hint = "leave one line empty before the text, and do not indent it"
            self.problem(node.span, "indented words after a block's first line are no options", hint)

    # Running text

    def words(self, line: str) -> None:
        wide = self.written[len(self.kept)].expandtabs(4)
        indent = (len(wide) - len(wide.lstrip(" "))) // 4
        if self.code and not indent:
            self.fresh = True
        if self.fresh:
            self.code = indent > self.depth
        if self.code:
            self.take(keep=False)
            self.fresh = False
            return
        if self.fresh:
            self.depth = self.level = indent
            self.quoted = False
            if not indent and self.underlined(line):
                return
        rule = _RULE.fullmatch(line)
        item = _ITEM.match(line) if (self.fresh or self.depth) and indent <= self.depth and not rule else None
        if item:
            self.depth = indent + 1
        lead = item.end() if item else _indents(line, self.level)
        quote = _QUOTES.match(line, lead)
        lead = quote.end() if quote else lead
        heading = _HASHES.fullmatch(line, lead)
        alone = heading or rule or _DEFINITION.fullmatch(line)
        if self.fresh or item or alone or (quote and not self.quoted):
            self.pieces.append(self.offset)
        if heading:
            self.heading(len(heading["marks"]), heading["text"], line)
        if (heading or rule) and not item:
            self.depth = self.level
        self.quoted = self.quoted or quote is not None
        self.stray(line, lead)
        self.take(keep=True)
        self.fresh = alone is not None

    def underlined(self, line: str) -> bool:
        """Read a heading that is marked by a line of `=` or `-` under it."""
        below = self.lines[len(self.kept) + 1 :][:1]
        if not below or not _UNDERLINE.fullmatch(below[0]) or line.startswith("#"):
            return False
        self.pieces.append(self.offset)
        self.heading(1 if below[0].startswith("=") else 2, line, line)
        self.take(keep=True)
        self.take(keep=False)
        return True

    def heading(self, level: int, text: str, line: str) -> None:
        words, anchor = _named(text.strip())
        self.headings.append(Heading(level, words, anchor, self.places.span(self.offset, len(line))))

    def stray(self, line: str, lead: int) -> None:
        """Find lines that look like a block's or a code fence's and are none."""
        rest = line[lead:]
        span = self.places.span(self.offset + lead, len(rest))
        slashes, fence = _SLASHES.fullmatch(rest), _LOOSE_FENCE.fullmatch(rest)
        if fence and not lead:
            hint = f"a fence begins its line, names a language at most, and ends with the same '{fence['fence']}'"
            self.problem(span, "this line begins no code", hint)
        if slashes is None:
            return
        shown = rest.strip()
        if _OPENER.fullmatch(shown) or _CLOSER.fullmatch(shown):
            hint = "set the block apart from lists and quotations, and do not indent it"
            self.problem(span, f"'{shown}' does not begin its line", hint)
        elif len(slashes["slashes"]) > 2:
            hint = "a block opens as in '/// claim | P3.1', and closes with '///' alone"
            self.problem(span, f"'{shown}' neither opens nor closes a block", hint)
        elif slashes["rest"][:1] in ("", "|") and (slashes["name"].lower() in BLOCKS or not slashes["name"]):
            self.problem(span, "a block opens and closes with three slashes or more", f"write '///{shown.lstrip('/')}'")


def _indents(line: str, level: int) -> int:
    """Where a line's words begin when up to so many indents are taken off."""
    match = re.match(rf"(?: {{4}}|\t){{0,{level}}}", line)
    return match.end() if match else 0


def _named(text: str) -> tuple[str, str]:
    """A heading's words, and the id in the attribute list at its end.

    https://python-markdown.github.io/extensions/attr_list/
    """
    match = _ATTRIBUTES.search(text) if text.rstrip(" ").endswith("}") else None
    words = _ATTRIBUTE.findall(match["words"]) if match else ["}"]
    if match is None or "}" in words:
        return text, ""
    ids = [word.removeprefix("#").removeprefix("id=").strip("\"'") for word in words if word.startswith(("#", "id="))]
    return text[: match.start()].rstrip("#").rstrip(), ids[-1] if ids else ""

"""The texts of the sources that a translation renders, one by one: sentences of pages, values of data files.

A segment is a paragraph, a heading, a claim's words, a paragraph of an account, or a value of a data file or of front
matter that readers see. `rewritten` puts other words in its place and leaves all else as it is.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Mapping
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Any, NamedTuple

import yaml

from .markdown import FRONT_MATTER
from .vocabulary import PRINTED_KEYS, RELATIONS

CLAIM, ACCOUNT = "claim", "account"
SHOWN = frozenset({"since", "context"})
"""Blocks whose argument readers see as a title."""


class Segment(NamedTuple):
    """A text to translate. `name` says where it stands in its file: `P3.2`, `account 4`, `#says`, `summary`.

    `kind` is claim or account for the words of these blocks, else empty; `line` is the line of the text in its file, 1
    for a value.
    """

    name: str
    text: str
    kind: str = ""
    line: int = 1

    @property
    def digest(self) -> str:
        return digest(self.text)


def digest(text: str) -> str:
    """Return eight hexadecimal digits for a text; where its lines break and how far they are set in does not count."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]


Put = Callable[[Segment], str]
"""Returns the words for the place of a segment."""

Write = Callable[[Any], str]
"""Returns values as YAML."""

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@lru_cache(maxsize=1024)
def segments(path: str, text: str) -> tuple[Segment, ...]:
    """Every segment of a file, in order. `path` is relative to the repository."""
    found: list[Segment] = []

    def keep(segment: Segment) -> str:
        found.append(segment)
        return segment.text

    rewritten(path, text, keep, lambda _: "")
    return tuple(found)


def is_translatable(path: str) -> bool:
    """Whether a file of the sources holds segments."""
    return path.endswith(".md") or path == SITE or _keys(path) is not None


def dumped(value: Any) -> str:
    """YAML with each value on one line, in the order given."""
    return str(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10**6))


def rewritten(path: str, text: str, put: Put, write: Write = dumped) -> str:
    """Return the text of a file with the words that `put` returns in the place of each segment.

    What cannot be read holds no segment, and is returned as it is; that it cannot is for others to say.
    """
    try:
        return _rewritten(path, text, put, write)
    except yaml.YAMLError:
        return text


def _rewritten(path: str, text: str, put: Put, write: Write) -> str:
    if path.endswith(".md"):
        return _page(text, put, write)
    if path == SITE:
        return _site(text, put)
    keys = _keys(path)
    return text if keys is None else write(_values(parsed(text), keys, put, "", False))


# Values of data files.

SITE = "mkdocs.yml"
_DATA: Mapping[str, frozenset[str]] = {
    "docs/data/edition.yaml": frozenset(
        {
            "/title",
            "/short_title",
            "/sentence_title",
            "/record_read",
            "what",
            "captions",
            "map_names",
            "/actors name",
            "/publishers name",
        }
    ),
    "docs/data/numbers.yaml": frozenset({"figure", "counts", "by", "when", "range"}),
    "docs/data/matrix.yaml": frozenset({"words"}),
    "docs/data/glossary.yaml": frozenset({"term", "text", "attested"}),
    "docs/data/chronology.yaml": frozenset({"text"}),
    "docs/data/search.yaml": frozenset({"find"}),
}
"""The keys whose values are texts, by file; what stands beneath such a key is text too. One that begins with a slash is
meant at the root alone, `actors name` is a key beneath another."""
_FIGURES = "docs/data/figures/*.yaml"
_NO_TEXT = frozenset({"form", "draw", "cite", "facts", "claims", "grade", "drawn"})
"""The keys of a figure whose values are no texts."""


def _keys(path: str) -> frozenset[str] | None:
    return frozenset() if fnmatchcase(path, _FIGURES) else _DATA.get(path)


def parsed(text: str) -> Any:
    """Return what YAML holds, with every scalar as text. Raises yaml.YAMLError."""
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 (the base loader makes texts, lists and mappings alone)


def _values(value: Any, keys: Collection[str], put: Put, at: str, wanted: bool) -> Any:
    """A tree of values with those put in anew that are texts. Without keys, it is a figure: all that have letters are."""
    if isinstance(value, dict):
        return {
            key: _values(inner, keys, put, f"{at}/{key}", _is_text(at, key, keys, wanted))
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [
            _values(inner, keys, put, f"{at}/{_name(inner, number)}", wanted) for number, inner in enumerate(value, 1)
        ]
    if not wanted or not re.search(r"[^\W\d_]", value):
        return value
    return put(Segment(at.strip("/").replace("/", " "), value))


def _is_text(at: str, key: str, keys: Collection[str], wanted: bool) -> bool:
    if not keys:
        return key not in _NO_TEXT
    if wanted:
        return True
    inside = re.sub(r"/\d+$", "", at).rpartition("/")[2]
    return key in keys or (f"/{key}" in keys and not at) or f"/{inside} {key}" in keys


def _name(value: Any, number: int) -> str:
    """What an item of a list is called: its id, or its number."""
    return str(value.get("id", number)) if isinstance(value, dict) else str(number)


_NAV = re.compile(r"(?P<before> *- )(?P<words>[^:\n]+?)(?P<after>:.*)")
_NAMED = re.compile(r"(?P<key>site_name|site_description): +\"?(?P<words>[^\"\n]+?)\"? *")


def _site(text: str, put: Put) -> str:
    """The names of the site and of the sections of its navigation, in mkdocs.yml."""
    lines, inside = [], False
    for number, line in enumerate(text.split("\n"), 1):
        if line and not line.startswith((" ", "#")):
            inside = line.startswith("nav:")
        if named := _NAMED.fullmatch(line):
            line = f'{named["key"]}: "{put(Segment(named["key"], named["words"], line=number))}"'
        elif inside and (entry := _NAV.fullmatch(line)):
            line = f"{entry['before']}{put(Segment('nav', entry['words'], line=number))}{entry['after']}"
        lines.append(line)
    return "\n".join(lines)


# Pages.

_OPENS = re.compile(r"(?P<before>\s*/{3,}[ \t]*(?P<name>[\w-]+)[ \t]*(?:\|[ \t]*)?)(?P<argument>.*?)[ \t]*")
_CLOSES = re.compile(r"\s*/{3,}\s*")
_OPTION = re.compile(r" {4,}[\w-]+:.*")
_HEADING = re.compile(r"(?P<before>#{1,6} +)(?P<words>.*?)(?P<after> *\{[^{}]*\}| *)")
_ANCHOR = re.compile(r"#([\w-]+)")
_RELATED = frozenset(RELATIONS) | {kind.inverse for kind in RELATIONS.values() if kind.inverse}
_REASONS = frozenset({"why"})


def _page(text: str, put: Put, write: Write) -> str:
    front = FRONT_MATTER.match(text)
    if front is None:
        return text
    meta = parsed(front["yaml"])
    if not isinstance(meta, dict):
        return text
    head = {key: _of_front(key, value, put) for key, value in meta.items()}
    first = text[: front.end()].count("\n") + 1
    return f"---\n{write(head)}---\n{_body(text[front.end() :], put, first)}"


def _of_front(key: str, value: Any, put: Put) -> Any:
    if key in PRINTED_KEYS and isinstance(value, str):
        return put(Segment(key, value))
    if key in _RELATED and isinstance(value, dict):
        return {
            unit: {
                part: put(Segment(f"{key} {unit}", words)) if part in _REASONS else words
                for part, words in reason.items()
            }
            if isinstance(reason, dict)
            else put(Segment(f"{key} {unit}", reason))
            for unit, reason in value.items()
        }
    return value


def _body(body: str, put: Put, first: int) -> str:
    """Go through the lines of a body: what stands between empty lines, headings and the lines of blocks is a segment."""
    done: list[str] = []
    chunk: list[str] = []
    open_blocks: list[tuple[str, str]] = []
    section, counts, may_be_option, begins = "top", dict[str, int](), False, first

    def name_of() -> tuple[str, str]:
        block, argument = open_blocks[-1] if open_blocks else ("", "")
        if block == CLAIM:
            return argument, CLAIM
        return (ACCOUNT, ACCOUNT) if block == ACCOUNT else (section, "")

    def end() -> None:
        if chunk:
            text = "\n".join(chunk)
            chunk.clear()
            name, kind = name_of()
            counts[name] = counts.get(name, 0) + 1
            numbered = name if kind == CLAIM and counts[name] == 1 else f"{name} {counts[name]}"
            is_words = re.search(r"[^\W\d_]", text) is not None
            done.append(put(Segment(numbered, text, kind, begins)) if is_words else text)

    for number, line in enumerate(body.split("\n"), first):
        opens = _OPENS.fullmatch(line)
        if may_be_option and _OPTION.fullmatch(line):
            done.append(line)
            continue
        may_be_option = False
        if opens or _CLOSES.fullmatch(line) or not line.strip():
            end()
            if opens:
                open_blocks.append((opens["name"], opens["argument"]))
                may_be_option = True
                if opens["name"] in SHOWN and opens["argument"]:
                    line = opens["before"] + put(Segment(f"{section} {opens['name']}", opens["argument"], line=number))
            elif line.strip() and open_blocks:
                open_blocks.pop()
            done.append(line)
        elif heading := _HEADING.fullmatch(line):
            end()
            anchor = _ANCHOR.search(heading["after"])
            section = anchor[1] if anchor else section
            words = put(Segment(f"#{section}", heading["words"], line=number))
            done.append(heading["before"] + words + heading["after"])
        else:
            begins = begins if chunk else number
            chunk.append(line)
    end()
    return "\n".join(done)

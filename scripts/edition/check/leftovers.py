"""What was never meant for readers: notes to oneself, placeholders, tracked changes, and the remains of other programs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..content import markdown
from ..content.model import Edition
from ..content.places import Places, Span
from .values import values

_TAKE_OUT = "take it out"


class _Form(NamedTuple):
    """Something left over: what it is called, what may stand in a text that has it, and how it is mended.

    `signs` are looked for first, in small letters. `words`: in data and templates it may well be right.
    """

    what: str
    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    hint: str = _TAKE_OUT
    words: bool = False


FORMS = (
    _Form(
        "a tracked change",
        ("{++", "{--", "{~~", "{==", "{>>"),
        re.compile(r"\{(\+\+|--|~~|==|>>)(?:(?!\{\1).)*?(?:\+\+|--|~~|==|<<)\}", re.DOTALL),
        "accept it or refuse it, and take its marks out",
    ),
    _Form(
        "a note to oneself",
        ("todo", "to-do", "fixme", "tktk", "tbd", "tbc"),
        re.compile(r"\b(?:TODO|FIXME|TKTK|TBD|TBC)\b|\b(?:[Tt]o-?do|[Ff]ixme)(?=:)"),
        "do it, and take the note out",
    ),
    _Form(
        "a note to oneself",
        ("xxx",),
        re.compile(
            r"\b(?:[A-Z][\w’]*|annex|app\.|art\.|article|book|ch\.|chap\.|chapter|no\.|part|title|vol\.|volume) XXX\b"
            r"|(?<![\w/.-])(?P<left>x{3,8}|X{3,8})(?![\w/-])"
        ),
        "do it, and take the note out",
        words=True,
    ),
    _Form(
        "a placeholder",
        ("lorem", "dolor sit", "goes here", "placeholder", "click here to", "tap here to", "your text here", "insert "),
        re.compile(
            r"\blorem ipsum\b|\bdolor sit amet\b|\b(?:text|title|name|source|quote|summary|image) goes here\b"
            r"|\bplaceholder (?:text|title|image)\b|\b(?:click|tap|click or tap) here to (?:enter|add|edit)\b"
            r"|\byour text here\b|\binsert (?:text|title|name|source|date|quote|link|image) here\b",
            re.IGNORECASE,
        ),
        "write what should stand here",
    ),
    _Form(
        "a placeholder",
        ("[",),
        re.compile(
            r"\[(?:(?:insert|placeholder|your|to be (?:added|done|confirmed|written)|citation needed|source needed"
            r"|source\?|date\?|name\?|check|verify|tk|lorem|xx+)(?![\w’'])[^\[\]\n]{0,80}|\?+)\](?![(\[:])",
            re.IGNORECASE,
        ),
        "write what should stand here",
        words=True,
    ),
    _Form("a placeholder", ("???",), re.compile(r"\?{3,}"), "write what should stand here", words=True),
    _Form(
        "a part of a template",
        ("{{", "{%"),
        re.compile(r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}"),
        "write what it should say; pages are no templates",
        words=True,
    ),
    _Form(
        "a remnant of a word processor",
        (
            *(f"<{slash}{name}:" for slash in ("", "/") for name in ("o", "w", "v", "m", "st1")),
            *("mso", "<!--[if", "docs-internal-guid", "error! "),
        ),
        re.compile(
            r"</?(?:o|w|v|m|st1):\w+|\bclass=\"?Mso\w*|\bmso-[a-z-]+|<!--\[if\b|docs-internal-guid"
            r"|\bError! (?:Reference source|Bookmark) not\b"
        ),
    ),
    _Form(
        "a run of no-break spaces",
        ("&nbsp;", "&#160;", "&#xa0;", "\u00a0\u00a0", "\u00a0 ", "\u00a0\t"),
        re.compile(r"(?:&nbsp;|&#160;|&#xa0;|\u00a0)(?:[ \t]?(?:&nbsp;|&#160;|&#xa0;|\u00a0))+", re.IGNORECASE),
        "write one space",
    ),
    _Form(
        "a remnant of a chat program",
        ("oaicite", "contentreference", "【", "turn0", "as an ai "),
        re.compile(r":?contentReference\[[^\]]*\]|\[?oaicite\b|【[0-9][^】\n]*】|\bturn0[a-z]+[0-9]+|\bas an AI (?:language )?model\b"),
        "take it out, and say what the source says",
    ),
    _Form(
        "a text read in another encoding",
        ("â€", "ã©", "ã¨", "ã¼", "ã¶", "ã¤", "ã±", "ã§", "ã³", "â\u00a0", "ï»¿", "\ufffd"),
        re.compile(r"â€[\x80-\xbf™œžš“”˜¦¢‹›]?|Ã[©¨¼¶¤±§³]|Â\u00a0|ï»¿|\ufffd"),
        "write the letters anew, and save the file as UTF-8",
    ),
)  # fmt: skip
"""The kinds of it. A Roman thirty, as in `annex XXX`, is none, and an omission, `[…]`, is an editor's right."""

_WHOLE = re.compile(
    r"(?:untitled(?: (?:page|document))?|new page|page title|title|summary|…|\.{3}|-+|n/?a|x{1,8})\.?", re.IGNORECASE
)
"""What stands where a title or a summary should."""


class Leftover(NamedTuple):
    span: Span
    text: str
    what: str
    hint: str


@lru_cache(maxsize=1)
def leftovers(edition: Edition) -> Mapping[tuple[str, int, int], Leftover]:
    """Everything of that kind in the sources, by its file, line and column."""
    found = [*_in_files(edition), *_in_values(edition)]
    return {(left.span.path, left.span.line, left.span.column): left for left in reversed(found)}


def _in_files(edition: Edition) -> Iterator[Leftover]:
    for path, text in edition.texts.items():
        written = path.endswith(".md")
        shown = markdown.without_code(text) if written else text
        yield from _in(shown, [form for form in FORMS if written or not form.words], Places.of(text, path, 1).span)


def _in_values(edition: Edition) -> Iterator[Leftover]:
    for value in values(edition):
        yield from _in(value.text, FORMS, value.span.within)
        if _WHOLE.fullmatch(value.text.strip()):
            yield Leftover(value.span, value.text, "a placeholder", "write what should stand here")


def _in(text: str, forms: Sequence[_Form], place: Callable[[int, int], Span]) -> Iterator[Leftover]:
    small = text.lower()
    for form in forms:
        for match in form.pattern.finditer(text) if any(sign in small for sign in form.signs) else ():
            left = "left" if "left" in form.pattern.groupindex else 0
            if match[left] is not None:
                first = match[left].partition("\n")[0][:40]
                yield Leftover(place(match.start(left), len(first)), first, form.what, form.hint)

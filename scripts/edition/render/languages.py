"""Marks what a page of a translated edition leaves in the language of the original, for whoever reads it aloud."""

from __future__ import annotations

import re
from html import escape, unescape

from ..content import markdown
from ..content.model import Claim, Settings
from ..language.letters import is_written_in, other_runs
from .elements import Element

_WORD = re.compile(r"[A-Za-z]{2,}")
_FEW = 2
"""So few words may be a name or an abbreviation within the language of the page."""

_PLAIN = re.compile(r"\b[A-Z]?[a-zà-ɏ]{2,}\b")
_ADDRESS = re.compile(r"\S*(?:[/@]|\.\w)\S*")
_TAG = re.compile(r"<(?P<ends>/?)(?P<name>[a-z][a-z0-9]*)[^<>]*>")
_VOID = frozenset({"br", "col", "hr", "img", "input", "source", "wbr"})
_NO_SPANS = frozenset({"code", "option", "script", "style", "svg"})
"""Elements in whose text no other element may stand, and code, whose words are of no language."""


def is_original(text: str, settings: Settings) -> bool:
    """Whether a text of a translated edition is in the language of the original: it has none of the letters of its own."""
    if settings.original is None or is_written_in(text, settings.language):
        return False
    return len(_WORD.findall(text)) > _FEW


def name_of_original(claim: Claim, settings: Settings) -> str:
    """The language of a claim that a translated edition leaves as it is, in the words of the edition; else nothing."""
    if settings.original is None or not is_original(markdown.plain(claim.text), settings):
        return ""
    return settings.locale.name_of(settings.original.language)


def mark(root: Element, settings: Settings) -> None:
    """Set `lang` on each outermost element whose whole text is in the language of the original."""
    if settings.original is None:
        return
    for child in root:
        if "lang" in child.attrib:
            continue
        if is_original("".join(child.itertext()), settings):
            child.set("lang", settings.original.language)
        else:
            mark(child, settings)


def marked(html: str, settings: Settings) -> str:
    """Return HTML with the words marked that it leaves in the language of the original."""
    if settings.original is None:
        return html
    done, at, opened = list[str](), 0, [False]
    for tag in _TAG.finditer(html):
        words = html[at : tag.start()]
        done += [words if opened[-1] else _with_spans(words, settings), tag[0]]
        at = tag.end()
        if tag["ends"]:
            del opened[max(1, len(opened) - 1) :]
        elif tag["name"] not in _VOID and not tag[0].endswith("/>"):
            opened.append(opened[-1] or tag["name"] in _NO_SPANS or " lang=" in tag[0])
    return "".join((*done, html[at:]))


def _with_spans(html: str, settings: Settings) -> str:
    parts = _parts(unescape(html), settings)
    if len(parts) == 1:
        return html
    language = settings.original.language if settings.original else ""
    return "".join(
        f'<span lang="{language}">{escape(words)}</span>' if is_other else escape(words) for words, is_other in parts
    )


def _parts(text: str, settings: Settings) -> list[tuple[str, bool]]:
    """The pieces of a text, and of each whether it is words in the language of the original: two or more, no address."""
    runs = other_runs(settings.language)
    done, at = list[tuple[str, bool]](), 0
    for run in runs.finditer(text) if runs else ():
        if len(_PLAIN.findall(_ADDRESS.sub(" ", run[0]))) >= _FEW:
            done += [(text[at : run.start()], False), (run[0], True)]
            at = run.end()
    return [*done, (text[at:], False)]

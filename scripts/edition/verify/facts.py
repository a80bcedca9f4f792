"""What the checks ask of a start tag, worked out once for all the pages that repeat the tag."""

from __future__ import annotations

import re
from enum import IntFlag
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from .html import TREES, Tag, parse
from .references import POINTING, Reference, Use, references, refresh_target
from .ways import From, Way, plain_way, way

_STRAY_PERCENT = re.compile(r"%(?![0-9a-fA-F]{2})")
_NOT_IN_ADDRESS = re.compile(r"[\s\\<>\"{}|^`\x00-\x1f]")
_SPACE = re.compile(r"\s")
_KEPT = 100_000

_PLAIN_TAG = re.compile(
    rb"<(?!base|link|meta|script|style|template|svg|math)([a-z][a-z0-9]*)"
    rb'(?:[ \n]+(?!on)[a-z][a-z-]*(?:="[^"&\0\r]*")?)*[ \n]*/?>'
)
_PAIR = re.compile(rb'[ \n]([a-z-]+)="([^"]*)"')
_RARE = frozenset(name.encode() for name in POINTING - {"href"})


class Why(IntFlag):
    """Why a tag is worth a closer look."""

    ODD = 1
    FOREIGN = 2  # it fetches something from a host that it names
    CODE = 4  # it holds a script or a style
    HEAD = 8  # it speaks for the whole page
    TREE = 16  # in its element tags may mean something else


class Facts(NamedTuple):
    """A tag of interest: itself, its anchors, its ways within the site, those to a host, and why to look closer."""

    token: bytes
    anchors: tuple[str, ...]
    ways: tuple[Way, ...] = ()
    hosted: tuple[Way, ...] = ()
    why: int = 0


class Known(dict[bytes, Facts | None]):
    """Facts by a tag's bytes; None for a tag that no check asks about. What has not been seen for long is forgotten."""

    def __init__(self) -> None:
        super().__init__()
        self._older: dict[bytes, Facts | None] = {}

    def __missing__(self, token: bytes) -> Facts | None:
        if len(self) >= _KEPT:
            self._older = dict(self)
            self.clear()
        facts = self[token] = self._older[token] if token in self._older else facts_of(token)
        return facts


def facts_of(token: bytes) -> Facts | None:
    """What a tag says. Most are written so plainly that nothing has to be weighed."""
    plain = _PLAIN_TAG.fullmatch(token)
    if plain is None:
        return weigh(token)
    pairs = _PAIR.findall(token)
    said: dict[bytes, bytes] = dict(pairs)
    if len(said) < len(pairs) or not _RARE.isdisjoint(said):
        return weigh(token)
    name = said.get(b"id")
    anchors = (name.decode("utf-8", "replace"),) if name else ()
    if plain[1] != b"a":
        return weigh(token) if b"href" in said else Facts(token, anchors) if name else None
    if b"name" in said:
        return weigh(token)
    if b"href" not in said:
        return Facts(token, anchors) if name else None
    to = plain_way(said[b"href"])
    if to is None:
        return weigh(token)
    return Facts(token, anchors, (), (to,)) if to.start == From.HOST else Facts(token, anchors, (to,))


def weigh(token: bytes) -> Facts | None:
    """The same of any tag."""
    tag = parse(token)
    if tag is None:
        return None
    pointed = tuple(references(tag, token))
    ways = [(way(r.value), r.use) for r in pointed]
    why = 0
    if any(malformed(r.value) or is_insecure(r) for r in pointed):
        why |= Why.ODD
    if any(is_foreign(r) for r in pointed):
        why |= Why.FOREIGN
    if holds_code(tag, token) or code_attributes(tag):
        why |= Why.CODE
    if tag.element == "base" or any(said(tag) is not None for said in (canonical_of, refresh_of, policy_of)):
        why |= Why.HEAD
    if tag.element in TREES:
        why |= Why.TREE
    anchors = anchors_of(tag)
    if not (pointed or anchors or why):
        return None
    return Facts(
        token,
        anchors,
        tuple({to: 0 for to, use in ways if to.start not in (From.NOWHERE, From.HOST) or _names_us(to, use)}),
        tuple({to: 0 for to, use in ways if to.start == From.HOST and not _names_us(to, use)}),
        why,
    )


def _names_us(to: Way, use: Use) -> bool:
    return to.start == From.HOST and use is Use.NAME


def malformed(value: str) -> str:
    """What is wrong with the writing of an address, or nothing."""
    if value.lower().startswith("mailto:"):
        return "" if _is_mailto(unquote(value)) else "names no mail address"
    if way(value).start == From.NOWHERE:
        return ""
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        return "cannot be read as an address"
    if parts.scheme and not parts.netloc:
        return "names no host"
    if _STRAY_PERCENT.search(value):
        return "has a percent sign that encodes nothing"
    found = _NOT_IN_ADDRESS.search(value)
    if found is None:
        return ""
    return "has a space in it" if found[0] == " " else f"has a '{found[0]}' that must be percent-encoded"


def _is_mailto(value: str) -> bool:
    """Whether there are mailboxes after `mailto:`, or only what the reader's message begins with."""
    boxes, query, _ = value.partition(":")[2].partition("?")
    if not boxes:
        return bool(query)
    return all(
        local and "." in host.strip(".") and "@" not in host and not _SPACE.search(local + host)
        for local, _, host in (box.strip().partition("@") for box in boxes.split(","))
    )


def is_insecure(reference: Reference) -> bool:
    """Whether a browser would ask for it without encryption, from a page that was sent with it."""
    return reference.use is Use.FETCH and reference.value.lower().startswith("http:")


def is_foreign(reference: Reference) -> bool:
    """Whether a browser would turn to another host for it, or might: an address with its host."""
    return reference.use in (Use.FETCH, Use.CONNECT) and way(reference.value).start == From.HOST


def anchors_of(tag: Tag) -> tuple[str, ...]:
    """The names under which an element can be linked to."""
    names = ("id", "name") if tag.element == "a" else ("id",)
    return tuple(sorted({tag.attributes[n].value for n in names if n in tag.attributes} - {""}))


def code_attributes(tag: Tag) -> tuple[str, ...]:
    """The attributes that hold a script or a style."""
    return tuple(
        name
        for name, attribute in tag.attributes.items()
        if name.startswith("on")
        or name == "style"
        or (name in POINTING and attribute.value.strip().lower().startswith("javascript:"))
    )


def holds_code(tag: Tag, token: bytes) -> bool:
    """Whether the element is a script or a style with a text of its own that a browser runs."""
    if tag.element == "style":
        return bool(token[tag.text :].strip())
    kind = tag.attributes["type"].value.strip().lower() if "type" in tag.attributes else ""
    runs = kind in ("", "module") or "javascript" in kind or "ecmascript" in kind
    return tag.element == "script" and runs and "src" not in tag.attributes and bool(token[tag.text :].strip())


def refresh_of(tag: Tag) -> str | None:
    """Where the page takes its reader by itself, if this tag says so."""
    content = _instruction(tag, "refresh")
    return refresh_target(content) if content is not None else None


def policy_of(tag: Tag) -> str | None:
    """The page's content security policy, if this tag holds one."""
    return _instruction(tag, "content-security-policy")


def canonical_of(tag: Tag) -> str | None:
    """The address that the page gives as its own, if this tag says so."""
    if tag.element != "link" or "rel" not in tag.attributes or "href" not in tag.attributes:
        return None
    return tag.attributes["href"].value.strip() if "canonical" in tag.attributes["rel"].value.lower().split() else None


def _instruction(tag: Tag, name: str) -> str | None:
    """The content of a meta element that stands for a header of that name."""
    if tag.element != "meta" or "content" not in tag.attributes or "http-equiv" not in tag.attributes:
        return None
    named = tag.attributes["http-equiv"].value.strip().lower()
    return tag.attributes["content"].value if named == name else None

"""What a tag points to: every attribute that leads a reader somewhere or makes a browser fetch something."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import Enum
from typing import NamedTuple

from . import css
from .html import Attribute, Tag


class Use(Enum):
    """What an address is for."""

    LINK = "leads a reader there"
    FETCH = "is fetched by the browser unasked"
    CONNECT = "is connected to ahead of time"
    NAME = "is given to other sites as an address of this one"


class Reference(NamedTuple):
    """An address as it is meant, its use, and its stretch of the tag's bytes."""

    value: str
    use: Use
    element: str
    attribute: str
    start: int
    end: int


_USES: dict[str, dict[str, Use]] = {
    "href": dict.fromkeys("a area".split(), Use.LINK) | dict.fromkeys("use image feimage script".split(), Use.FETCH),
    "src": dict.fromkeys(
        "img image script iframe frame audio video source track embed input portal".split(), Use.FETCH
    ),
    "poster": {"video": Use.FETCH},
    "data": {"object": Use.FETCH},
    "background": dict.fromkeys("body table td th".split(), Use.FETCH),
    "manifest": {"html": Use.FETCH},
    "action": {"form": Use.LINK},
    "formaction": dict.fromkeys("button input".split(), Use.LINK),
    "cite": dict.fromkeys("blockquote q ins del".split(), Use.LINK),
    "ping": dict.fromkeys("a area".split(), Use.CONNECT),
}
_USES["xlink:href"] = _USES["href"]
_SETS: dict[str, tuple[str, ...]] = {"srcset": ("img", "source"), "imagesrcset": ("link",)}
POINTING = frozenset([*_USES, *_SETS, "style"])
"""The attributes in which an address may stand."""

_RELATIONS: dict[str, Use] = (
    dict.fromkeys(
        "stylesheet icon preload modulepreload prefetch prerender manifest apple-touch-icon mask-icon".split(),
        Use.FETCH,
    )
    | dict.fromkeys("preconnect dns-prefetch".split(), Use.CONNECT)
    | {"canonical": Use.NAME}
)
_NAMED = frozenset(
    "og:url og:image og:image:url og:image:secure_url og:video og:video:url og:audio og:audio:url"
    " twitter:image twitter:image:src".split()
)
_REFRESH = re.compile(r"\s*[\d.]+\s*(?:[;,]\s*|\s)(?:url\s*=\s*)?(?P<quote>[\"']?)(?P<url>.+)", re.I | re.S)
_CANDIDATE = re.compile(r"[\s,]*(?P<url>[^\s,]\S*)", re.ASCII)
_DESCRIPTORS = re.compile(r"(?:[^,(]|\([^)]*\)?)*,?")
_STYLED = re.compile(r"url\(|@import|image-set\(", re.I)


def references(tag: Tag, token: bytes) -> Iterator[Reference]:
    """Every address of a tag, in the order of its attributes, and those of its style."""
    for name, attribute in tag.attributes.items():
        if name in _USES:
            use = _USES[name].get(tag.element)
            if use and (tag.element != "input" or name != "src" or _is(tag, "type", "image")):
                yield _whole(tag, name, attribute, use)
        if name in _SETS and tag.element in _SETS[name]:
            yield from _candidates(tag, name, attribute)
        elif name == "style" and _STYLED.search(attribute.value):
            yield from _styled(tag, name, token[attribute.start : attribute.end], attribute.start)
    yield from _BY_ELEMENT.get(tag.element, _nothing)(tag, token)


def refresh_target(content: str) -> str | None:
    """Where a refreshing page leads, from the content of its meta element; None where it loads itself again.

    https://html.spec.whatwg.org/multipage/semantics.html#attr-meta-http-equiv-refresh
    """
    match = _REFRESH.fullmatch(content)
    if match is None:
        return None
    return match["url"].partition(match["quote"])[0] if match["quote"] else match["url"].strip()


def _is(tag: Tag, name: str, value: str) -> bool:
    return name in tag.attributes and tag.attributes[name].value.strip().lower() == value


def _whole(tag: Tag, name: str, attribute: Attribute, use: Use) -> Reference:
    return Reference(attribute.value.strip(), use, tag.element, name, attribute.start, attribute.end)


def _candidates(tag: Tag, name: str, attribute: Attribute) -> Iterator[Reference]:
    """https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute"""
    at, before, start = 0, 0, attribute.start
    exact = len(attribute.value.encode()) == attribute.end - attribute.start
    while match := _CANDIDATE.match(attribute.value, at):
        url = match["url"].rstrip(",")
        at = match.end()
        if url == match["url"]:
            at = _DESCRIPTORS.match(attribute.value, at).end()  # type: ignore[union-attr]  # it matches everywhere
        start += len(attribute.value[before : match.start("url")].encode())
        before = match.start("url")
        place = (start, start + len(url.encode())) if exact else (attribute.start, attribute.end)
        yield Reference(url, Use.FETCH, tag.element, name, *place)


def _styled(tag: Tag, name: str, sheet: bytes, start: int) -> Iterator[Reference]:
    if name:  # the quotation marks of an attribute's value, at their places
        sheet = sheet.replace(b"&quot;", b'"     ').replace(b"&#34;", b'"    ').replace(b"&#39;", b"'    ")
    for address in css.addresses(sheet):
        if not address.value.startswith("#"):
            place = (start + address.start, start + address.end)
            yield Reference(address.value.strip(), Use.FETCH, tag.element, name or "text", *place)


def _link(tag: Tag, token: bytes) -> Iterator[Reference]:
    if "href" in tag.attributes:
        relations = tag.attributes["rel"].value.lower().split() if "rel" in tag.attributes else []
        use = next((_RELATIONS[relation] for relation in relations if relation in _RELATIONS), Use.LINK)
        yield _whole(tag, "href", tag.attributes["href"], use)


def _meta(tag: Tag, token: bytes) -> Iterator[Reference]:
    content = tag.attributes.get("content")
    if content is None:
        return
    if _is(tag, "http-equiv", "refresh"):
        target = refresh_target(content.value)
        if target:
            start = content.start + max(0, token[content.start : content.end].find(target.encode()))
            yield Reference(target, Use.LINK, "meta", "refresh", start, content.end)
    elif any(tag.attributes[name].value.lower() in _NAMED for name in ("property", "name") if name in tag.attributes):
        yield _whole(tag, "content", content, Use.NAME)


def _style(tag: Tag, token: bytes) -> Iterator[Reference]:
    yield from _styled(tag, "", token[tag.text :], tag.text)


def _nothing(tag: Tag, token: bytes) -> Iterator[Reference]:
    yield from ()


_BY_ELEMENT: dict[str, Callable[[Tag, bytes], Iterator[Reference]]] = {"link": _link, "meta": _meta, "style": _style}

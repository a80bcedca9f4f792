"""What an element points to: every address that leads a reader somewhere or makes a browser ask for something.

By the standards of HTML, SVG and CSS. What scripts ask for is out of reach.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable, Iterator
from enum import Enum
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import unquote_to_bytes, urljoin

from . import css, html
from .html import Element


class Use(Enum):
    """What an address is for."""

    LINK = "leads a reader there"
    REFRESH = "leads a reader there unasked"
    FETCH = "is fetched by the browser unasked"
    CONNECT = "is connected to, or told of a click"
    NAME = "is given to other sites as an address of this one"
    PREFIX = "is what addresses begin with that a script fetches"
    SCOPE = "is what other addresses start from or lie under"


ASKING = frozenset((Use.REFRESH, Use.FETCH, Use.CONNECT, Use.PREFIX))
"""Uses for which a browser turns to the host of an address without the reader's doing."""

UNFOLLOWED = frozenset((Use.PREFIX, Use.SCOPE))
"""Uses for which an address need not lead to a file."""

TEXT = "text"


class Reference(NamedTuple):
    """An address, its use, the element and the attribute that hold it (`TEXT` for the element's own text), and where it
    begins in there, in characters; or where the document begins that stands there and holds it."""

    value: str
    use: Use
    element: str
    attribute: str
    at: int = 0


_USES: dict[str, dict[str, Use]] = {
    "href": dict.fromkeys("a area".split(), Use.LINK) | {"base": Use.SCOPE},
    "src": dict.fromkeys("audio embed frame iframe img input portal script source track video".split(), Use.FETCH),
    "poster": {"video": Use.FETCH},
    "data": {"object": Use.FETCH},
    "background": dict.fromkeys("body table tbody td tfoot th thead tr".split(), Use.FETCH),
    "manifest": {"html": Use.FETCH},
    "action": {"form": Use.LINK},
    "formaction": dict.fromkeys("button input".split(), Use.LINK),
    "cite": dict.fromkeys("blockquote del ins q".split(), Use.LINK),
    "longdesc": dict.fromkeys("frame iframe img".split(), Use.LINK),
}
_LISTS: dict[str, dict[str, Use]] = {
    "ping": dict.fromkeys("a area".split(), Use.CONNECT),
    "attributionsrc": dict.fromkeys("a area img script".split(), Use.CONNECT),
}
_SETS: dict[str, tuple[str, ...]] = {"srcset": ("img", "source"), "imagesrcset": ("link",)}
_HREF = ("href", "xlink:href")
_ANIMATED = ("to", "from", "by", "values")
_PAINTED = frozenset(
    "clip-path color-profile cursor fill filter marker marker-end marker-mid marker-start mask stroke".split()
)
"""The attributes of drawings that may hold the address of a part of a drawing."""
_POINTING = frozenset([*_USES, *_LISTS, *_SETS, *_HREF, *_ANIMATED, *_PAINTED, "style", "srcdoc"])
"""The attributes in which an address may stand, but for what an element says in a way of its own."""

_RELATIONS: dict[str, Use] = (
    dict.fromkeys(
        "stylesheet icon preload modulepreload prefetch prerender manifest apple-touch-icon apple-touch-icon-precomposed"
        " apple-touch-startup-image mask-icon fluid-icon compression-dictionary".split(),
        Use.FETCH,
    )
    | dict.fromkeys("preconnect dns-prefetch".split(), Use.CONNECT)
    | {"canonical": Use.NAME}
)
_NAMED = frozenset(
    "og:url og:image og:image:url og:image:secure_url og:video og:video:url og:audio og:audio:url"
    " twitter:image twitter:image:src twitter:player".split()
)
_REFRESH = re.compile(r"\s*[\d.]+\s*(?:[;,]\s*|\s)(?:url\s*=\s*)?(?P<quote>[\"']?)(?P<url>.+)", re.I | re.S)
_CANDIDATE = re.compile(r"[\s,]*(?P<url>[^\s,]\S*)", re.ASCII)
_DESCRIPTORS = re.compile(r"(?:[^,(]|\([^)]*\)?)*,?")
_DATA = re.compile(r"data:([^,;]*)((?:;[^,;]*)*),(.*)", re.IGNORECASE | re.DOTALL)
_DOCUMENTS = frozenset("text/html application/xhtml+xml image/svg+xml".split())


def references(element: Element) -> Iterator[Reference]:
    """Every address of an element, in the order of its attributes, and those of its text."""
    name = element.name
    for attribute, value in element.attributes.items() if not _POINTING.isdisjoint(element.attributes) else ():
        use = _USES.get(attribute, {}).get(name)
        if use and (name != "input" or attribute != "src" or _lower(element, "type") == "image"):
            yield _whole(element, attribute, value, use)
            yield from _within(element, attribute, value)
        elif name in _LISTS.get(attribute, ()):
            for match in re.finditer(r"\S+", value):
                yield Reference(match[0], _LISTS[attribute][name], name, attribute, match.start())
        elif name in _SETS.get(attribute, ()):
            yield from _candidates(element, attribute, value)
        elif attribute == "style":
            yield from in_style(value, name, attribute)
        elif attribute == "srcdoc" and name == "iframe":
            yield from _in_document(element, attribute, value)
        elif name not in _BY_ELEMENT and (attribute in _HREF or attribute in _ANIMATED or attribute in _PAINTED):
            yield from _in_drawing(element, attribute, value)
    yield from _BY_ELEMENT.get(name, _nothing)(element)


def in_style(sheet: str, element: str, attribute: str = TEXT) -> Iterator[Reference]:
    """The addresses of a style sheet, and of those that it holds as data."""
    for address in css.addresses(sheet):
        if not address.value.startswith("#default#"):  # what an old browser had built in
            yield Reference(address.value, Use.FETCH, element, attribute, address.at)
        if inner := _sheet_in(address.value):
            yield from (r._replace(at=address.at) for r in in_style(inner, element, attribute))


def in_manifest(text: str) -> Iterator[Reference]:
    """The addresses of a web app's manifest. https://www.w3.org/TR/appmanifest/"""
    said = _json(text)
    if not isinstance(said, dict):
        return
    for key, use in (("start_url", Use.LINK), ("scope", Use.SCOPE)):
        if isinstance(said.get(key), str):
            yield _quoted(text, said[key], use, "manifest")
    shortcuts = _dicts(said.get("shortcuts"))
    yield from (_quoted(text, s["url"], Use.LINK, "manifest") for s in shortcuts if isinstance(s.get("url"), str))
    for image in (
        i for holder in (said, *shortcuts) for key in ("icons", "screenshots") for i in _dicts(holder.get(key))
    ):
        if isinstance(image.get("src"), str):
            yield _quoted(text, image["src"], Use.FETCH, "manifest")


def refresh_target(content: str) -> str | None:
    """Where a refreshing page leads, from the content of its meta element; None where it loads itself again.

    https://html.spec.whatwg.org/multipage/semantics.html#attr-meta-http-equiv-refresh
    """
    match = _REFRESH.fullmatch(content)
    if match is None:
        return None
    return match["url"].partition(match["quote"])[0] if match["quote"] else match["url"].strip()


def _lower(element: Element, attribute: str) -> str:
    return element.attributes.get(attribute, "").strip().lower()


def _whole(element: Element, attribute: str, value: str, use: Use) -> Reference:
    return Reference(value.strip(), use, element.name, attribute, len(value) - len(value.lstrip()))


def _candidates(element: Element, attribute: str, value: str) -> Iterator[Reference]:
    """https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute"""
    at = 0
    while match := _CANDIDATE.match(value, at):
        url = match["url"].rstrip(",")
        at = match.end()
        if url == match["url"]:
            at = _DESCRIPTORS.match(value, at).end()  # type: ignore[union-attr]  # it matches everywhere
        yield Reference(url, Use.FETCH, element.name, attribute, match.start("url"))


def _in_drawing(element: Element, attribute: str, value: str) -> Iterator[Reference]:
    """In SVG every element may have a style in any attribute, and all but links fetch what they name."""
    if not element.is_svg:
        return
    if attribute in _HREF:
        yield _whole(element, attribute, value, Use.LINK if element.name == "a" else Use.FETCH)
    elif attribute not in _ANIMATED:
        yield from in_style(value, element.name, attribute)
    elif element.attributes.get("attributeName", "").lower() in _HREF:
        for match in re.finditer(r"[^;\s]+", value):
            yield Reference(match[0], Use.FETCH, element.name, attribute, match.start())


def _within(element: Element, attribute: str, value: str) -> Iterator[Reference]:
    """The addresses in a document that an element shows and that stands in its address as data."""
    if element.name in ("iframe", "frame", "embed", "object"):
        kind, inner = _data(value)
        if kind in _DOCUMENTS:
            yield from _in_document(element, attribute, inner)


def _in_document(element: Element, attribute: str, document: str) -> Iterator[Reference]:
    found = html.elements(html.parse(document))
    base = next((e.attributes["href"] for e in found if e.name == "base" and "href" in e.attributes), "")
    for reference in (r for inner in found if inner.name != "base" for r in references(inner)):
        if not reference.value.startswith("#"):
            value = _joined(base, reference.value)
            yield Reference(value, reference.use, element.name, attribute)


def _joined(base: str, value: str) -> str:
    try:
        return urljoin(base, value)
    except ValueError:  # no address at all
        return value


def _sheet_in(address: str) -> str:
    kind, inner = _data(address)
    return inner if kind == "text/css" else ""


@lru_cache(maxsize=100)
def _data(address: str) -> tuple[str, str]:
    """The media type and the text of a `data:` address. https://fetch.spec.whatwg.org/#data-urls"""
    match = _DATA.match(address.strip()) if address[:9].lstrip()[:5].lower() == "data:" else None
    if match is None:
        return "", ""
    data = unquote_to_bytes(match[3])
    if "base64" in match[2].lower():
        try:
            data = base64.b64decode(data)
        except binascii.Error:
            data = b""
    return match[1].strip().lower(), data.decode("utf-8", "replace")


def _link(element: Element) -> Iterator[Reference]:
    value = element.attributes.get("href")
    if value is not None:
        relations = _lower(element, "rel").split()
        use = next((_RELATIONS[relation] for relation in relations if relation in _RELATIONS), Use.LINK)
        yield _whole(element, "href", value, use)
        if sheet := _sheet_in(value) if "stylesheet" in relations else "":
            yield from (r._replace(at=0) for r in in_style(sheet, "link", "href"))


def _meta(element: Element) -> Iterator[Reference]:
    content = element.attributes.get("content")
    if content is None:
        return
    if _lower(element, "http-equiv") == "refresh":
        target = refresh_target(content)
        if target:
            yield Reference(target, Use.REFRESH, "meta", "content", max(0, content.rfind(target)))
    elif _lower(element, "property") in _NAMED or _lower(element, "name") in _NAMED:
        yield _whole(element, "content", content, Use.NAME)


def _style(element: Element) -> Iterator[Reference]:
    yield from in_style(element.text, "style")


def _script(element: Element) -> Iterator[Reference]:
    """Scripts may be given as data: maps of modules, and rules of what is fetched ahead."""
    if element.is_svg:
        yield from (
            _whole(element, name, element.attributes[name], Use.FETCH) for name in _HREF if name in element.attributes
        )
    kind = _lower(element, "type")
    text = element.text if kind in ("importmap", "speculationrules", "webbundle") else ""
    said = _json(text)
    if kind == "importmap":
        maps = [said.get("imports"), said.get("scopes")] if isinstance(said, dict) else []
        for value in (v for v in _leaves(maps) if v.startswith(("/", "./", "../")) or ":" in v):
            yield _quoted(text, value, Use.PREFIX if value.endswith("/") else Use.FETCH, "script")
    elif kind == "speculationrules":
        rules = [rule for group in _groups(said) for rule in _dicts(group)]
        yield from (_quoted(text, url, Use.FETCH, "script") for rule in rules for url in _leaves(rule.get("urls")))
    elif kind == "webbundle":
        source = said.get("source") if isinstance(said, dict) else None
        yield from (_quoted(text, url, Use.FETCH, "script") for url in _leaves(source))


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _groups(said: Any) -> list[Any]:
    return list(said.values()) if isinstance(said, dict) else []


def _leaves(value: Any) -> Iterator[str]:
    """The texts in what JSON says, however deep."""
    if isinstance(value, str):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _leaves(item)


def _quoted(text: str, value: str, use: Use, element: str) -> Reference:
    """An address that JSON holds, at the first place where it stands as it is."""
    return Reference(value.strip(), use, element, TEXT, max(0, text.find(f'"{value}"') + 1))


def _nothing(element: Element) -> Iterator[Reference]:
    yield from ()


_BY_ELEMENT: dict[str, Callable[[Element], Iterator[Reference]]] = {
    "link": _link,
    "meta": _meta,
    "style": _style,
    "script": _script,
}

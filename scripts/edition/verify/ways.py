"""From an address in a page to the file and anchor that it means, without asking what the page is."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote


class From(IntEnum):
    """Where the way starts, if not so many folders up from the page (0 and more)."""

    NOWHERE = -1  # another scheme, or nothing that a file could answer
    PAGE = -2  # the page itself
    ROOT = -3  # the host's root
    HOST = -4  # an address with its host


class Way(NamedTuple):
    """How many folders up from the page, and on from there: `(1, "drivers/", "d1")` for `../drivers/#d1`.

    `rest` is decoded, its dots resolved; `fragment` is as written.
    """

    start: int
    rest: str = ""
    fragment: str = ""


NOWHERE = Way(From.NOWHERE)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_PLAIN = re.compile(
    rb"(?P<up>(?:\.\./)*)(?P<rest>(?:[\w~-][\w.~-]*/)*(?:[\w~-][\w.~-]*)?)(?:#(?P<fragment>[\w.-]*))?"
    rb"|(?P<host>https?://[\w-]+(?:\.[\w-]+)*(?:/[\w.~/-]*)?)(?:#(?P<there>[\w.-]*))?"
)
_CONTROLS = str.maketrans("", "", "\t\n\r")


@lru_cache(maxsize=20_000)
def way(value: str) -> Way:
    """Reads an address as a browser does. https://url.spec.whatwg.org/#url-parsing"""
    value = value.translate(_CONTROLS)
    if not value:
        return NOWHERE
    scheme = _SCHEME.match(value)
    if scheme and scheme[0].lower() not in ("http:", "https:"):
        return NOWHERE
    whole, _, fragment = value.partition("#")
    fragment = fragment.partition(":~:")[0]
    path = whole.partition("?")[0].replace("\\", "/")
    if scheme or path.startswith("//"):
        return Way(From.HOST, whole.partition("?")[0], fragment)
    if not path:
        return Way(From.PAGE, "", fragment)
    parts: list[str] = []
    up = 0
    *folders, last = path.removeprefix("/").split("/")
    for part in [*folders, *([last, ""] if last in (".", "..") else [last])][:-1]:
        if part == "..":
            up, _ = (up, parts.pop()) if parts else (up + 1, "")
        elif part != ".":
            parts.append(unquote(part))
    end = "" if last in (".", "..") else unquote(last)
    rest = "".join(f"{part}/" for part in parts) + end
    return Way(From.ROOT if path.startswith("/") else up, rest, fragment)


def plain_way(value: bytes) -> Way | None:
    """The way of an address that is written so plainly that nothing can be wrong with its writing; None for others."""
    match = _PLAIN.fullmatch(value) if value else None
    if match is None:
        return None
    up, rest, fragment, host, there = match.groups()
    if host is not None:
        return Way(From.HOST, host.decode(), (there or b"").decode())
    start = len(up) // 3 if up or rest else From.PAGE
    return Way(start, rest.decode(), (fragment or b"").decode())


def folders_of(address: str) -> list[str]:
    """The folders from the site's root down to the page's own: `["", "a/", "a/b/"]` for `a/b/c.html`."""
    found = [""]
    for part in address.split("/")[:-1]:
        found.append(f"{found[-1]}{part}/")
    return found

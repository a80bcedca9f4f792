"""Addresses as a browser reads them (https://url.spec.whatwg.org/), and what is wrong with the writing of one."""

from __future__ import annotations

import difflib
import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from ada_url import join_url


class Start(IntEnum):
    """Where an address starts from, if not so many folders up from the page (0 and more)."""

    NOWHERE = -1  # another scheme, or nothing that a file could answer
    PAGE = -2  # the page itself
    ROOT = -3  # the host's root
    HOST = -4  # a host of its own


class Url(NamedTuple):
    """An address, parsed: `(1, "drivers/", "d1")` for `../drivers/#d1`.

    `path` is decoded and without query; that of an address with a host is the whole normalized address up to there.
    `fragment` is as written. `wrong` says what is wrong with the writing, or nothing.
    """

    start: int
    path: str = ""
    fragment: str = ""
    wrong: str = ""


# Relative addresses are resolved from a folder so deep that none climbs past its root; what is left of it is counted.
_DEPTH, _STEP = 64, "-up-/"
_ROOT = (
    "ftp://site.invalid/"  # neither http: nor https:, for `http:a` would be relative to the one, `https:a` to the other
)
_BASE = _ROOT + _STEP * _DEPTH

_STEPS = re.compile(f"(?:{_STEP})*")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_STRIPPED = "".join(map(chr, range(0x21)))
_REMOVED = str.maketrans("", "", "\t\n\r")
_FORBIDDEN = re.compile(r"[\s\\<>\"{}|^`\x00-\x1f]|%(?![0-9a-fA-F]{2})")
_NAMES_HOST = re.compile(r"(?:[a-z]+:)?[/\\]{2}[^/\\?#]", re.IGNORECASE)
_SPACE = re.compile(r"\s")
HOSTED = ("http", "https", "ftp", "ws", "wss")
"""Schemes whose addresses name a host that a browser may ask. https://url.spec.whatwg.org/#special-scheme"""

_COMMON = ("https", "http", "mailto", "javascript")
"""Schemes that a slip of the fingers is compared with. There are hundreds, and anyone may add one."""


@lru_cache(maxsize=200_000)
def parse(value: str) -> Url:
    text = value.strip(_STRIPPED).translate(_REMOVED)
    if not text:
        return Url(Start.NOWHERE)
    scheme = _SCHEME.match(text)
    if scheme and scheme[1].lower() not in HOSTED:
        return Url(Start.NOWHERE, wrong=_wrong_scheme(scheme[1].lower(), text))
    try:
        joined = join_url(_BASE, text)
    except ValueError:
        return Url(Start.NOWHERE, wrong="cannot be read as an address")
    path = joined.partition("#")[0].partition("?")[0]
    fragment = text.partition("#")[2].partition(":~:")[0]
    has_authority = scheme is not None or (text[0] in "/\\" and text[1:2] in ("/", "\\"))
    wrong = _wrong_writing(value.strip(), has_authority)
    if not path.startswith(_ROOT):
        path = path if scheme else f"https:{path.removeprefix('ftp:')}"
        wrong = wrong or ("names a scheme in the place of its host" if host_of(path) in HOSTED else "")
        return Url(Start.HOST, path, fragment, wrong)
    if text[0] in "?#":
        return Url(Start.PAGE, "", fragment, wrong)
    left = path.removeprefix(_ROOT)
    if text[0] in "/\\":
        return Url(Start.ROOT, unquote(left), fragment, wrong)
    steps = _STEPS.match(left)
    down = steps.end() if steps else 0
    return Url(_DEPTH - down // len(_STEP), unquote(left[down:]), fragment, wrong)


def join(base: str, value: str) -> Url:
    """The same of an address on a page whose base is an address with a host."""
    try:
        joined = join_url(base, value)
    except ValueError:
        return parse(value)
    return parse(joined)


def has_host(path: str) -> bool:
    """Whether this is a normalized address with a host, and not a path."""
    scheme, mark, _ = path.partition("://")
    return bool(mark) and scheme in HOSTED


def host_of(address: str) -> str:
    """The host of a normalized address, without port: `example.org`."""
    return address.partition("://")[2].partition("/")[0].rpartition("@")[2].partition(":")[0]


def _wrong_scheme(scheme: str, text: str) -> str:
    if scheme == "mailto":
        return "" if _is_mailto(unquote(text)) else "names no mail address"
    if scheme == "file":
        return "leads to a file of one machine"
    if len(scheme) == 1:
        return "names a drive of one machine"
    if ("." in scheme or scheme == "localhost") and text[len(scheme) + 1 :][:1].isdecimal():
        return "has no 'https://' before its host"
    near = difflib.get_close_matches(scheme, _COMMON, 1, 0.8)
    return f"begins with '{scheme}:' where '{near[0]}:' is meant" if near and near[0] != scheme else ""


def _is_mailto(value: str) -> bool:
    """Whether there are mailboxes after `mailto:`, or only what the reader's message begins with."""
    boxes, query, _ = value.partition(":")[2].partition("?")
    if not boxes:
        return bool(query)
    return all(
        local and not local.startswith("//") and host.strip(".") and "@" not in host and not _SPACE.search(local + host)
        for local, _, host in (box.strip().partition("@") for box in boxes.split(","))
    )


def _wrong_writing(value: str, has_authority: bool) -> str:
    if has_authority and not _NAMES_HOST.match(value):
        return "names no host"
    found = _FORBIDDEN.search(value)
    if found is None:
        return ""
    if found[0] == "%":
        return "has a percent sign that encodes nothing"
    return "has a space in it" if found[0] == " " else f"has a '{found[0]}' that must be percent-encoded"

"""What a record of the bibliography must and may hold.

Types and variables are CSL's (https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types);
`custom` is CSL-JSON's place for what a project adds.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from ..content.vocabulary import SOURCE_GROUPS

TYPES: frozenset[str] = frozenset(
    [
        "article-magazine",
        "article-newspaper",
        "bill",
        "hearing",
        "interview",
        "legal_case",
        "legislation",
        "post-weblog",
        "regulation",
        "report",
        "speech",
        "treaty",
        "webpage",
    ]
)

FIELDS: frozenset[str] = frozenset(
    [
        "id",
        "type",
        "title",
        "author",
        "issued",
        "number",
        "genre",
        "container-title",
        "volume",
        "issue",
        "section",
        "page",
        "number-of-pages",
        "event-title",
        "authority",
        "publisher",
        "publisher-place",
        "archive",
        "language",
        "URL",
        "custom",
    ]
)

REQUIRED: dict[str, tuple[str, ...]] = {
    "": ("type", "title", "URL"),
    "bill": ("type", "title", "number", "URL"),
    "hearing": ("type", "title", "number", "URL"),
    "report": ("type", "title", "author", "URL"),
    "article-newspaper": ("type", "title", "container-title", "URL"),
    "article-magazine": ("type", "title", "container-title", "URL"),
}
"""Fields that a type cannot do without; the empty type is every other."""

CUSTOM_FIELDS: tuple[str, ...] = (
    "group",
    "title",
    "title-en",
    "address",
    "details",
    "archived",
    "seen",
    "locators",
    "use",
    "note",
)

REQUIRED_CUSTOM: tuple[str, ...] = ("group", "address", "details", "use")

MARKS: dict[str, tuple[str, ...]] = {
    "group": tuple(SOURCE_GROUPS),
    "title": ("descriptive",),
    "address": ("read", "copy", "formed", "general"),
    "details": ("confirmed", "partly confirmed"),
}

_HOST = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}", re.IGNORECASE)


def address_fault(address: str) -> str:
    """What is wrong with an address, as the rest of a sentence, or nothing."""
    wrong = re.search(r"[\s\x00-\x1f\x7f<>\"{}|\\^`\u200e\u200f\u202a-\u202e\u2066-\u2069]", address)
    if wrong:
        name = f"'{wrong[0]}'" if wrong[0].isprintable() else f"the character U+{ord(wrong[0]):04X}"
        return f"holds {name}, which no address may"
    if re.search(r"%(?![0-9A-Fa-f]{2})", address):
        return "holds a stray '%'"
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError:
        return "cannot be read as an address"
    if parts.scheme not in ("http", "https"):
        return "does not begin with 'https://'"
    if parts.username or parts.password:
        return "holds a user name or password"
    if port is not None:
        return "names a port"
    if not _HOST.fullmatch(host):
        return "has no proper host"
    return ""

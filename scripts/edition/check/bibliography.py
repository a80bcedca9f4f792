"""What a record of the bibliography must and may hold.

Types and variables are CSL's (https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types);
`custom` is CSL-JSON's place for what a project adds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..content import emphasis
from ..content.model import Locator, Source
from ..content.numbers import VALUES, is_backwards, ranges
from ..content.vocabulary import NAME_FIELDS, SOURCE_GROUPS

TYPES: frozenset[str] = frozenset(
    [
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "bill",
        "book",
        "chapter",
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
        "editor",
        "issued",
        "edition",
        "collection-title",
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
        "DOI",
        "ISBN",
        "custom",
    ]
)

STRUCTURED: frozenset[str] = frozenset([*NAME_FIELDS, "issued", "language", "custom"])
"""The fields that hold more than one value, or whose values have a rule of their own."""

NAMES: tuple[tuple[str, ...], ...] = (("literal",), ("family", "given", "static-ordering"))
"""What a name may hold: a body's, and a person's, who has the first of these at least."""

REQUIRED: dict[str, tuple[str, ...]] = {
    "": ("type", "title", "URL"),
    "article-journal": ("type", "title", "container-title", "issued", "URL"),
    "bill": ("type", "title", "number", "authority", "issued", "URL"),
    "book": ("type", "title", "publisher", "issued", "URL"),
    "chapter": ("type", "title", "author", "container-title", "publisher", "issued", "URL"),
    "hearing": ("type", "title", "number", "issued", "URL"),
    "legislation": ("type", "title", "URL"),
    "post-weblog": ("type", "title", "container-title", "issued", "URL"),
    "legal_case": ("type", "title", "number", "author", "URL"),
    "regulation": ("type", "title", "number", "authority", "issued", "URL"),
    "report": ("type", "title", "author", "issued", "URL"),
    "speech": ("type", "title", "author", "issued", "URL"),
    "treaty": ("type", "title", "issued", "URL"),
    "article-newspaper": ("type", "title", "container-title", "URL"),
    "article-magazine": ("type", "title", "container-title", "URL"),
}
"""Fields that a type cannot do without; the empty type is every other."""

EITHER: dict[str, tuple[str, ...]] = {
    "article-journal": ("volume", "issue", "DOI"),
    "book": ("author", "editor"),
    "legislation": ("number", "volume"),
}
"""Fields of which a type must have one."""

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


@dataclass(frozen=True, slots=True)
class Symbol:
    """How an issuer numbers its documents: in records of these groups and types, what a field holds, with an example.

    `begins` narrows it to values that begin so; the first row that fits a value is its own.
    """

    name: str
    groups: frozenset[str]
    types: frozenset[str]
    field: str
    begins: str
    pattern: re.Pattern[str]
    example: str


def _symbol(name: str, where: str, field: str, begins: str, pattern: str, example: str) -> Symbol:
    groups, _, types = where.partition(":")
    return Symbol(
        name, frozenset(groups.split()), frozenset(types.split()), field, begins, re.compile(pattern), example
    )


_PARTS = r"(?:, (?:div\.|tit\.|title|subtitle|sec\.|secs\.|pt\.) [0-9A-Z]+(?:[–-][0-9A-Z]+)?)*"
_CHAMBER = r"(?:H\.R\.|S\.|H\. Res\.|S\. Res\.|H\. Con\. Res\.|S\. Con\. Res\.|H\.J\. Res\.|S\.J\. Res\.)"
_BODY = r"(?:A|S|E|T|ST|DP|HRI|CAT|CCPR|CED|CEDAW|CERD|CMW|CRC|CRPD|ECOSOC|GA|SC|SG|DSG|HR|ORG|PAL|DC)"

SYMBOLS: tuple[Symbol, ...] = (
    _symbol(
        "a resolution of the Security Council",
        "un:",
        "number",
        "S/RES/",
        r"S/RES/[0-9]+ \([0-9]{4}\)",
        "S/RES/1718 (2006)",
    ),
    _symbol(
        "a resolution of the General Assembly",
        "un:",
        "number",
        "A/RES/",
        r"A/RES/(?:ES-)?[0-9]+/[0-9]+[A-Z]?",
        "A/RES/69/188",
    ),
    _symbol(
        "a resolution of the Human Rights Council",
        "un:",
        "number",
        "A/HRC/RES/",
        r"A/HRC/RES/(?:S-)?[0-9]+/[0-9]+",
        "A/HRC/RES/25/25",
    ),
    _symbol("a meeting’s record", "un:", "number", "S/PV", r"S/PV\.[0-9]+(?: \(Resumption [0-9]\))?", "S/PV.7353"),
    _symbol(
        "a United Nations document",
        "un:",
        "number",
        "",
        rf"{_BODY}(?:/(?:[A-Z]{{1,10}}(?:\.[0-9]+)?|(?:S-)?[0-9]+|(?:Rev|Add|Corr|Amend)\.[0-9]+))+",
        "A/HRC/25/63",
    ),
    _symbol(
        "a public law",
        "law:legislation",
        "number",
        "",
        rf"Pub\. L\. [0-9]{{2,3}}-[0-9]{{1,3}}{_PARTS}",
        "Pub. L. 115-44",
    ),
    _symbol("a bill", "law:bill", "number", "", rf"{_CHAMBER} [1-9][0-9]*", "H.R. 3012"),
    _symbol(
        "the Congress of a bill",
        "law:bill",
        "authority",
        "",
        r".*, [0-9]+(?:st|nd|rd|th) Congress",
        "United States Senate, 118th Congress",
    ),
    _symbol("an executive order", "law:regulation", "number", "", r"Exec\. Order [0-9]{4,5}", "Exec. Order 13722"),
    _symbol(
        "a title of the U.S. Code or a volume of the Statutes",
        "law:legislation",
        "volume",
        "",
        r"[1-9][0-9]{0,2}",
        "22",
    ),
    _symbol(
        "a section of the U.S. Code",
        "law:legislation",
        "section",
        "",
        r"§{0,2} ?[0-9]+[a-z]{0,2}(?:-[0-9]+[a-z]?)?(?:[–-][0-9]+[a-z]{0,2})?(?: et seq\.)?",
        "9241a",
    ),
    _symbol(
        "a treaty", "treaties:", "number", "", r"[0-9]+ UNTS (?:No\. )?[0-9]+|T\.?I\.?A\.?S\.? [0-9-]+", "189 UNTS 137"
    ),
)
"""United Nations symbols: https://research.un.org/en/docs/symbols"""


RICH = frozenset(("title", "title-short", "container-title", "collection-title", "event-title", "custom.title-en"))
"""Fields whose words may be in italics."""

_HTML_ITALICS = re.compile(r"<(?P<tag>i|em|cite)>(?P<words>[^<>*]+)</(?P=tag)>", re.IGNORECASE)
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|\*\*|__|`|\]\(|\[\[")


def markup(field: str, text: str) -> tuple[str, str] | None:
    """What of a field's text is markup that no reference knows, as a sentence, and how to write it."""
    if field in ("URL", "DOI", "custom.archived", "id"):
        return None
    found = _MARKUP.search(text)
    if found:
        mended = _HTML_ITALICS.sub(r"*\g<words>*", text)
        known = field in RICH and mended != text and not _MARKUP.search(mended)
        hint = f"write '{_in_yaml(mended)}'" if known else "write words alone"
        return f"'{text}' has '{found[0]}', which is printed as it stands", hint
    if field not in RICH and emphasis.plain(text) != text:
        return f"'{text}' is printed with its asterisks", f"write '{_in_yaml(emphasis.plain(text))}'"
    return None


def _in_yaml(text: str) -> str:
    """A text as a value of YAML, in double quotes where it could be something else."""
    return f'"{text}"' if text.startswith(("*", "&", "[", "{", "@", "`")) or ": " in text or " #" in text else text


_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s\"<>]*[^\s\"<>.,;]")
_LEADS = re.compile(r"(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*", re.IGNORECASE)
_PAGED = frozenset(("article-journal", "chapter"))


def identifier_fault(source: Source) -> tuple[str, str, str] | None:
    """What is wrong with the first identifier of a source: its field, the fault as a sentence, and a hint.

    https://www.doi.org/doi-handbook/, https://www.isbn-international.org/content/isbn-users-manual
    """
    doi, isbn, page = source.text("DOI"), source.text("ISBN"), source.text("page")
    if doi and not _DOI.fullmatch(doi):
        bare = _LEADS.sub("", doi)
        return (
            "DOI",
            f"'{doi}' is no DOI",
            f"write '{bare}'" if _DOI.fullmatch(bare) else "for example '10.1525/as.2012.52'",
        )
    if isbn and not is_isbn(isbn):
        return "ISBN", f"'{isbn}' is no ISBN: its last digit does not fit the others", "for example '978-0-06-199850-8'"
    if page and source.text("type") in _PAGED and not _is_pages(page):
        return "page", f"'{page}' names no pages, or the last before the first", "for example '475-501'"
    return None


def is_isbn(text: str) -> bool:
    """Whether a text is an ISBN of ten or thirteen digits, with or without hyphens, whose check digit fits."""
    digits = re.sub("[ -]", "", text)
    if re.fullmatch("[0-9]{9}[0-9Xx]", digits):
        return sum((10 - at) * (10 if d in "Xx" else int(d)) for at, d in enumerate(digits)) % 11 == 0
    if re.fullmatch("97[89][0-9]{10}", digits):
        return sum((1, 3)[at % 2] * int(d) for at, d in enumerate(digits)) % 10 == 0
    return False


def _is_pages(text: str) -> bool:
    return VALUES[False].fullmatch(text) is not None and not any(map(is_backwards, ranges(Locator("page", text))))


def symbol_fault(source: Source) -> tuple[str, Symbol] | None:
    """The first field of a source whose value is not as its issuer writes it, and how that would be."""
    group, kind = source.custom.get("group"), source.text("type")
    done = set()
    for symbol in SYMBOLS:
        value = source.text(symbol.field)
        if not value or symbol.field in done or group not in symbol.groups or not value.startswith(symbol.begins):
            continue
        if symbol.types and kind not in symbol.types:
            continue
        done.add(symbol.field)
        if not symbol.pattern.fullmatch(value):
            return value, symbol
    return None


LANGUAGE = re.compile(r"(?P<code>[a-z]{2})(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")
LANGUAGES = frozenset(
    "ar be bg bn cs da de el en es et fa fi fr ga he hi hr hu hy id is it ja ka kk km ko ky lo lt lv mk mn ms mt my nb"
    " ne nl nn no pl ps pt ro ru sk sl sq sr sv sw ta tg th tk tl tr uk ur uz vi zh".split()
)
"""Language tags (RFC 5646) with two-letter codes (ISO 639-1), as far as sources are likely to be written in them."""

COUNTRIES = {"kr": "ko", "kp": "ko", "jp": "ja", "cn": "zh", "tw": "zh", "gb": "en", "us": "en", "ua": "uk", "vn": "vi"}
"""Codes of countries that are taken for those of their languages."""


def normal(title: str) -> str:
    """A title as it is compared: letters and digits alone."""
    return " ".join(re.findall(r"[^\W_]+", title.casefold()))


def same_address(address: str) -> str:
    """An address as it is compared: what servers and browsers make no difference of is left out."""
    bare = re.sub(r"^https?://(?:www\.)?", "", address.casefold())
    return re.sub(r"(?:/|/index\.html?)?$", "", bare)


def name_faults(names: object) -> Iterator[str]:
    """What is wrong with the names of a record: of each name the first."""
    if not isinstance(names, list):
        yield "is no list of names"
        return
    for name in names:
        said = _name_fault(name)
        if said:
            yield said


def _name_fault(name: object) -> str:
    if not isinstance(name, dict):
        return f"'{name}' is not said to be a body's or a person's"
    parts = next((parts for parts in NAMES if parts[0] in name), None)
    if parts is None:
        return f"a name has neither {' nor '.join(repr(parts[0]) for parts in NAMES)}"
    strange = next((part for part in name if part not in parts), None)
    if strange is not None:
        return f"a name with '{parts[0]}' has '{strange}'"
    empty = next((part for part in name if part != "static-ordering" and not _is_text(name[part])), None)
    return "" if empty is None else f"the '{empty}' of a name is no text"


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


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

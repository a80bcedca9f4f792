"""Our records as CSL items: where the style and a kind of document differ, the item is mended here.

An item is CSL-JSON (https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables). An adapter
mends one thing: it is given an item and returns the variables that change, None for one that goes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ..content import emphasis
from ..content.dates import issued
from ..content.model import Source
from ..content.vocabulary import NAME_FIELDS

Item = dict[str, Any]
Changes = dict[str, Any]
Adapter = Callable[[Item], Changes]

RICH = ("title", "title-short", "container-title", "collection-title", "event-title", "annote")
"""Variables whose words may be in italics."""

FOREIGN = re.compile("\ue000(?P<language>[A-Za-z-]+)\ue001(?P<text>[^\ue002]*)\ue002")
"""A title in another language as the items carry it through the processor, which knows no mark for it."""


def csl_item(source: Source, alias: str = "") -> Item:
    """The CSL-JSON item of a record, under another id if need be. What `custom` says is said in CSL's variables.

    A field that is neither text nor a list of names is left out; that it is there is for the checker to say.
    """
    item: Item = {name: value for name, value in source.item.items() if isinstance(value, str)}
    item |= {"id": alias or source.key, "type": item.get("type", "document"), "custom": source.custom}
    for role in NAME_FIELDS:
        names = source.item.get(role)
        item[role] = [name for name in names if isinstance(name, dict)] if isinstance(names, list) else []
    group = source.custom.get("group")
    for adapt in (*KINDS.get((group, item["type"]), ()), *GROUPS.get(group, ()), *EVERY):
        item = {name: value for name, value in (item | adapt(item)).items() if value is not None}
    return item


# Law, after The Bluebook: short names of the series, numbers named by what they count.

SERIES = {
    "Statutes at Large": "Stat.",
    "United States Code": "U.S.C.",
    "Federal Register": "Fed. Reg.",
    "UNTS": "U.N.T.S.",
    "United Nations Treaty Series": "U.N.T.S.",
}
_PUBLIC_LAW = re.compile(
    r"""(?:Pub(?:\.|lic)[ ]L(?:\.|aw)[ ](?:No\.[ ])?)?
    (?P<number>\d+[-–]\d+.*?)
    (?:,[ ](?:secs?\.|§+)[ ](?P<section>.+))?""",
    re.VERBOSE,
)
_CODE = re.compile(r"(?P<volume>\d+) U\.S\.C\. (?:§+|chapter|ch\.)? ?(?P<section>\w+): (?P<heading>.+)")
_ORDER = re.compile(r"(?:(?:Exec\.|Executive) Order (?:No\. )?)?(?P<number>\d[\d,]*)")
_ORDER_TITLE = re.compile(r"(?:Exec\.|Executive) Order (?:No\. )?\d[\d,]*: (?P<heading>.+)")
_CONGRESS = re.compile(r"(?P<ordinal>\d+(?:st|nd|rd|th)) Congress")
_TREATY_SERIES = re.compile(r"(?P<volume>\d+) (?P<series>UNTS|U\.N\.T\.S\.)(?: (?P<page>\d+))?")


def series(item: Item) -> Changes:
    """`Statutes at Large` → `Stat.`"""
    name = item.get("container-title", "")
    return {"container-title": SERIES.get(name, name) or None}


def public_law(item: Item) -> Changes:
    """`Pub. L. 116-92, div. F, secs. 1-3` → series `Pub. L. No.`, number `116-92, div. F` and sections.

    The style's own label would make a plural of the hyphen.
    """
    match = _PUBLIC_LAW.fullmatch(item.get("number", ""))
    if not match:
        return {}
    own = item.get("section", "")
    sections = match["section"] or (own if own[:1].isdigit() else None)
    return {"genre": "Pub. L. No.", "number": match["number"], "section": sections}


def code_section(item: Item) -> Changes:
    """`22 U.S.C. 9241b: Sanctions on …` → volume, section and heading, unless the record has them apart."""
    match = _CODE.fullmatch(item.get("title", ""))
    if not match:
        return {}
    return {"title": match["heading"]} | {name: item.get(name, match[name]) for name in ("volume", "section")}


def section_range(item: Item) -> Changes:
    """`7801-7846` → `7801–7846`"""
    return {"section": re.sub(r"(?<=\w)-(?=\d)", "–", item["section"])} if item.get("section") else {}


def executive_order(item: Item) -> Changes:
    """`Exec. Order 13722` → series `Exec. Order No.`, number `13722`; the title loses the number it begins with."""
    number, title = _ORDER.fullmatch(item.get("number", "")), _ORDER_TITLE.fullmatch(item.get("title", ""))
    changes: Item = {"genre": "Exec. Order No.", "number": number["number"]} if number else {}
    return changes | ({"title": title["heading"]} if title else {})


def congress(item: Item) -> Changes:
    """`United States Senate, 117th Congress` → `117th Cong.`: the bill's number tells the chamber."""
    match = _CONGRESS.search(item.get("authority", ""))
    return {"authority": f"{match['ordinal']} Cong."} if match else {}


def treaty_series(item: Item) -> Changes:
    """`189 UNTS 137` → volume, series and page."""
    match = _TREATY_SERIES.fullmatch(item.get("number", ""))
    if not match:
        return {}
    return {"volume": match["volume"], "container-title": match["series"], "page": match["page"], "number": None}


def multilateral(item: Item) -> Changes:
    """The United Nations, under which a treaty was made, is neither its party nor its publisher."""
    by = {author.get("literal") for author in item["author"]} | {item.get("publisher")}
    return {"author": [], "publisher": None} if "United Nations" in by else {}


def as_enacted(item: Item) -> Changes:
    """The title of a law has the capitals that the law gives it."""
    return {"title": _verbatim(item["title"])} if item.get("title") else {}


# Documents of the United Nations: body, title, symbol, date. CSL has no type for them.


def official_document(item: Item) -> Changes:
    """A resolution, decision or meeting record is no statute, case or hearing of a national law."""
    return {"type": "document"}


def un_body(item: Item) -> Changes:
    """`United Nations Security Council` → `UN Security Council`, which the symbol makes publisher enough."""
    names = [
        author | {"literal": re.sub(r"^United Nations (?=.+ Council$|General Assembly$)", "UN ", author["literal"])}
        if "literal" in author
        else author
        for author in item["author"]
    ]
    return {"author": names, "publisher": None if names and item.get("number") else item.get("publisher")}


def symbol_once(item: Item) -> Changes:
    """An opinion whose title begins with its number is not numbered again."""
    number = item.get("number", "")
    return {"number": None} if number and item.get("title", "").startswith(number) else {}


# Every document.

_DESIGNATION = re.compile(r"(?:Resolution|Decision|Opinion No\.) \d")
_KOREAN_GIVEN_NAME = re.compile(r"[A-Z][a-z]+-[a-z]+")
_KOREAN_NAME = re.compile(
    rf"\b(?:An|Choe|Choi|Cho|Han|Hwang|Jang|Jo|Jong|Jung|Kang|Kim|Lee|Moon|Pak|Park|Ri|Shin|Sin|Song|Yoon|Yun) "
    rf"{_KOREAN_GIVEN_NAME.pattern}"
)
_ARTICLES = frozenset({"article-newspaper", "article-magazine", "post-weblog"})
_OTHER_SCRIPT = re.compile("[\u0370-\u1fff\u3040-\ud7ff]")


def dates(item: Item) -> Changes:
    """`2014-02-07` → date-parts, `1990~` → about 1990; the day the address was seen becomes `accessed`."""
    written = {"issued": item.get("issued"), "accessed": item["custom"].get("seen")}
    return {name: csl_date(date) for name, date in written.items() if isinstance(date, str)}


def csl_date(text: str) -> Changes:
    """A date in CSL-JSON. https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json"""
    found = issued(text)
    if found is None:
        return {"literal": text}
    parts = [[int(part) for part in date.split("-")] for date in (found.first, found.last) if date]
    return {"date-parts": parts} | ({"circa": True} if found.about else {})


def family_first(item: Item) -> Changes:
    """A name that is said family first, `Song Sang-ho`, is written so everywhere and never inverted.

    Korean given names show it by their hyphen, others by CSL-JSON's `static-ordering`.
    """
    return {role: [_family_first(name) for name in item[role]] for role in NAME_FIELDS}


def _family_first(name: Item) -> Item:
    if not {"family", "given"} <= name.keys():
        return name
    is_first = name.get("static-ordering") == "true" or _KOREAN_GIVEN_NAME.fullmatch(name["given"])
    return {"literal": f"{name['family']} {name['given']}"} if is_first else name


def named_once(item: Item) -> Changes:
    """An organisation that speaks through its own outlet, or publishes its own words, is named once."""
    authors = item["author"]
    sole = authors[0].get("literal", "") if len(authors) == 1 else ""
    changes: Item = {}
    if sole and _same(sole, item.get("publisher", "")):
        changes = {"publisher": None, "publisher-place": None}
    container = item.get("container-title", sole if item["type"] in _ARTICLES else "")
    if sole and _same(sole, container):
        unsigned = {"author": [], "container-title": container}
        changes |= unsigned if item["type"] in _ARTICLES else {"container-title": None}
    return changes


def described(item: Item) -> Changes:
    """Words that stand for a title are in brackets, unless they are how the document is called and numbered.

    A title proper leaves `Kim Jong-un` his small letter.
    """
    title = item.get("title", "")
    if item["custom"].get("title") != "descriptive":
        return {"title": _KOREAN_NAME.sub(lambda name: _verbatim(name[0]), title) or None}
    return {"keyword": "untitled", "title": title if is_designation(title) else f"[{title}]"}


def is_designation(title: str) -> bool:
    """Whether a title is how the document is called and numbered, `Resolution 2397 (2017)`."""
    return bool(_DESIGNATION.match(title))


def translated(item: Item) -> Changes:
    """The English rendering of a title follows it."""
    return {"annote": item["custom"].get("title-en")}


_SMALL_WORDS = (
    "a an and as at but by for from in into nor of on onto or over per so than the to up via with yet".split()
)
_AFTER_POINT = re.compile(rf"(?<=[A-Za-z]\.) (?P<word>{'|'.join(_SMALL_WORDS)})(?= )")


def after_abbreviations(item: Item) -> Changes:
    """A small word behind the point of an abbreviation begins no sentence: `U.S. and U.K. Act`."""
    return {
        name: _AFTER_POINT.sub(lambda small: f" {_verbatim(small['word'])}", item[name])
        for name in ("title", "annote")
        if isinstance(item.get(name), str)
    }


def in_italics(item: Item) -> Changes:
    """`The *Pueblo* Incident`, as CSL-JSON writes it; a title in another script has none."""
    return {name: csl_text(item[name]) for name in RICH if isinstance(item.get(name), str)}


def csl_text(text: str) -> str:
    """A text whose italics are those of CSL-JSON.

    https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html#html-like-formatting-tags
    """
    return emphasis.marked(text, "<i>", "</i>")


def in_its_language(item: Item) -> Changes:
    """A title in another script is marked with its language, for a voice to read it in."""
    language, title = item.get("language", ""), re.sub("</?i>", "", item.get("title", ""))
    return {"title": f"\ue000{language}\ue001{title}\ue002"} if language and _OTHER_SCRIPT.search(title) else {}


def names_as_written(item: Item) -> Changes:
    """The name of a newspaper, site or series has the capitals it gives itself."""
    return {"container-title": _verbatim(item["container-title"])} if item.get("container-title") else {}


def without_ours(item: Item) -> Changes:
    """What is left of `custom`, and an empty list of names, mean nothing to a processor."""
    return {"custom": None} | {role: item[role] or None for role in NAME_FIELDS}


def _verbatim(text: str) -> str:
    """Text that title case passes over. https://docs.citationstyles.org/en/stable/specification.html#text-case"""
    return f'<span class="nocase">{text}</span>'


def _same(one: str, other: str) -> bool:
    """Whether an organisation is named again, if with more words: `KBS World`, `KBS World Radio`."""
    one, other = (name.casefold().removeprefix("the ") for name in (one, other))
    return bool(other) and f"{other} ".startswith(f"{one} ")


KINDS: dict[tuple[object, str], tuple[Adapter, ...]] = {
    ("law", "legislation"): (public_law, code_section, section_range, series, as_enacted),
    ("law", "regulation"): (executive_order, series, as_enacted),
    ("law", "bill"): (congress, series, as_enacted),
    ("treaties", "treaty"): (treaty_series, multilateral, series),
    ("un", "legislation"): (official_document,),
    ("un", "legal_case"): (official_document, symbol_once),
    ("un", "hearing"): (official_document,),
}
"""What mends a kind of document, by the group and type of its record."""

GROUPS: dict[object, tuple[Adapter, ...]] = {"un": (un_body,)}
EVERY: tuple[Adapter, ...] = (
    dates,
    family_first,
    named_once,
    described,
    translated,
    after_abbreviations,
    in_italics,
    in_its_language,
    names_as_written,
    without_ours,
)

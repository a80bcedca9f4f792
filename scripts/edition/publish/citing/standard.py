"""Items of law, treaties and official documents as the Chicago, APA and Bluebook styles expect them, none amended.

The references of the site have a style that is amended for them (`render/style.py`); whoever takes a file into another
program has not. An adapter mends one thing, as those of `render/csl.py` do, and several of them are theirs.
https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types
"""

from __future__ import annotations

import re

from ...render.csl import (
    Adapter,
    Changes,
    Item,
    code_section,
    congress,
    multilateral,
    section_range,
    series,
    symbol_once,
    treaty_series,
)

_PUBLIC_LAW = re.compile(r"Pub\. L\. (?:No\. )?(?P<number>[0-9]+-[0-9]+)(?:, (?P<part>.+))?")
_NO_BREAK_HYPHEN = "\u2011"
_GENRES = ((re.compile(r"/RES/"), "Resolution"), (re.compile(r"/PV\."), "Verbatim record"))
"""What a document of the United Nations is, by its symbol."""


def for_styles(item: Item, group: object) -> Item:
    """An item with what its kind needs, by the group and type of its record."""
    whole: Item = {"author": [], **item}
    for adapt in _KINDS.get((group, item["type"]), ()):
        whole = {name: value for name, value in (whole | adapt(whole)).items() if value is not None}
    return {name: value for name, value in whole.items() if value != []}


def public_law(item: Item) -> Changes:
    """`Pub. L. 116-92, div. F` → number `116‑92` and the note `Div. F`.

    A style writes the series itself, and takes a hyphen, a comma or a space for a sign of several numbers.
    """
    match = _PUBLIC_LAW.fullmatch(item.get("number", ""))
    if not match:
        return {}
    part = match["part"]
    note = {"note": f"{part[0].upper()}{part[1:]}."} if part else {}
    return {"number": match["number"].replace("-", _NO_BREAK_HYPHEN), **note}


def order(item: Item) -> Changes:
    """An executive order is called by its number in its title; a style would write `No. Exec. Order 13722`."""
    return {"number": None}


def official_document(item: Item) -> Changes:
    """A resolution or meeting record is no statute or hearing of a national law. Its symbol stands for its publisher."""
    number = item.get("number", "")
    genre = next((name for pattern, name in _GENRES if pattern.search(number)), None)
    genre = None if genre and item["title"].startswith(genre) else genre
    publisher = None if number else item.get("publisher")
    return {"type": "document", "publisher": publisher} | ({"genre": genre} if genre else {})


def judgment(item: Item) -> Changes:
    """A court is the authority of its judgment, not the author."""
    courts = [author["literal"] for author in item["author"] if "literal" in author]
    return {"author": [], "authority": courts[0]} if courts and "authority" not in item else {}


_KINDS: dict[tuple[object, str], tuple[Adapter, ...]] = {
    ("law", "legislation"): (public_law, code_section, section_range, series),
    ("law", "regulation"): (order, series),
    ("law", "bill"): (congress, series),
    ("law", "legal_case"): (judgment,),
    ("treaties", "treaty"): (treaty_series, multilateral, series),
    ("un", "legislation"): (official_document,),
    ("un", "legal_case"): (official_document, symbol_once),
    ("un", "hearing"): (official_document,),
}

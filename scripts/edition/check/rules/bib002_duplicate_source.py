"""Two sources are one: they have the same id, document number or address, or the same title and year.

Two notes would lead to one document, and what rests on it would be split.

Bad:  two records with 'number: A/HRC/25/63'
Good: one record, cited by one key
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.dates import issued
from ...content.model import Edition, Source
from ...content.places import Fault
from ..bibliography import normal, same_address


def check(edition: Edition) -> Iterator[Fault]:
    seen: dict[tuple[str, ...], Source] = {}
    for source in edition.sources:
        marks = _marks(source)
        same = next(((field, seen[mark]) for field, mark in marks.items() if _is_same(source, mark, seen)), None)
        if same:
            field, first = same
            said = f"'{source.key}' has the same {field} as the record at {first.span.path}:{first.span.line}"
            place = source.places.get(field.partition(" ")[0], source.span)
            yield Fault(place, said, "keep one record, and cite that")
        for mark in marks.values():
            seen.setdefault(mark, source)


def _is_same(source: Source, mark: tuple[str, ...], seen: dict[tuple[str, ...], Source]) -> bool:
    """Whether another source has this mark. A title that comes back every year has numbers to tell its documents apart."""
    if mark not in seen:
        return False
    return mark[0] != "title" or not (source.text("number") and seen[mark].text("number"))


def _year(source: Source) -> str:
    found = issued(source.text("issued"))
    return found.first[:4] if found else ""


def _marks(source: Source) -> dict[str, tuple[str, ...]]:
    """By field, what a source shares with no other. A general address is many documents'."""
    number, address, title = source.text("number"), source.text("URL"), normal(source.text("title"))
    year = _year(source)
    marks: dict[str, tuple[str, ...]] = {"id": ("id", source.key)}
    if number:
        marks["number"] = ("number", number.casefold())
    if address and source.custom.get("address") != "general":
        marks["URL"] = ("URL", same_address(address))
    if source.text("DOI"):
        marks["DOI"] = ("DOI", source.text("DOI").casefold())
    if title and year:
        marks["title and year"] = ("title", title, year)
    return marks

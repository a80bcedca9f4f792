"""Rules on the bibliography: what a record of a source must have, and how its values are written."""

from __future__ import annotations

from collections.abc import Iterator

from ...content.dates import is_date, issued
from ...content.model import Edition, Source
from ...content.places import Fault
from ...content.suggest import did_you_mean, is_misspelt
from ...content.vocabulary import NAME_FIELDS
from ..bibliography import (
    COUNTRIES,
    CUSTOM_FIELDS,
    EITHER,
    FIELDS,
    LANGUAGE,
    LANGUAGES,
    MARKS,
    REQUIRED,
    REQUIRED_CUSTOM,
    STRUCTURED,
    TYPES,
    address_fault,
    identifier_fault,
    markup,
    name_faults,
    normal,
    same_address,
    symbol_fault,
)
from ..dates import hint, hint_of_issue, is_issued


def bib001_missing_field(edition: Edition) -> Iterator[Fault]:
    """A source lacks a field that its type must have.

    The reference could not be read, or not be found.

    Bad:  - {id: eo-13687, type: legislation, title: …} without URL
    Good: - {id: eo-13687, type: legislation, title: …, URL: …}
    """
    for source in edition.sources:
        kind = source.text("type")
        choices = [(field,) for field in REQUIRED.get(kind, REQUIRED[""])]
        for fields in (*choices, *([EITHER[kind]] if kind in EITHER else ())):
            if not any(source.item.get(field) or is_misspelt(field, source.item, FIELDS) for field in fields):
                named = " and no ".join(f"'{field}'" for field in fields)
                yield Fault(source.span, f"'{source.key}' has no {named}", f"add a line '{fields[0]}: …'")
        for field in REQUIRED_CUSTOM:
            if field in source.item:
                continue  # it is told as unknown there
            if not source.custom.get(field) and not is_misspelt(field, source.custom, CUSTOM_FIELDS):
                yield Fault(source.span, f"'{source.key}' has no 'custom.{field}'", f"add '{field}: …' under 'custom:'")


def bib002_duplicate_source(edition: Edition) -> Iterator[Fault]:
    """Two sources are one: they have the same id, document number or address, or the same title and year.

    Two notes would lead to one document, and what rests on it would be split.

    Bad:  two records with 'number: A/HRC/25/63'
    Good: one record, cited by one key
    """
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


def bib003_malformed_address(edition: Edition) -> Iterator[Fault]:
    """A source's address is no address that a browser could open.

    The reader could not reach the source.

    Bad:  URL: undocs.org/A/HRC/25/63
    Good: URL: https://undocs.org/A/HRC/25/63
    """
    for source in edition.sources:
        for name, address in (("URL", source.text("URL")), ("custom.archived", str(source.custom.get("archived", "")))):
            fault = address_fault(address) if address else ""
            if fault:
                yield Fault(
                    source.places.get(name, source.span),
                    f"the address '{address}' {fault}",
                    "for example 'https://undocs.org/A/HRC/25/63'",
                )


_HINTS = {
    "issued": "for example '2014-02-07', '2014-02', '2014', '2012/2014' or '1990~'",
    "custom.seen": "for example '2014-02-07', '2014-02' or '2014'",
}


def bib004_malformed_date(edition: Edition) -> Iterator[Fault]:
    """A source's date is not written as year, year and month, full date, range or about when; or it has not come yet.

    It would be printed wrong, or not at all. What is later than the ledger's last line cannot have been read.

    Bad:  issued: 7 February 2014
    Good: issued: 2014-02-07
    """
    today = max((line.date for line in edition.ledger if is_date(line.date)), default="")
    listed = {line.address for line in edition.ledger}
    for source in edition.sources:
        for name, value in (("issued", source.item.get("issued")), ("custom.seen", source.custom.get("seen"))):
            if value is None:
                continue
            if not isinstance(value, str):
                yield Fault(source.places[name], f"'{name}' must be one date", _HINTS[name])
            elif not (is_issued(value) if name == "issued" else is_date(value)):
                mended = (hint_of_issue if name == "issued" else hint)(value, _HINTS[name])
                yield Fault(source.places[name], f"'{value}' is no date", mended)
            elif _is_to_come(value, today) and f"/{source.key}/" in listed:
                said = f"'{value}' is after {today}, the last day of work that the ledger tells of"
                yield Fault(source.places[name], said, "look the date up")


def _is_to_come(value: str, today: str) -> bool:
    found = issued(value)
    last = (found.last or found.first) if found else ""
    return last[: len(today)] > today[: len(last)]


_LIST = "see CSL's list of variables"
_NAMES = "write '- {literal: United Nations}' for a body, '- {family: Alder, given: Wren}' for a person"


def bib005_unknown_value(edition: Edition) -> Iterator[Fault]:
    """A source has a type, a field or a mark that is not in CSL or not in this edition's list, or an author without a name.

    The reference would be formatted as something else.

    Bad:  type: newspaper-article
    Good: type: article-newspaper
    """
    for source in edition.sources:
        kind = source.text("type")
        if kind and kind not in TYPES:
            yield Fault(
                source.places.get("type", source.span),
                f"unknown type '{kind}'",
                did_you_mean(kind, TYPES, f"one of {', '.join(sorted(TYPES))}"),
            )
        for field in source.item:
            if field not in FIELDS:
                yield Fault(
                    source.places[field],
                    f"unknown field '{field}'",
                    "indent it, to stand under 'custom:'"
                    if field in CUSTOM_FIELDS
                    else did_you_mean(field, FIELDS, _LIST, source.item),
                )
        for field, value in source.item.items():
            if field in FIELDS and field not in STRUCTURED and not isinstance(value, str):
                yield Fault(source.places[field], f"'{field}' must be one value", f"for example '{field}: …'")
        for role in (role for role in NAME_FIELDS if source.item.get(role)):
            for said in name_faults(source.item[role]):
                yield Fault(source.places.get(role, source.span), f"{role}: {said}", _NAMES)
        for field, value in source.custom.items():
            span = source.places.get(f"custom.{field}", source.span)
            if field not in CUSTOM_FIELDS:
                yield Fault(
                    span,
                    f"unknown field 'custom.{field}'",
                    did_you_mean(
                        field, set(CUSTOM_FIELDS) - source.custom.keys(), f"one of {', '.join(CUSTOM_FIELDS)}"
                    ),
                )
            elif field in MARKS and not isinstance(value, str):
                yield Fault(span, f"'custom.{field}' must be one value", f"one of {', '.join(MARKS[field])}")
            elif field in MARKS and value not in MARKS[field]:
                yield Fault(
                    span,
                    f"unknown custom.{field} '{value}'",
                    did_you_mean(str(value), MARKS[field], f"one of {', '.join(MARKS[field])}"),
                )


def bib006_malformed_symbol(edition: Edition) -> Iterator[Fault]:
    """A source's number, DOI, ISBN or pages are not written as its issuer writes them.

    Who looks for the document by its number would not find it.

    Bad:  number: A-HRC-25-63
    Good: number: A/HRC/25/63
    """
    for source in edition.sources:
        if identifier := identifier_fault(source):
            field, said, hint = identifier
            yield Fault(source.places.get(field, source.span), said, hint)
        if wrong := symbol_fault(source):
            value, symbol = wrong
            span = source.places.get(symbol.field, source.span)
            yield Fault(span, f"'{value}' does not read as {symbol.name}", f"for example '{symbol.example}'")
        elif source.text("number").startswith("S/RES/"):
            year, issued = source.text("number")[-5:-1], source.text("issued")[:4]
            if issued and year != issued:
                said = f"'{source.text('number')}' and 'issued: {source.text('issued')}' name two years"
                yield Fault(source.places["number"], said, "look the resolution up, and mend the one that is wrong")


def bib007_unknown_language(edition: Edition) -> Iterator[Fault]:
    """A source's language is no language tag.

    A voice would read the title in the wrong language.

    Bad:  language: kr
    Good: language: ko
    """
    for source in edition.sources:
        language = source.item.get("language")
        if language is None:
            continue
        match = LANGUAGE.fullmatch(str(language))
        if match is None or match["code"] not in LANGUAGES:
            meant = COUNTRIES.get(str(language).casefold())
            hint = f"'{language}' is a country; its language is '{meant}'" if meant else "for example 'ko' or 'zh-Hant'"
            yield Fault(source.places["language"], f"unknown language '{language}'", hint)


def bib008_stray_markup(edition: Edition) -> Iterator[Fault]:
    """A source's title or another of its fields holds marks that references do not know: HTML, bold, code, a link.

    They would be printed as they stand. Italics in titles are written with asterisks.

    Bad:  title: The <i>Pueblo</i> Incident
    Good: title: The *Pueblo* Incident
    """
    for source in edition.sources:
        fields = [(name, value) for name, value in source.item.items() if name != "custom"]
        fields += [(f"custom.{name}", value) for name, value in source.custom.items()]
        for name, value in fields:
            if isinstance(value, str) and (found := markup(name, value)):
                said, hint = found
                yield Fault(source.places.get(name, source.span), said, hint)

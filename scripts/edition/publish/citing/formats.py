"""CSL-JSON items written in the formats that reference managers read: RIS, BibTeX, CSL-JSON.

RIS as in the specification of 2011 (https://en.wikipedia.org/wiki/RIS_(file_format)), one field a line. BibTeX in the
entry types that every style knows; https://www.bibtex.org/Format/. biblatex in its own types, with dates and places
whole; https://ctan.org/pkg/biblatex, section 2. Pandoc writes both too, but leaves out the notes, and with them whose
words a claim's are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from ...content.vocabulary import NAME_FIELDS

Item = Mapping[str, Any]
Writer = Callable[[Sequence[Item]], str]


def csl_json(items: Sequence[Item]) -> str:
    return json.dumps(list(items), ensure_ascii=False, indent=1) + "\n"


# RIS

_RIS_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "chapter": "CHAP",
    "hearing": "HEAR",
    "legal_case": "CASE",
    "document": "RPRT",
    "legislation": "STAT",
    "post-weblog": "BLOG",
    "regulation": "STAT",
    "report": "RPRT",
    "speech": "ELEC",
    "treaty": "STAT",
    "webpage": "ELEC",
}
_RIS_FIELDS = {
    "title": "TI",
    "container-title": "T2",
    "collection-title": "T3",
    "edition": "ET",
    "publisher": "PB",
    "authority": "PB",
    "publisher-place": "CY",
    "genre": "M3",
    "volume": "VL",
    "issue": "IS",
    "number": "M1",
    "section": "SE",
    "page": "SP",
    "ISBN": "SN",
    "DOI": "DO",
    "language": "LA",
    "URL": "UR",
    "abstract": "AB",
    "note": "N1",
}


def ris(items: Sequence[Item]) -> str:
    """One record an item. Lines end in CR and LF, as the format asks."""
    return "".join(f"{line}\r\n" for item in items for line in (*_ris_lines(item), ""))


def _ris_lines(item: Item) -> Iterator[str]:
    yield f"TY  - {_RIS_TYPES.get(item['type'], 'GEN')}"
    yield f"ID  - {item['id']}"
    for author in item.get("author", ()):
        yield f"AU  - {_ris_name(author)}"
    for editor in item.get("editor", ()):
        yield f"ED  - {_ris_name(editor)}"
    for variable, day in (("issued", "DA"), ("accessed", "Y2")):
        parts = _date_parts(item, variable)
        if parts and variable == "issued":
            yield f"PY  - {parts[0]:04}"
        if parts:
            written = [f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:]), *[""] * (3 - len(parts))]
            more = _more_of_date(item, variable)
            yield f"{day}  - {'/'.join([*written, more] if more else written)}"
    fields = {tag: item[variable] for variable, tag in reversed(_RIS_FIELDS.items()) if item.get(variable)}
    for tag in dict.fromkeys(_RIS_FIELDS.values()):
        if tag in fields:
            text = without_italics(_one_line(fields[tag]))
            pages = _PAGES.fullmatch(text) if tag == "SP" else None
            yield f"{tag}  - {pages['first'] if pages else text}"
            if pages:
                yield f"EP  - {pages['last']}"
    if item.get("annote"):
        yield f"N1  - {_one_line(item['annote'])}"
    yield "ER  - "


def _ris_name(name: Mapping[str, str]) -> str:
    """A name; one of a body that has a comma ends in a comma, so that it is not parted into family and given name."""
    written = _name(name)
    return f"{written}," if "literal" in name and "," in written else written


# BibTeX

_BIBTEX_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "document": "techreport",
    "report": "techreport",
}
_BIBTEX_FIELDS: dict[str, dict[str, str]] = {
    "techreport": {"publisher": "institution", "genre": "type"},
    "article": {"container-title": "journal", "publisher": "publisher", "issue": "number"},
    "book": {"publisher": "publisher"},
    "incollection": {"container-title": "booktitle", "publisher": "publisher"},
    "misc": {"container-title": "howpublished", "publisher": "publisher", "authority": "organization", "genre": "type"},
}
_BIBTEX_SHARED = {
    "publisher-place": "address",
    "volume": "volume",
    "issue": "issue",
    "number": "number",
    "page": "pages",
    "edition": "edition",
    "collection-title": "series",
    "ISBN": "isbn",
    "DOI": "doi",
    "language": "language",
    "abstract": "abstract",
    "note": "note",
    "annote": "annote",
}
_BIBLATEX_TYPES = {
    **_BIBTEX_TYPES,
    "bill": "legislation",
    "document": "report",
    "legal_case": "jurisdiction",
    "legislation": "legislation",
    "post-weblog": "online",
    "regulation": "legislation",
    "report": "report",
    "speech": "online",
    "treaty": "legislation",
    "webpage": "online",
}
_BIBLATEX_FIELDS: dict[str, dict[str, str]] = {
    "report": {"publisher": "institution", "authority": "institution", "genre": "type"},
    "article": {"container-title": "journaltitle", "publisher": "publisher", "issue": "number"},
    "book": {"publisher": "publisher"},
    "incollection": {"container-title": "booktitle", "publisher": "publisher"},
    "online": {"publisher": "organization", "container-title": "organization", "genre": "type"},
    "legislation": {
        "container-title": "howpublished",
        "publisher": "publisher",
        "authority": "organization",
        "genre": "type",
    },
    "jurisdiction": {"container-title": "howpublished", "authority": "institution", "genre": "type"},
    "misc": {"container-title": "howpublished", "publisher": "publisher", "authority": "organization", "genre": "type"},
}
_BIBLATEX_SHARED = {**_BIBTEX_SHARED, "publisher-place": "location", "annote": "annotation"}
_SUBTYPES = {"article-newspaper": "newspaper", "article-magazine": "magazine"}
_LISTS = frozenset({"address", "howpublished", "institution", "location", "organization", "publisher"})
"""Fields that a program parts at `and`, if they are not braced."""
_LAW = frozenset({"bill", "legislation", "regulation", "treaty"})
_PAGES = re.compile(r"(?P<first>[A-Z]?[0-9]+|[ivxlc]+)[-–](?P<last>[A-Z]?[0-9]+|[ivxlc]+)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LATEX = re.compile(r"[\\{}&%$#_~^]")
_LATEX_WORDS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def bibtex(items: Sequence[Item]) -> str:
    """One entry an item. Titles and names of bodies are braced, so that no style changes their capitals."""
    return "\n".join(_entry(item, _BIBTEX_TYPES, _BIBTEX_FIELDS, _BIBTEX_SHARED, _bibtex_date(item)) for item in items)


def biblatex(items: Sequence[Item]) -> str:
    """The same in the types and fields of biblatex, dates as they are known."""
    return "\n".join(
        _entry(item, _BIBLATEX_TYPES, _BIBLATEX_FIELDS, _BIBLATEX_SHARED, _biblatex_date(item)) for item in items
    )


def _entry(
    item: Item,
    types: Mapping[str, str],
    fields_of: Mapping[str, Mapping[str, str]],
    shared: Mapping[str, str],
    dates: Sequence[tuple[str, str]],
) -> str:
    kind = types.get(item["type"], "misc")
    fields = {"title": f"{{{{{_latex(item['title'])}}}}}"}
    for role in NAME_FIELDS:
        names = [_latex(_name(a)) if "family" in a else f"{{{_latex(_name(a))}}}" for a in item.get(role, ())]
        fields |= {role: f"{{{' and '.join(names)}}}"} if names else {}
    fields |= dict(dates)
    for variable, name in {**fields_of[kind], **shared, **fields_of[kind]}.items():
        if item.get(variable):
            text = _one_line(item[variable])
            written = _PAGES.sub(r"\g<first>--\g<last>", text) if variable == "page" else text
            value = written if variable == "DOI" else _latex(written)
            fields[name] = f"{{{{{value}}}}}" if name in _LISTS else f"{{{value}}}"
    if item["type"] in _LAW and _place_of_law(item):
        fields["howpublished"] = f"{{{{{_latex(_place_of_law(item))}}}}}"
    if item.get("URL"):
        fields["url"] = f"{{{item['URL']}}}"
    seen = _date_parts(item, "accessed")
    if seen:
        fields["urldate"] = f"{{{'-'.join(f'{part:02}' for part in seen)}}}"
    body = "".join(f"  {name} = {value},\n" for name, value in fields.items())
    return f"@{kind}{{{item['id']},\n{body}}}\n"


def _bibtex_date(item: Item) -> list[tuple[str, str]]:
    date = _date_parts(item, "issued")
    fields = [("date", f"{{{_edtf(item['issued'])}}}")] if _more_of_date(item, "issued") else []
    fields += [("year", f"{{{date[0]}}}")] if date else []
    fields += [("month", _MONTHS[date[1] - 1])] if len(date) > 1 else []
    return fields + ([("day", f"{{{date[2]}}}")] if len(date) > 2 else [])


def _biblatex_date(item: Item) -> list[tuple[str, str]]:
    subtype = [("entrysubtype", f"{{{_SUBTYPES[item['type']]}}}")] if item["type"] in _SUBTYPES else []
    return subtype + ([("date", f"{{{_edtf(item['issued'])}}}")] if _date_parts(item, "issued") else [])


def _place_of_law(item: Item) -> str:
    """Where a law, order, bill or treaty stands, which no common style writes of a number and a volume apart.

    `Pub. L. No. 115-44, 131 Stat. 886`, `22 U.S.C. § 9241`, `189 U.N.T.S. 137`
    """
    series = " ".join(filter(None, [item.get("volume"), item.get("container-title"), _start(item.get("page", ""))]))
    section = f" § {item['section']}" if item.get("section") and not item.get("page") else ""
    number = f"{'Pub. L. No. ' if item['type'] == 'legislation' else ''}{item['number']}" if item.get("number") else ""
    congress = item.get("authority", "") if item["type"] == "bill" else ""
    return _one_line(", ".join(filter(None, [number, f"{series}{section}".strip(), congress])))


def _start(pages: str) -> str:
    match = _PAGES.fullmatch(pages)
    return match["first"] if match else pages


def _latex(text: str) -> str:
    """A text as LaTeX has it, italics and all."""
    escaped = _LATEX.sub(lambda m: _LATEX_WORDS.get(m[0], f"\\{m[0]}"), text)
    return escaped.replace("<i>", r"\emph{").replace("</i>", "}")


def _edtf(date: Mapping[str, Any]) -> str:
    """A date with its other end, or with the mark of one that is known about. https://www.loc.gov/standards/datetime/"""
    days = ["-".join(f"{part:02}" for part in parts) for parts in date["date-parts"]]
    return "/".join(f"{day}~" if date.get("circa") else day for day in days)


# Shared.


def _name(author: Mapping[str, str]) -> str:
    if "literal" in author:
        return author["literal"]
    return ", ".join(author[part] for part in ("family", "given") if author.get(part))


def without_italics(text: str) -> str:
    """The words of a text in CSL-JSON."""
    return text.replace("<i>", "").replace("</i>", "")


def _more_of_date(item: Item, variable: str) -> str:
    """What a date says besides its first day: `ca.`, `to 2014`."""
    date = item.get(variable)
    if not isinstance(date, Mapping):
        return ""
    years = [str(parts[0]) for parts in date.get("date-parts", [])[1:]]
    return "ca." if date.get("circa") and not years else f"to {years[0]}" if years else ""


def _date_parts(item: Item, variable: str) -> list[int]:
    date = item.get(variable)
    parts: list[list[int]] = date.get("date-parts", []) if isinstance(date, Mapping) else []
    return parts[0] if parts else []


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("\u2011", "-").strip()


FORMATS: dict[str, Writer] = {"ris": ris, "bib": bibtex, "json": csl_json}
"""The writers by the ending of their files."""
LISTS: dict[str, Writer] = {**FORMATS, "biblatex.bib": biblatex}
"""The same for lists of sources, which readers of LaTeX take as a whole."""

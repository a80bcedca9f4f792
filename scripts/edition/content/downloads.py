"""The files beside the pages that the build publishes: where each is, and what a reader can do with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .dates import date
from .model import Edition


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away. `path` is under the site's base; `name` is the words of the link to it."""

    path: str
    name: str
    what: str


MATRIX = Download("data/matrix.csv", "Matrix of the pathways (CSV)", "the cells of the matrix, word for word")

DOWNLOADS: dict[str, tuple[Download, ...]] = {
    "data": (
        Download(
            "data/graph.jsonld",
            "Evidence graph (JSON-LD)",
            "every unit, claim, source and relation, each at its permanent address, with its context",
        ),
        Download("data/context.jsonld", "Context of the graph (JSON-LD)", "what each key of the graph means"),
        Download(
            "data/claims.csv",
            "Claims (CSV)",
            "one row a claim, for a spreadsheet: UTF-8, parted by commas, as RFC 4180",
        ),
        Download("data/claims.json", "Claims (JSON)", "the same as objects"),
        Download("data/claims.schema.json", "Schema of the claims (JSON Schema)", "what each field of a claim holds"),
        Download("data/unit.schema.json", "Schema of a unit (JSON Schema)", "what the file of each unit holds"),
        Download(
            "data/sources.json",
            "Sources (CSL-JSON)",
            "the bibliography, with what each source is relied on for and the claims that rest on it",
        ),
        Download("data/sources.bib", "Sources (BibTeX)", "the bibliography for BibTeX and its kin"),
        Download("data/sources.ris", "Sources (RIS)", "the bibliography for EndNote, Mendeley, Zotero and their kin"),
        Download("data/qr-codes.zip", "QR codes (ZIP)", "the code of the short address of every unit and claim"),
        MATRIX,
        Download(
            "data/addresses.txt",
            "Ledger of addresses (text)",
            "every address ever promised, with its date and state; lines are only ever added",
        ),
    ),
    "feeds": (
        Download("feeds/changes.xml", "Changes (Atom)", "additions and updates to this edition"),
        Download("feeds/corrections.xml", "Corrections (Atom)", "what this edition had wrong"),
        Download(
            "feeds/developments.xml",
            "Developments since publication (Atom)",
            "dated events after {published}; not part of the report",
        ),
    ),
    "examples": (
        Download(
            "{unit_anchor}/unit.json", "A unit as data (JSON-LD)", "{unit}, with its claims, relations and sources"
        ),
        Download("{page}index.md", "A page as Markdown", "{unit}, each claim with its label"),
        Download("{anchor}/cite.ris", "Citation of a claim (RIS)", "{claim}, and the source behind it"),
        Download("{anchor}/cite.bib", "Citation of a claim (BibTeX)", "the same"),
        Download("{anchor}/cite.json", "Citation of a claim (CSL-JSON)", "the same"),
        Download("{anchor}/cite.txt", "Citation of a claim (ready forms)", "the same in Chicago and APA style"),
    ),
    "crawlers": (
        Download("llms.txt", "List of the pages in Markdown (llms.txt)", "every page in its Markdown form"),
        Download("sitemap.xml", "Sitemap (XML)", "every page with its own date of change"),
    ),
    "sums": (
        Download("sha256sums.txt", "Checksums of the whole site (SHA-256)", "one line for each file that is published"),
    ),
    "matrix": (MATRIX,),
    "cite-report": (
        Download("cite/report.ris", "The report (RIS)", "for EndNote, Mendeley, Zotero and their kin"),
        Download("cite/report.bib", "The report (BibTeX)", "for BibTeX and its kin"),
        Download("cite/report.json", "The report (CSL-JSON)", "for citation processors"),
        Download("cite/report.txt", "The report (ready forms)", "Chicago, APA and Bluebook"),
    ),
    "cite-edition": (
        Download("cite/edition.ris", "This edition (RIS)", "for EndNote, Mendeley, Zotero and their kin"),
        Download("cite/edition.bib", "This edition (BibTeX)", "for BibTeX and its kin"),
        Download("cite/edition.json", "This edition (CSL-JSON)", "for citation processors"),
        Download("cite/edition.txt", "This edition (ready forms)", "Chicago, APA and Bluebook"),
    ),
}
"""By the name under which a page asks for them, `/// files | data`; in braces, what the edition's settings say."""


def downloads(edition: Edition, name: str) -> Iterator[Download]:
    """The files that a page asks for under a name; none of an example that there is not."""
    known = _known(edition)
    for file in DOWNLOADS.get(name, ()):
        if name != "examples" or known["claim"]:
            yield Download(file.path.format_map(known), file.name, file.what.format_map(known))


def _known(edition: Edition) -> dict[str, str]:
    settings = edition.settings
    claim = next((claim for claim in edition.claims if claim.id == settings.example), None)
    published = date(settings.report.published) if settings.report.published else "publication"
    if claim is None:
        return {"claim": "", "published": published}
    page = next(page for page in edition.pages if page.path == claim.page)
    unit = {"unit": claim.unit, "unit_anchor": claim.unit.lower(), "page": page.url}
    return {"claim": claim.id, "anchor": claim.anchor, "published": published, **unit}


TAKEAWAY = ("links", "files", "sum")
"""What the publisher fills in when all else is made: the links of every unit, the files to take away, the one file's sum."""

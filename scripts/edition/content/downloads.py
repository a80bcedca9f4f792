"""The files beside the pages that the build publishes: where each is, and what a reader can do with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..language import N_
from .model import Edition, Figure
from .vocabulary import FIGURE_FORMS


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away. `path` is under the site's base; `name` is the words of the link to it."""

    path: str
    name: str
    what: str


MATRIX = Download("data/matrix.csv", N_("Matrix of the pathways (CSV)"), N_("the cells of the matrix, word for word"))

DOWNLOADS: dict[str, tuple[Download, ...]] = {
    "data": (
        Download(
            "data/graph.jsonld",
            N_("Evidence graph (JSON-LD)"),
            N_("every unit, claim, source and relation, each at its permanent address, with its context"),
        ),
        Download("data/context.jsonld", N_("Context of the graph (JSON-LD)"), N_("what each key of the graph means")),
        Download(
            "data/claims.csv",
            N_("Claims (CSV)"),
            N_("one row a claim, for a spreadsheet: UTF-8, parted by commas, as RFC 4180"),
        ),
        Download("data/claims.json", N_("Claims (JSON)"), N_("the same as objects")),
        Download(
            "data/claims.schema.json", N_("Schema of the claims (JSON Schema)"), N_("what each field of a claim holds")
        ),
        Download("data/unit.schema.json", N_("Schema of a unit (JSON Schema)"), N_("what the file of each unit holds")),
        Download(
            "data/sources.json",
            N_("Sources (CSL-JSON)"),
            N_("the bibliography, with what each source is relied on for and the claims that rest on it"),
        ),
        Download("data/sources.bib", N_("Sources (BibTeX)"), N_("the bibliography for BibTeX and its kin")),
        Download(
            "data/sources.biblatex.bib", N_("Sources (biblatex)"), N_("the same in the types and fields of biblatex")
        ),
        Download(
            "data/sources.ris", N_("Sources (RIS)"), N_("the bibliography for EndNote, Mendeley, Zotero and their kin")
        ),
        Download(
            "data/qr-codes.zip", N_("QR codes (ZIP)"), N_("the code of the short address of every unit and claim")
        ),
        MATRIX,
        Download("data/sources.csv", N_("Sources (CSV)"), N_("one row a source, with the claims that rest on it")),
        Download("data/facts.csv", N_("Facts (CSV)"), N_("each fact’s grade, sources, places and particulars")),
        Download("data/relations.csv", N_("Relations (CSV)"), N_("each line from unit to unit, with its reason")),
        Download("data/developments.csv", N_("Developments (CSV)"), N_("one row an event, with the units it bears on")),
        Download(
            "data/datapackage.json",
            N_("Data package (Frictionless)"),
            N_("all the tables with their columns, sizes and checksums"),
        ),
        Download("data/linkset.json", N_("Link set (RFC 9264)"), N_("what leads to what, for harvesters")),
        Download(
            "data/addresses.txt",
            N_("Ledger of addresses (text)"),
            N_("every address ever promised, with its date and state; lines are only ever added"),
        ),
    ),
    "feeds": (
        Download("feeds/changes.xml", N_("Changes (Atom)"), N_("additions and updates to this edition")),
        Download("feeds/corrections.xml", N_("Corrections (Atom)"), N_("what this edition had wrong")),
        Download(
            "feeds/developments.xml",
            N_("Developments since publication (Atom)"),
            N_("dated events after {published}; not part of the report"),
        ),
    ),
    "examples": (
        Download(
            "{unit_anchor}/unit.json",
            N_("A unit as data (JSON-LD)"),
            N_("{unit}, with its claims, relations and sources"),
        ),
        Download("{unit_anchor}/sources.ris", N_("Sources of a page (RIS)"), N_("all that {unit} cites on its page")),
        Download("{unit_anchor}/sources.bib", N_("Sources of a page (BibTeX)"), N_("the same")),
        Download("{unit_anchor}/sources.json", N_("Sources of a page (CSL-JSON)"), N_("the same")),
        Download("{page}index.md", N_("A page as Markdown"), N_("{unit}, each claim with its label")),
        Download("{anchor}/cite.ris", N_("Citation of a claim (RIS)"), N_("{claim}, and the source behind it")),
        Download("{anchor}/cite.bib", N_("Citation of a claim (BibTeX)"), N_("the same")),
        Download("{anchor}/cite.json", N_("Citation of a claim (CSL-JSON)"), N_("the same")),
        Download("{anchor}/cite.txt", N_("Citation of a claim (ready forms)"), N_("the same in Chicago and APA style")),
    ),
    "crawlers": (
        Download("llms.txt", N_("List of the pages in Markdown (llms.txt)"), N_("every page in its Markdown form")),
        Download("sitemap.xml", N_("Sitemap (XML)"), N_("every page with its own date of change")),
    ),
    "sums": (
        Download(
            "sha256sums.txt",
            N_("Checksums of the whole site (SHA-256)"),
            N_("one line for each file that is published"),
        ),
    ),
    "matrix": (MATRIX,),
    "figures": (
        Download(
            "data/figures.json",
            N_("Figures (JSON)"),
            N_("every series with what is counted, by whom, its values, gaps, sources and claims"),
        ),
        Download(
            "data/figures.schema.json",
            N_("Schema of the figures (JSON Schema)"),
            N_("what each field of a figure holds"),
        ),
        Download("data/numbers.csv", N_("Numbers at a glance (CSV)"), N_("the single figures, one row each")),
    ),
    "cite-report": (
        Download("cite/report.ris", N_("The report (RIS)"), N_("for EndNote, Mendeley, Zotero and their kin")),
        Download("cite/report.bib", N_("The report (BibTeX)"), N_("for BibTeX and its kin")),
        Download("cite/report.json", N_("The report (CSL-JSON)"), N_("for citation processors")),
        Download("cite/report.txt", N_("The report (ready forms)"), N_("Chicago, APA and Bluebook")),
    ),
    "cite-edition": (
        Download("cite/edition.ris", N_("This edition (RIS)"), N_("for EndNote, Mendeley, Zotero and their kin")),
        Download("cite/edition.bib", N_("This edition (BibTeX)"), N_("for BibTeX and its kin")),
        Download("cite/edition.json", N_("This edition (CSL-JSON)"), N_("for citation processors")),
        Download("cite/edition.txt", N_("This edition (ready forms)"), N_("Chicago, APA and Bluebook")),
    ),
}
"""By the name under which a page asks for them, `/// files | data`; in braces, what the edition's settings say."""


FIGURES = "data/figures/"
"""Where the files of the figures are published."""


def figure_files(figure: Figure) -> tuple[Download, ...]:
    """The files of a figure."""
    at = f"{FIGURES}{figure.name}"
    values = Download(f"{at}.csv", N_("CSV"), N_("the values"))
    if not FIGURE_FORMS.get(figure.form.value):
        return (values,)
    return (
        Download(f"{at}.svg", N_("SVG"), N_("the chart")),
        Download(f"{at}.png", N_("PNG"), N_("the chart")),
        values,
        Download(f"{at}.vl.json", N_("Vega-Lite"), N_("the chart’s specification")),
    )


def downloads(edition: Edition, name: str) -> Iterator[Download]:
    """The files that a page asks for under a name, each at its path; none of an example that there is not."""
    known = _example(edition)
    for file in DOWNLOADS.get(name, ()):
        if name != "examples" or known:
            yield replace(file, path=file.path.format_map(known))
    for figure in edition.figures if name == "figures" else ():
        yield Download(f"{FIGURES}{figure.name}.csv", _of_figure(figure), figure.counts.value)


def _of_figure(figure: Figure) -> str:
    return f"{figure.title.value} (CSV)"


def translated(file: Download, edition: Edition) -> Download:
    """Return a file with its name and description in the language of the edition."""
    locale, day = edition.settings.locale, edition.settings.report.published
    published = locale.date(day) if day else locale.gettext("publication")
    what = locale.gettext(file.what, published=published, **_example(edition))
    return replace(file, name=locale.gettext(file.name), what=what)


def _example(edition: Edition) -> dict[str, str]:
    """What stands for the braces of examples: the claim that the settings name, and its unit; nothing without one."""
    claim = next((claim for claim in edition.claims if claim.id == edition.settings.example), None)
    if claim is None:
        return {}
    page = next(page for page in edition.pages if page.path == claim.page)
    unit = {"unit": claim.unit, "unit_anchor": claim.unit.lower(), "page": page.url}
    return {"claim": claim.id, "anchor": claim.anchor, **unit}


TAKEAWAY = ("links", "files", "sum")
"""What the publisher fills in when all else is made: the links of every unit, the files to take away, the one file's sum."""

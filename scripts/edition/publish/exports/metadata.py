"""What programs read in a page's head: Open Graph, what Zotero and other managers save, JSON-LD, other forms.

Zotero's rules (zotero/translators, Embedded Metadata and RDF): an institution of a technical report makes the page a
report, whatever else it is; `og:type` decides before that, so the page about the report has none; a title alone makes
it a journal article; each author has a tag of his or her own.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

from ...config import Config
from ...content import labels, markdown
from ...content.downloads import DOWNLOADS, translated
from ...content.model import Claim, Edition, Page, Unit
from ...content.vocabulary import BRIEFED, LICENSE, REPORT_PAGE
from ...language import N_, SOURCE
from ..addresses import share
from ..catalog import Catalog
from ..citing import works
from ..downloads import book, briefs, cards, leaflets
from . import markdown_form
from .feeds import FEEDS
from .linked import GRAPH, Linked, Node

DATA_PAGE = "data.md"
_SAVED_FROM = N_(
    "This record was saved from an independent edition of the executive summary. The report is its publishers’."
)
"""Stands where a manager would take our words for the report's abstract."""


def write(edition: Edition, config: Config, folder: Path) -> None:
    """Add to the head of every page, and of every short page of a unit or a claim."""
    catalog = Catalog(edition, config)
    linked = Linked(catalog)
    for page in edition.pages:
        head = [*_page_tags(page, catalog), _json_ld(_page_node(page, linked))]
        _into_head(folder / page.url / "index.html", head)
    for unit in edition.units:
        title = f"{unit.title} ({unit.id})"
        head = [*_open_graph(catalog, title, _of_unit(unit, catalog), catalog.address(unit.id), unit.id)]
        _into_head(folder / unit.anchor / "index.html", [*head, *_card(unit, catalog), *_pdf(unit, catalog)])
        title = catalog.locale.gettext("Cite, quote and share {unit}", unit=unit.id)
        url = f"{catalog.address(unit.id)}{share.FOLDER}/"
        head = [*_open_graph(catalog, title, _of_unit(unit, catalog), url, unit.id), *_card(unit, catalog)]
        _into_head(folder / unit.anchor / share.FOLDER / "index.html", head)
    for claim in edition.claims:
        words = f"{labels.label(claim, edition)}: {markdown.plain(claim.text)}"
        title = works.claim_title(edition, claim)
        head = [*_open_graph(catalog, title, words, catalog.address(claim.id), claim.id)]
        head += [*_card(claim, catalog), *_pdf(claim, catalog), _json_ld(_claim_node(claim, linked))]
        _into_head(folder / claim.anchor / "index.html", head)


def _card(thing: Unit | Claim | None, catalog: Catalog) -> Iterator[str]:
    yield from _properties(cards.properties(thing, catalog.edition, catalog.config))
    yield '<meta name="twitter:card" content="summary_large_image">'


def _pdf(thing: Unit | Claim | None, catalog: Catalog) -> Iterator[str]:
    """The PDF of a thing, which a reference manager keeps beside it: the brief of a unit, the leaflet of a claim."""
    paper = next(iter(book.PAPERS))
    if isinstance(thing, Unit) and thing.kind in BRIEFED:
        yield _meta("name", "citation_pdf_url", catalog.at(briefs.file(thing.id, paper)))
    elif isinstance(thing, Claim) and thing in leaflets.claims(catalog.edition):
        yield _meta(
            "name", "citation_pdf_url", f"{catalog.address(thing.id)}{leaflets.file(next(iter(leaflets.PAPERS)))}"
        )


def _into_head(file: Path, tags: list[str]) -> None:
    html = file.read_text(encoding="utf-8")
    file.write_text(html.replace("</head>", "\n".join([*tags, "</head>"]), 1), encoding="utf-8", newline="\n")


def _of_unit(unit: Unit, catalog: Catalog) -> str:
    """The summary of a unit, or of its page where it is a section."""
    return unit.summary or catalog.pages[unit.page].summary


def _page_tags(page: Page, catalog: Catalog) -> Iterator[str]:
    _ = catalog.locale.gettext
    title = f"{page.title} ({page.id})" if page.id else page.title
    if page.kind == "home":
        title = catalog.title
    url = catalog.page_url(page.path)
    if page.path == REPORT_PAGE:
        yield from _report_tags(catalog)
        og = {"og:title": title, "og:url": url, "og:description": page.summary}
        yield from _properties(og | {"og:locale": catalog.locale.tag.replace("-", "_")})
    else:
        yield from _open_graph(catalog, title, page.summary, url, page.path)
    up = posixpath.relpath(".", page.url or ".") + "/"
    yield _link("alternate", "text/markdown", markdown_form.FILE, _("This page as Markdown"))
    for feed in (feed for feed in FEEDS if feed.page in catalog.pages):
        yield _link("alternate", "application/atom+xml", up + feed.path, _(feed.title))
    yield from _card(catalog.units.get(page.id), catalog)
    yield from _pdf(catalog.units.get(page.id), catalog)
    if page.id:
        yield _link("describedby", "application/json", f"{up}{page.id.lower()}/unit.json", _("This page as data"))


def _open_graph(catalog: Catalog, title: str, words: str, url: str, dated: str) -> Iterator[str]:
    """A page of this edition as a link preview and a reference manager have it: https://ogp.me/"""
    og = {"og:type": "website", "og:title": title, "og:url": url, "og:site_name": catalog.title}
    yield from _properties(og | {"og:description": words, "og:locale": catalog.locale.tag.replace("-", "_")})
    for name, value in (("dcterms.date", catalog.changed(dated)), ("dcterms.rights", LICENSE)):
        yield _meta("name", name, value)


def _report_tags(catalog: Catalog) -> Iterator[str]:
    """The report itself, at its publisher's address. https://scholar.google.com/intl/en/scholar/inclusion.html"""
    report = works.source(catalog.report, catalog.locale)
    yield _meta("name", "citation_title", report["title"])
    for author in report.get("author", ()):
        yield _meta("name", "citation_author", _last_name_first(author))
    if publisher := report.get("publisher"):
        yield _meta("name", "citation_technical_report_institution", publisher)
    yield _meta("name", "citation_publication_date", catalog.report.text("issued").replace("-", "/"))
    yield _meta("name", "citation_public_url", report["URL"])
    yield _meta("name", "citation_language", catalog.report.text("language") or SOURCE)
    yield _meta("name", "citation_abstract", catalog.locale.gettext(_SAVED_FROM))


def _last_name_first(author: Mapping[str, str]) -> str:
    """A person's name by its family name, or a body's as it is."""
    parts = (author.get("literal"), author.get("family"), author.get("given"))
    return ", ".join(part for part in parts if part)


def _properties(values: dict[str, str]) -> Iterator[str]:
    yield from (_meta("property", name, value) for name, value in values.items())


def _meta(attribute: str, name: str, value: str) -> str:
    return f'<meta {attribute}="{name}" content="{escape(value)}">'


def _link(rel: str, kind: str, href: str, title: str) -> str:
    return f'<link rel="{rel}" type="{kind}" href="{escape(href)}" title="{escape(title)}">'


# JSON-LD


def _json_ld(node: Node) -> str:
    """Data, not a script: no browser runs it, and no policy has to allow it."""
    text = json.dumps({"@context": "https://schema.org"} | node, ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/ld+json">{text.replace("<", chr(92) + "u003c")}</script>'


def _page_node(page: Page, linked: Linked) -> Node:
    catalog = linked.catalog
    claims = [claim for claim in catalog.claims.values() if claim.page == page.path]
    sources = list(dict.fromkeys(source.key for claim in claims for source in catalog.behind(claim)))
    node: Node = {
        "@type": "WebPage",
        "@id": catalog.page_url(page.path),
        "name": page.title,
        "description": page.summary,
        "inLanguage": catalog.locale.tag,
        "license": LICENSE,
        "datePublished": catalog.published(page.path),
        "dateModified": catalog.changed(page.path),
        "isPartOf": _named(linked.whole()),
        "subjectOf": catalog.at(GRAPH),
    }
    if any(claim.basis == "report" for claim in claims):
        node["isBasedOn"] = _report(linked)
    if page.path == DATA_PAGE:
        node["mainEntity"] = _dataset(linked)
    if page.path == REPORT_PAGE:
        node["mainEntity"] = {"@id": catalog.address(catalog.report.key)}
    if page.id:
        node["about"] = {"@type": "CreativeWork", "@id": catalog.address(page.id), "identifier": page.id}
    if sources:
        node["citation"] = [{"@id": catalog.address(key)} for key in sources]
    if claims:
        node["hasPart"] = [{"@type": "Claim", "@id": catalog.address(claim.id)} for claim in claims]
    return node


def _dataset(linked: Linked) -> Node:
    """The data as search engines for data know it. https://schema.org/Dataset"""
    catalog = linked.catalog
    files = [translated(file, catalog.edition) for file in DOWNLOADS["data"]]
    forms = {"csv": "text/csv", "json": "application/json", "jsonld": "application/ld+json"}
    return {
        "@type": "Dataset",
        "@id": catalog.page_url(DATA_PAGE) + "#whole",
        "name": catalog.title,
        "description": catalog.pages[DATA_PAGE].summary,
        "license": LICENSE,
        "version": catalog.config.version or catalog.updated,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": catalog.maker, "url": catalog.home},
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.name,
                "description": file.what,
                "encodingFormat": forms[ending],
                "contentUrl": catalog.at(file.path),
            }
            for file in files
            if (ending := file.path.rpartition(".")[2]) in forms
        ],
    }


def _claim_node(claim: Claim, linked: Linked) -> Node:
    """A claim whole, in schema.org's words alone."""
    catalog, whole = linked.catalog, linked.claim(claim)
    kept = ("@id", "@type", "identifier", "name", "text", "creditText", "appearance", "datePublished", "dateModified")
    author = {"@type": "Organization", "name": catalog.maker, "url": catalog.home}
    node = {name: whole[name] for name in kept} | {"license": LICENSE, "author": author}
    node["isPartOf"] = {"@type": "CreativeWork", "@id": catalog.address(claim.unit), "identifier": claim.unit}
    behind = [
        _report(linked) if s.key == catalog.report.key else _named(linked.source(s)) for s in catalog.behind(claim)
    ]
    return node | ({"isBasedOn": behind} if behind else {})


def _named(node: Node) -> Node:
    return {name: node[name] for name in ("@type", "@id", "name", "url") if name in node}


def _report(linked: Linked) -> Node:
    node = linked.source(linked.catalog.report)
    return {n: node[n] for n in ("@type", "@id", "name", "url", "author", "publisher", "datePublished") if n in node}

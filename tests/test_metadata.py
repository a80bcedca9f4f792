"""What a reference manager saves from each page, and what previews and crawlers read in its head.

`saved` follows Zotero's published rules (zotero/translators: COinS, Embedded Metadata, RDF) as far as they decide
about pages like these; it shares nothing with what writes the tags.
"""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from conftest import SITE_URL
from edition.content.model import Edition
from edition.publish.catalog import Catalog
from pages_beside import translated_into

MOST_BYTES = 3 * 1024
ZOTERO = yaml.safe_load((Path(__file__).parent / "cases/zotero.yml").read_text(encoding="utf-8"))

HIGHWIRE = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_technical_report_institution": "institution",
    "citation_public_url": "url",
    "citation_language": "language",
    "citation_abstract": "abstract",
    "citation_pdf_url": "pdf",
}
"""Tags that fill a field, over whatever was there."""

HIGHWIRE_TYPES = {
    "citation_technical_report_institution": "report",
    "citation_journal_title": "journalArticle",
    "citation_book_title": "bookSection",
    "citation_dissertation_institution": "thesis",
    "citation_conference_title": "conferencePaper",
}
OPEN_GRAPH_TYPES = {"website": "webpage", "book": "book", "video.movie": "videoRecording"}
RDF = {
    "title": ("og:title", "dcterms.title"),
    "date": ("article:published_time", "dcterms.issued", "dcterms.date"),
    "site": ("og:site_name",),
    "url": ("og:url",),
    "abstract": ("og:description", "dcterms.description"),
    "rights": ("dcterms.rights",),
}
"""Fields that come from Open Graph and Dublin Core: the first that is there."""


@dataclass
class Saved:
    kind: str
    creators: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)


def saved(html: str) -> list[Saved]:
    """The items that Zotero would save. Context objects come first and hide the page itself."""
    spans = [span.attributes.get("title") or "" for span in LexborHTMLParser(html).css("span.Z3988[title]")]
    return [_from_context(title) for title in spans] if spans else [_from_head(html)]


def _from_head(html: str) -> Saved:
    tree = LexborHTMLParser(html)
    tags = [
        (m.attributes.get("name") or m.attributes.get("property"), m.attributes.get("content") or "")
        for m in tree.css("head meta")
    ]
    first: dict[str | None, str] = {}
    for name, value in tags:
        first.setdefault(name, value)
    kind = (
        OPEN_GRAPH_TYPES.get(first.get("og:type", ""))
        or next((kind for name, kind in HIGHWIRE_TYPES.items() if name in first), None)
        or ("journalArticle" if "citation_title" in first or first.get("og:type") == "article" else "webpage")
    )
    item = Saved(kind, [value for name, value in tags if name == "citation_author"])
    for target, names in RDF.items():
        item.fields[target] = next((first[name] for name in names if name in first), "")
    item.fields |= {target: first[name] for name, target in HIGHWIRE.items() if name in first}
    item.fields["abstract"] = item.fields["abstract"] or first.get("description", "")
    if not item.creators and tree.css_first(".byline, .vcard") is not None:
        item.creators.append("taken from a byline")
    return item


def _from_context(title: str) -> Saved:
    values = parse_qs(title)
    assert values["ctx_ver"] == ["Z39.88-2004"]
    assert values["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:dc"]
    names = {"title": "rft.title", "date": "rft.date", "url": "rft.identifier", "publisher": "rft.publisher"}
    fields = {target: values.get(name, [""])[0] for target, name in names.items()}
    return Saved(values["rft.type"][0], values.get("rft.au", []) + values.get("rft.aucorp", []), fields)


def read(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text(encoding="utf-8")


def test_the_page_about_the_report_is_saved_as_the_report(site: Path, catalog: Catalog) -> None:
    (item,) = saved(read(site, "about"))
    report = catalog.report
    assert item.kind == "report"
    assert item.creators == ["Cha, Victor D.", "Katz, Katrin Fraser"]
    assert item.fields["title"] == report.text("title")
    assert "George W. Bush Institute" in item.fields["institution"]
    assert "Center for Strategic and International Studies" in item.fields["institution"]
    assert item.fields["date"] == "2023/09/14"
    assert item.fields["url"] == report.text("URL")
    assert item.fields["abstract"].startswith("This record was saved from an independent edition")
    assert item.fields["site"] == ""


def test_every_other_page_is_saved_as_a_web_page_of_this_edition(site: Path, catalog: Catalog) -> None:
    for page in catalog.pages.values():
        if page.path in ("about.md", "sources.md"):
            continue
        (item,) = saved(read(site, page.url))
        assert (item.kind, item.creators) == ("webpage", []), page.path
        assert item.fields["title"], page.path
        assert item.fields["site"] == catalog.title
        assert item.fields["date"] == catalog.changed(page.path)
        assert item.fields["url"] == f"{SITE_URL}{page.url}"
        assert item.fields["abstract"] == page.summary


def test_every_claim_and_unit_is_saved_as_a_web_page_at_its_short_address(site: Path, catalog: Catalog) -> None:
    for id, thing in {**catalog.units, **catalog.claims}.items():
        (item,) = saved(read(site, thing.anchor))
        assert (item.kind, item.creators) == ("webpage", []), id
        assert id in item.fields["title"]
        assert item.fields["url"] == catalog.address(id)
        assert item.fields["site"] == catalog.title
        assert item.fields["date"] == catalog.changed(id)


def test_every_unit_s_page_on_citing_is_previewed_under_a_title_of_its_own(site: Path, catalog: Catalog) -> None:
    for id, unit in catalog.units.items():
        item = _from_head(read(site, f"{unit.anchor}/cite"))
        assert (item.kind, item.fields["title"]) == ("webpage", f"Cite, quote and share {id}")
        assert item.fields["url"] == f"{catalog.address(id)}cite/"
        assert item.fields["site"] == catalog.title


def test_a_unit_s_page_on_citing_offers_the_unit_and_what_its_claims_cite(site: Path, catalog: Catalog) -> None:
    for unit in catalog.units.values():
        own, *cited = saved(read(site, f"{unit.anchor}/cite"))
        assert (own.kind, own.fields["url"]) == ("webpage", catalog.address(unit.id))
        sources = {source.text("URL") for claim in catalog.claims_of[unit.id] for source in catalog.behind(claim)}
        assert {item.fields["url"] for item in cited} == sources, unit.id


def test_the_home_page_has_one_title(site: Path, catalog: Catalog) -> None:
    tree = LexborHTMLParser(read(site, "."))
    title, og = tree.css_first("title"), tree.css_first('[property="og:title"]')
    assert title is not None
    assert og is not None
    assert title.text() == og.attributes["content"] == catalog.title


def test_the_page_of_sources_offers_every_source(site: Path, catalog: Catalog) -> None:
    items = saved(read(site, "sources"))
    assert {item.fields["url"] for item in items} == {source.text("URL") for source in catalog.sources.values()}
    assert len(items) == len(catalog.sources)
    report = next(item for item in items if item.fields["url"] == catalog.report.text("URL"))
    assert (report.kind, report.creators) == ("report", ["Cha, Victor D.", "Katz, Katrin Fraser"])
    assert all(item.fields["title"] for item in items)


def test_no_other_page_hides_itself_behind_context_objects(site: Path, edition: Edition) -> None:
    found = {file for file in site.rglob("*.html") if "Z3988" in file.read_text(encoding="utf-8")}
    names = ["sources", *(source.key for source in edition.sources), *(f"{u.anchor}/cite" for u in edition.units)]
    assert found == {
        site / folder / name / "index.html" for folder in ("", *translated_into(edition)) for name in names
    }


@pytest.mark.parametrize("case", ZOTERO, ids=lambda case: case["what"])
def test_what_a_reference_manager_saves_field_by_field(case: dict[str, Any], site: Path, catalog: Catalog) -> None:
    items = saved(read(site, case["page"]))
    expected = case["items"]
    assert len(items) == case.get("count", len(expected))
    for item, wanted in zip(items, expected, strict=False):
        fields = {"kind": item.kind, "creators": item.creators} | {name: v for name, v in item.fields.items() if v}
        given = {
            name: v.format(site=SITE_URL, changed=catalog.changed(wanted.get("of", ""))) if isinstance(v, str) else v
            for name, v in wanted.items()
            if name != "of"
        }
        assert {name: fields.get(name, "") for name in given} == given


def data(html: str) -> dict[str, Any]:
    (text,) = re.findall(r'<script type="application/ld\+json">([^<]*)</script>', html)
    found: dict[str, Any] = json.loads(text)
    assert found["@context"] == "https://schema.org"
    return found


def test_linked_data_of_a_page_names_what_it_holds_and_rests_on(site: Path, catalog: Catalog) -> None:
    for page in catalog.pages.values():
        node = data(read(site, page.url))
        claims = [claim for claim in catalog.claims.values() if claim.page == page.path]
        assert (node["@type"], node["@id"]) == ("WebPage", f"{SITE_URL}{page.url}")
        assert [part["@id"] for part in node.get("hasPart", [])] == [catalog.address(c.id) for c in claims]
        assert ("isBasedOn" in node) == any(claim.basis == "report" for claim in claims)
        assert node.get("isBasedOn", {}).get("@type", "Report") == "Report"
        cited = {source.key for claim in claims for source in catalog.behind(claim)}
        assert {c["@id"] for c in node.get("citation", [])} == {catalog.address(key) for key in cited}
    assert data(read(site, "about"))["mainEntity"] == {"@id": catalog.address(catalog.report.key)}


def test_linked_data_of_a_claim_names_who_made_this_edition_as_its_author(site: Path, catalog: Catalog) -> None:
    for claim in catalog.claims.values():
        node = data(read(site, claim.anchor))
        assert node["@type"] == "Claim"
        assert node["author"] == {"@type": "Organization", "name": "An Invented Press", "url": SITE_URL}
        behind = [part["@id"] for part in node.get("isBasedOn", [])]
        assert behind == [catalog.address(source.key) for source in catalog.behind(claim)]
        assert node["creditText"]


def test_a_hostile_text_does_not_end_the_data(catalog: Catalog) -> None:
    from edition.publish.exports.metadata import _json_ld

    written = _json_ld({"name": "</script><script>alert(1)</script>"})
    assert written.count("<") == 2
    assert data(written)["name"] == "</script><script>alert(1)</script>"


TAGS = re.compile(
    r'<script type="application/ld\+json">.*?</script>'
    r'|<meta (?:property="og:|name="(?:citation_|dcterms\.))[^>]*>'
    r'|<link rel="(?:alternate|describedby)"[^>]*>',
    re.DOTALL,
)


def test_the_head_adds_at_most_three_kilobytes_to_a_page(site: Path, edition: Edition) -> None:
    def weight(html: str) -> int:
        return len(gzip.compress(html.encode(), mtime=0))

    heavy = {}
    for page in edition.pages:
        html = read(site, page.url)
        more = weight(html) - weight(TAGS.sub("", html))
        if more > MOST_BYTES:
            heavy[page.path] = more
    assert heavy == {}


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ('<meta name="citation_title" content="x">', "journalArticle"),
        ('<meta property="og:type" content="article">', "journalArticle"),
        ('<meta name="citation_technical_report_institution" content="x">', "report"),
        (
            '<meta name="citation_technical_report_institution" content="x"><meta property="og:type" content="website">',
            "webpage",
        ),
        ("", "webpage"),
    ],
)
def test_the_rules_tell_what_would_be_saved_wrongly(head: str, kind: str) -> None:
    assert saved(f"<html><head>{head}</head><body></body></html>")[0].kind == kind

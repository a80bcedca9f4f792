"""What harvesters and programs for data find: typed links, a link set, a data package, and a data set in schema.org's words."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from conftest import SITE_URL
from edition.content.model import Edition
from edition.publish.catalog import Catalog


def links(file: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for link in LexborHTMLParser(file.read_text(encoding="utf-8")).css("head link[rel]"):
        found.setdefault(link.attributes["rel"] or "", []).append(link.attributes.get("href") or "")
    return found


def rows(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))


@pytest.mark.parametrize("name", ["P3", "D1", "N2", "P3.8", "ES4.4"])
def test_a_unit_and_a_claim_have_typed_links_that_lead_somewhere(site: Path, catalog: Catalog, name: str) -> None:
    found = links(site / catalog.anchor(name) / "index.html")
    assert found["cite-as"] == [catalog.address(name)]
    assert "https://schema.org/AboutPage" in found["type"]
    assert found["license"] == ["https://creativecommons.org/licenses/by/4.0/"]
    assert len(found["describedby"]) >= 3
    for href in (*found["describedby"], *found.get("item", []), *found["author"], *found["linkset"]):
        path = site / href.removeprefix(SITE_URL)
        assert path.is_file() or (path / "index.html").is_file(), href
    if "." not in name and name[0] in "PR":
        assert any(href.endswith("p3-letter.pdf") for href in found["item"])


def test_the_link_set_holds_every_unit_and_claim_as_their_pages_have_them(site: Path, catalog: Catalog) -> None:
    linkset = json.loads((site / "data" / "linkset.json").read_text(encoding="utf-8"))["linkset"]
    by_anchor = {context["anchor"]: context for context in linkset}
    assert by_anchor.keys() == {catalog.address(name) for name in (*catalog.units, *catalog.claims)}
    context = by_anchor[catalog.address("P3.8")]
    assert [target["href"] for target in context["cite-as"]] == [catalog.address("P3.8")]
    assert {target["href"] for target in context["describedby"]} == set(
        links(site / "p3-8" / "index.html")["describedby"]
    )


def test_the_data_package_says_what_its_tables_are(site: Path) -> None:
    file = site / "data" / "datapackage.json"
    package: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    for resource in package["resources"]:
        raw = (file.parent / resource["path"]).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(raw), f"sha256:{hashlib.sha256(raw).hexdigest()}")
        assert [field["name"] for field in resource["schema"]["fields"]] == next(csv.reader(io.StringIO(raw.decode())))


def test_ids_of_one_table_stand_in_the_table_that_they_lead_to(site: Path, edition: Edition) -> None:
    tables = {
        name: rows(site / "data" / f"{name}.csv")
        for name in ("claims", "sources", "facts", "relations", "developments")
    }
    ids = {name: {row["id"] for row in table} for name, table in tables.items() if "id" in table[0]}
    assert ids["claims"] == {claim.id for claim in edition.claims}
    assert ids["facts"] == set(edition.facts)
    for name, column, other in (
        ("claims", "facts", "facts"),
        ("sources", "claims", "claims"),
        ("facts", "sources", "sources"),
        ("developments", "claims", "claims"),
    ):
        led = {id for row in tables[name] for id in filter(None, row[column].split("; "))}
        assert led
        assert led <= ids[other], (name, column)
    first = next(row for row in tables["claims"] if row["id"] == "P3.8")
    assert first["unit_title"] == "Forcible repatriation of North Korean refugees"
    assert first["source_titles"]


def test_the_page_on_the_data_is_a_data_set_with_its_downloads(site: Path) -> None:
    html = (site / "data" / "index.html").read_text(encoding="utf-8")
    (node,) = (json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html))
    data = node["mainEntity"]
    assert data["@type"] == "Dataset"
    for download in data["distribution"]:
        assert (site / download["contentUrl"].removeprefix(SITE_URL)).is_file()


def test_no_table_has_a_column_twice(site: Path) -> None:
    tables = sorted((site / "data").rglob("*.csv"))
    assert len(tables) > 10
    for table in tables:
        columns = next(csv.reader(io.StringIO(table.read_text(encoding="utf-8"))))
        assert len(set(columns)) == len(columns), table.name

"""The graph, the files of the units and the tables: whole, true to the model, and saying whose each claim is."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from conftest import SITE_URL
from edition.content import accounts
from edition.content.downloads import DOWNLOADS, downloads, figure_files
from edition.content.model import Edition
from edition.content.vocabulary import BASES, GROUPS
from edition.publish.catalog import Catalog
from edition.publish.exports.linked import TERMS
from edition.publish.exports.tables import COLUMNS
from edition.publish.files import cell

Node = dict[str, Any]


@pytest.fixture(scope="module")
def graph(site: Path) -> Node:
    found: Node = json.loads((site / "data/graph.jsonld").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def nodes(graph: Node) -> dict[str, Node]:
    """The nodes by address; a group whose page is also a unit's is known by its own."""
    return {node["@id"]: node for node in graph["@graph"]}


def walk(value: object) -> list[Node]:
    """Every object inside a value, itself among them."""
    if isinstance(value, list):
        return [node for part in value for node in walk(part)]
    if isinstance(value, dict):
        return [value, *(node for part in value.values() for node in walk(part))]
    return []


def test_the_graph_holds_what_the_model_holds(nodes: dict[str, Node], graph: Node, edition: Edition) -> None:
    assert len(nodes) == len(graph["@graph"])
    whole = 1 + len(GROUPS) + len(edition.units) + len(edition.claims) + len(edition.sources)
    assert len(nodes) == whole
    claims = {node["identifier"]: node for node in nodes.values() if node["@type"] == "Claim"}
    assert {id: node["basis"] for id, node in claims.items()} == {c.id: c.basis for c in edition.claims}
    ends = {(r["relation"], r["from"], r["to"]) for node in nodes.values() for r in node.get("relations", [])}
    assert len(ends) == len(edition.relations)


def test_every_node_answers_at_its_address(nodes: dict[str, Node], site: Path) -> None:
    for address in nodes:
        assert address.startswith(SITE_URL)
        assert (site / address.removeprefix(SITE_URL) / "index.html").is_file(), address


def test_every_key_and_type_stands_in_the_context(graph: Node, site: Path) -> None:
    context = graph["@context"]
    objects = walk(graph["@graph"])
    keys = {key for node in objects for key in node if not key.startswith("@")}
    types = {node["@type"] for node in objects if "@type" in node}
    assert keys | types <= context.keys()
    assert "ClaimReview" not in types
    assert json.loads((site / "data/context.jsonld").read_text(encoding="utf-8"))["@context"] == context
    prefixes = {"schema", "edition"}
    for name, meant in context.items():
        iri = meant["@id"] if isinstance(meant, dict) else meant
        assert name in prefixes or iri.partition(":")[0] in prefixes, name


def test_each_word_of_our_own_is_explained_where_it_points(site: Path) -> None:
    page = (site / "data/index.html").read_text(encoding="utf-8")
    assert [term for term in TERMS if f'id="{term}"' not in page] == []


def test_every_claim_is_this_editions_and_says_whose_its_matter_is(nodes: dict[str, Node]) -> None:
    for node in nodes.values():
        if node["@type"] != "Claim":
            continue
        assert node["author"] == {"@id": SITE_URL}
        assert node["basisInWords"].startswith(BASES[node["basis"]].label)
        assert ("Cha & Katz" in node["creditText"]) == (node["basis"] == "report"), node["identifier"]
        assert ("isBasedOn" in node) == (node["basis"] != "reading")
        assert ("inferredFrom" in node) == (node["basis"] == "reading")


SIDES = [("isBasedOn", "citedBy"), ("inferredFrom", "premiseOf"), ("isPartOf", "hasPart")]


@pytest.mark.parametrize(("here", "there"), SIDES)
def test_every_link_stands_on_both_sides(nodes: dict[str, Node], here: str, there: str) -> None:
    def links(key: str) -> set[tuple[str, str]]:
        found = set()
        for address, node in nodes.items():
            if key in ("isBasedOn", "isPartOf") and node["@type"] != "Claim":
                continue
            if key == "hasPart" and node["@type"] != "CreativeWork":
                continue
            value = node.get(key, [])
            found |= {(address, other) for other in (value if isinstance(value, list) else [value])}
        return found

    forward, backward = links(here), {(b, a) for a, b in links(there)}
    assert forward == backward
    assert forward
    assert {other for _, other in forward} <= nodes.keys()


def test_every_relation_stands_on_both_of_its_ends(nodes: dict[str, Node]) -> None:
    for address, node in nodes.items():
        for relation in node.get("relations", []):
            assert relation in nodes[relation["from"]]["relations"], address
            assert relation in nodes[relation["to"]]["relations"], address
            assert relation["reason"]
            assert relation["basis"] in ("report", "reading")


def test_each_unit_as_json_keeps_to_the_published_schema_and_to_the_graph(
    site: Path, edition: Edition, nodes: dict[str, Node]
) -> None:
    schema = json.loads((site / "data/unit.schema.json").read_text(encoding="utf-8"))
    assert schema["$id"] == f"{SITE_URL}data/unit.schema.json"
    validator = jsonschema.Draft202012Validator(schema)
    for unit in edition.units:
        data = json.loads((site / unit.anchor / "unit.json").read_text(encoding="utf-8"))
        assert [error.message for error in validator.iter_errors(data)] == [], unit.id
        node = nodes[data["@id"]]
        assert [claim["@id"] for claim in data["hasPart"]] == node.get("hasPart", [])
        assert all(claim == nodes[claim["@id"]] for claim in data["hasPart"])
        assert data.get("relations") == node.get("relations")
        assert (data.get("keyPoints"), data.get("account")) == (node.get("keyPoints"), node.get("account"))
        based = {address for claim in data["hasPart"] for address in claim.get("isBasedOn", [])}
        assert {source["@id"] for source in data["sources"]} == based


def test_an_account_is_this_editions_and_each_sentence_leads_to_its_claims(
    nodes: dict[str, Node], catalog: Catalog
) -> None:
    for page in (page for page in catalog.pages.values() if page.account):
        told = nodes[catalog.address(accounts.owner(page))]["account"]
        assert [paragraph["position"] for paragraph in told] == [paragraph.number for paragraph in page.account]
        for data, paragraph in zip(told, page.account, strict=True):
            assert data["author"] == {"@id": SITE_URL}
            assert data["creditText"].startswith("This edition’s own words")
            rests = [[catalog.address(claim.value) for claim in sentence.claims] for sentence in paragraph.sentences]
            assert [sentence["restsOn"] for sentence in data["hasPart"]] == rests
            assert {address for named in rests for address in named} <= nodes.keys()


def test_a_claim_without_a_basis_breaks_the_schemas(site: Path) -> None:
    for name, file in (("claims", "data/claims.json"), ("unit", "p3/unit.json")):
        schema = json.loads((site / f"data/{name}.schema.json").read_text(encoding="utf-8"))
        data = json.loads((site / file).read_text(encoding="utf-8"))
        claims = data if name == "claims" else data["hasPart"]
        assert jsonschema.Draft202012Validator(schema).is_valid(data)
        del claims[0]["basis"]
        assert not jsonschema.Draft202012Validator(schema).is_valid(data)


def test_the_tables_of_claims_say_the_same(site: Path, edition: Edition) -> None:
    raw = (site / "data/claims.csv").read_bytes()
    assert raw.count(b"\r\n") == len(edition.claims) + 1
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8"), newline="")))
    objects = json.loads((site / "data/claims.json").read_text(encoding="utf-8"))
    schema = json.loads((site / "data/claims.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(objects)
    assert {len(row) for row in rows} == {len(COLUMNS)}
    for row, claim in zip(rows, objects, strict=True):
        assert {name: row[name] for name in ("id", "basis", "text", "credit", "doubt", "address")} == {
            name: claim[name] for name in ("id", "basis", "text", "credit", "doubt", "address")
        }
        assert bool(claim["doubt"]) == ("partly" in row["grades"])
        assert row["sources"] == "; ".join(claim["sources"])
        assert row["grades"].count(";") == row["facts"].count(";")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+44", "'+44"),
        ("-3", "'-3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("2397 – = +", "2397 – = +"),
        (["a", "b"], "a; b"),
        ([], ""),
    ],
)
def test_no_cell_is_a_formula(value: str | list[str], written: str) -> None:
    assert cell(value) == written


def test_the_sources_as_data_name_what_rests_on_them(site: Path, catalog: Catalog) -> None:
    items = {item["id"]: item for item in json.loads((site / "data/sources.json").read_text(encoding="utf-8"))}
    assert items.keys() == catalog.sources.keys()
    for key, item in items.items():
        assert item["custom"]["claims"] == [claim.id for claim in catalog.claims_on[key]]
        assert item["annote"].startswith("This edition relies on it for: ")
    for ending, mark in (("ris", "TY  - "), ("bib", "\n@")):
        text = "\n" + (site / f"data/sources.{ending}").read_text(encoding="utf-8")
        assert len(re.findall(f"(?m)^{mark.strip()}", text)) == len(items)


def test_every_file_that_a_page_names_is_there_and_every_file_is_named(site: Path, catalog: Catalog) -> None:
    named = {file.path for name in DOWNLOADS for file in downloads(catalog.edition, name)}
    of_figures = {file.path for figure in catalog.edition.figures for file in figure_files(figure)}
    assert [path for path in named if not (site / path).is_file()] == []
    made = {
        path.relative_to(site).as_posix()
        for folder in ("data", "feeds")
        for path in (site / folder).rglob("*")
        if path.is_file() and path.name not in ("index.html", "index.md")
    }
    assert made - named - of_figures == set()
    shown = set()
    for page in ("data", "cite", "offline"):
        html = (site / page / "index.html").read_text(encoding="utf-8")
        links = re.findall(r'<a href="([^"#:]+)">[^<]+</a>: ', html)
        shown |= {(site / page / link).resolve().relative_to(site.resolve()).as_posix() for link in links}
    assert named - shown == set()
    taken = set()
    for page in catalog.edition.pages:
        html = (site / page.url / "index.html").read_text(encoding="utf-8")
        for line in re.findall(r'<p class="figure__files">.*?</p>', html, re.DOTALL):
            links = re.findall(r'href="([^"]+)"', line)
            taken |= {(site / page.url / link).resolve().relative_to(site.resolve()).as_posix() for link in links}
    assert taken == of_figures

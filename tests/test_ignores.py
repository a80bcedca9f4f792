"""Ignores: what they silence, what they cannot, and that no reader sees one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from edition.check.ignorable import MAY_BE_IGNORED
from edition.check.reporters import text
from edition.check.run import codes, run
from edition.content import ignores
from edition.content.load import load
from edition.render import page_mark, site
from edition.render.extension import EditionExtension
from fixture_sites import BASE, make

PAGE = "docs/pathways/forcible-repatriation.md"


def report(root: Path, added: str) -> str:
    make(BASE, root)
    page = root / PAGE
    page.write_text(page.read_text(encoding="utf-8") + added, encoding="utf-8")
    return text.render(run(load(root)))


@pytest.mark.parametrize(
    ("added", "line"),
    [
        ("\nLabour.\n\nThe labour. <!-- ignore PROSE001: a title -->\n\nThe centre.\n", 45),
        ("\n<!-- ignore PROSE001: a title -->\nThe labour.\nThe centre.\n", 43),
        ("\n<!-- ignore PROSE001: a title -->\n\n\nThe labour.\n\nThe centre.\n", 46),
    ],
    ids=["at the end of a line", "alone before it", "with empty lines between"],
)
def test_an_ignore_silences_its_line_alone_and_moves_no_other(added: str, line: int, tmp_path: Path) -> None:
    assert report(tmp_path, added) == f"{PAGE}:{line}:5: PROSE001 'centre' is British spelling (write 'center')\n"


def test_an_ignore_silences_its_rule_alone(tmp_path: Path) -> None:
    told = report(tmp_path, "\nThe labour 'here'. <!-- ignore PROSE001: a title -->\n")

    assert [line.split()[1] for line in told.splitlines()] == ["PROSE004", "PROSE004"]


def test_a_record_of_a_data_file_can_be_silenced_at_its_line(tmp_path: Path) -> None:
    make(BASE, tmp_path)
    glossary = tmp_path / "docs/data/glossary.yaml"
    entry = '- {id: kwanliso, term: Kwanliso, text: "A labour camp."}'
    glossary.write_text(f"{entry} # ignore PROSE001: a title\n", encoding="utf-8")
    (tmp_path / "docs/data/chronology.yaml").write_text("[]\n", encoding="utf-8")

    assert [d for d in run(load(tmp_path)) if d.code.startswith(("PROSE", "IGNORE"))] == []


def test_only_rules_that_exist_may_be_ignored_and_each_says_when() -> None:
    assert set(MAY_BE_IGNORED) <= set(codes())
    assert all(MAY_BE_IGNORED.values())
    assert not any(code.startswith(("ADDR", "CLAIM", "FACT", "COVER", "LOAD", "IGNORE")) for code in MAY_BE_IGNORED)
    assert not {"PROSE008", "CITE001", "CITE003", "BIB001"} & set(MAY_BE_IGNORED)


def test_the_editors_guide_names_the_rules_that_may_be_ignored(root: Path) -> None:
    guide = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")

    assert [code for code in MAY_BE_IGNORED if f"`{code}`" not in guide] == []


def test_a_page_is_rendered_as_if_its_ignores_were_not_there(tmp_path: Path) -> None:
    make(BASE, tmp_path)
    page = tmp_path / PAGE
    plain = (
        page.read_text(encoding="utf-8").partition("---\n\n")[2]
        + "\n## The labour { #x }\n\nOne,\ntwo.\n\n`<!-- ignore -->`\n"
    )
    marked = plain.replace("{ #x }", "{ #x } <!-- ignore PROSE001: a title -->")
    marked = marked.replace("\ntwo", "\n<!-- ignore PROSE001: a title -->\ntwo")
    front = page.read_text(encoding="utf-8").partition("---\n\n")[0] + "---\n\n"
    html = []
    for body in (plain, marked):
        page.write_text(front + body, encoding="utf-8")
        site.begin(tmp_path)
        markdown = Markdown(extensions=["attr_list", "tables", EditionExtension(root=str(tmp_path))])
        html.append(markdown.convert(page_mark.marked(body, PAGE.removeprefix("docs/"))))

    assert "<!--" in marked
    assert html[1] == html[0]
    assert "<code>&lt;!-- ignore --&gt;</code>" in html[0]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(["<!-- ignore A1: b -->", "<!-- ignore", "-->", "\n", " ", "x", "`", "```", "#"])))
def test_nothing_but_ignores_is_taken_out_and_every_line_keeps_its_number(parts: list[str]) -> None:
    body = "".join(parts)
    left, places, found = ignores.take(body, "p.md", 1)
    lines = body.split("\n")

    assert len(left.split("\n")) == len(places.numbers)
    for line, number in zip(left.split("\n"), places.numbers, strict=True):
        if "<!-- ignore" not in lines[number - 1]:
            assert line == lines[number - 1]
    for ignore in found:
        written = lines[ignore.span.line - 1][ignore.span.column - 1 :][: ignore.span.length]
        assert written.startswith("<!-- ignore")

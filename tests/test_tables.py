"""Where the rule on tables is content, the renderer makes a table with a name for each column; elsewhere it does not."""

from __future__ import annotations

import markdown
import pytest

from edition.check.tables import faults
from edition.content.model import Page
from edition.content.pages import read

FRONT = "---\ntitle: Tables\nkind: page\nsummary: Tables.\n---\n\n"


def page(body: str) -> Page:
    found = read(FRONT + body, "tables.md", "docs/tables.md").page
    assert found
    return found


@pytest.mark.parametrize(
    "body",
    [
        "| a | b |\n| --- | --- |\n| 1 | 2 |",
        "| a | b |\n|:-|-:|\n| 1 | 2 |",
        "|a|\n|-|\n|1|",
        "| a \\| b | c |\n| --- | --- |\n| 1 | 2 |",
        "| `a` | b |\n| --- | --- |\n| 1 | 2 |",
        "  | a | b |\n  | --- | --- |\n  | 1 | 2 |",
    ],
)
def test_a_table_with_names_is_one_to_both(body: str) -> None:
    assert list(faults(page(body))) == []
    html = markdown.markdown(body, extensions=["tables"])
    assert html.count("<table>") == 1
    assert "<th></th>" not in html


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("| 1 | 2 |\n| 3 | 4 |", 7),
        ("   | 1 | 2 |\n   | 3 | 4 |", 7),
        ("| 1 | 2 |", 7),
        ("| --- | --- |\n| 1 | 2 |", 7),
        ("Thus:\n| a | b |\n| --- | --- |\n| 1 | 2 |", 8),
        ("| a | b |\n| --- | --- | --- |\n| 1 | 2 |", 8),
        ("| a |  |\n| --- | --- |\n| 1 | 2 |", 7),
        ("|  |\n| --- |\n| 1 |", 7),
    ],
)
def test_a_table_without_names_is_none_to_either(body: str, line: int) -> None:
    (fault,) = faults(page(body))

    assert fault.span.line == line
    html = markdown.markdown(body, extensions=["tables"])
    assert "<table>" not in html or "<th></th>" in html

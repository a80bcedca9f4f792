"""Tables of pages: lines that begin with a bar, of which the second sets the row of column names apart.

https://python-markdown.github.io/extensions/tables/; tests/test_tables.py holds this to the renderer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..content.model import Page
from ..content.places import Fault

_BLOCK = re.compile(r"(?:^[ \t]*\S[^\n]*(?:\n|\Z))+", re.MULTILINE)
_ROW = re.compile(r" {0,3}\|.*")
_RULE = re.compile(r" {0,3}\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*\|?[ \t]*")
_EXAMPLE = "for example '| Pathway | Finding |', then '| --- | --- |', then the rows, with an empty line before"


def faults(page: Page) -> Iterator[Fault]:
    """What is wrong with the tables of a page: one fault each."""
    for block in _BLOCK.finditer(page.prose) if "|" in page.prose else ():
        lines = block[0].rstrip("\n").split("\n")
        first = next((number for number, line in enumerate(lines) if _ROW.fullmatch(line)), None)
        if first is None or (len(lines) == 1 and not lines[0].rstrip().endswith("|")):
            continue
        at = block.start() + sum(len(line) + 1 for line in lines[:first])
        rows = lines[first:]
        ruled = next((number for number, line in enumerate(rows) if _RULE.fullmatch(line)), None)
        named = _cells(rows[0])
        if ruled != 1:
            yield _fault(page, at, rows[0], "the table has no row of column names")
        elif first:
            said = "the table does not begin after an empty line, and is printed as it stands"
            yield replace(_fault(page, at, rows[0], said), hint="leave a line empty before it")
        elif len(_cells(rows[1])) != len(named):
            said = f"the line below the column names has {len(_cells(rows[1]))} cells, and they are {len(named)}"
            yield _fault(page, at + len(rows[0]) + 1, rows[1], said)
        else:
            for start, end in named:
                if not page.body[at + start : at + end].strip():
                    yield Fault(page.places.span(at + start), "a column of the table has no name", _EXAMPLE)
                    break


def _fault(page: Page, at: int, line: str, said: str) -> Fault:
    lead = len(line) - len(line.lstrip())
    return Fault(page.places.span(at + lead, len(line.strip())), said, _EXAMPLE)


def _cells(line: str) -> list[tuple[int, int]]:
    """Where the cells of a row begin and end; a bar after a backslash ends none."""
    bars = [match.start() for match in re.finditer(r"(?<!\\)\|", line)]
    starts = [len(line) - len(line.lstrip()), *(bar + 1 for bar in bars)]
    cells = list(zip(starts, [*bars, len(line)], strict=True))
    if line.lstrip().startswith("|"):
        cells = cells[1:]
    return cells[:-1] if cells and not line[cells[-1][0] :].strip() and bars else cells

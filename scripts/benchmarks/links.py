"""The scanners of links on texts made to hold them up: how much longer they take for a text eight times as long."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from edition.content import hypertext, link_syntax

from .measure import Row

UNITS = ["[", "]", "[]", "[a](", '[a](x "', "[a][", "[a]: ", "<a ", '<a "', "<a href=x ", "<!--", "{{", "{%", "url("]
UNITS += ['url("', "/*", "![", "[a](x(", "`[", "\\[", "{ #", "<a href='", "[[a]", "(((", "{#a", " ", "<a>"]
SHORT, LONG = 8_000, 64_000


def scan(text: str) -> None:
    """Look for links in a text as if it were a page, a template and a style sheet."""
    link_syntax.find(text)
    list(link_syntax.definitions(text))
    list(link_syntax.autolinks(text))
    hypertext.in_template(text)
    list(hypertext.in_style(text))
    hypertext.ids(text)


def links(folder: Path, rounds: int) -> Iterator[Row]:
    for unit in UNITS:
        short, long = (min(_seconds(unit, length) for _ in range(rounds)) for length in (SHORT, LONG))
        yield Row(f"{unit!r}, again and again", long, ratio=f"{long / short:.1f} times one of an eighth the length")


def _seconds(unit: str, length: int) -> float:
    text = unit * (length // len(unit))
    started = time.process_time()
    scan(text)
    return time.process_time() - started

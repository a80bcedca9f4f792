"""The addresses in style sheets, by CSS syntax. https://www.w3.org/TR/css-syntax-3/"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

import tinycss2
from tinycss2 import ast

_MAY_HOLD_ONE = re.compile(r"url\(|src\(|@import|image|\\", re.IGNORECASE)
_OF_STRINGS = frozenset("url src image image-set -webkit-image-set".split())
"""Functions whose strings are addresses."""

_NAMES_ONLY = frozenset("namespace document -moz-document".split())
"""At-rules whose addresses, up to their block or semicolon, are compared and never fetched."""


class Address(NamedTuple):
    """An address and where it begins in the sheet, in characters; the two of a line's end count as one."""

    value: str
    at: int


@lru_cache(maxsize=1_000)
def addresses(sheet: str) -> tuple[Address, ...]:
    """Every address that a browser fetches for a style sheet or the value of a style attribute."""
    if not _MAY_HOLD_ONE.search(sheet):
        return ()
    text = sheet.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    lines = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    found = []
    for node in _nodes(tinycss2.parse_component_value_list(text)):
        start = lines[node.source_line - 1] + node.source_column - 1
        found.append(Address(node.value.strip(), max(start, text.find(node.value, start))))
    return tuple(address for address in found if address.value)


@dataclass(slots=True)
class _Block:
    """The nodes between two brackets. `holds_addresses`: whether strings are such there; `rule`: the at-rule they are in."""

    nodes: Iterator[ast.Node]
    holds_addresses: bool = False
    rule: str = ""


def _nodes(nodes: Sequence[ast.Node]) -> Iterator[ast.URLToken | ast.StringToken]:
    """The tokens that hold an address, in their order. Brackets may stand in each other without limit."""
    opened = [_Block(iter(nodes))]
    while opened:
        block = opened[-1]
        node = next(block.nodes, None)
        if node is None:
            opened.pop()
        elif isinstance(node, ast.AtKeywordToken):
            block.rule = node.lower_value
        elif isinstance(node, ast.CurlyBracketsBlock):
            block.rule = ""
            opened.append(_Block(iter(node.content)))
        elif isinstance(node, ast.LiteralToken) and node.value == ";":
            block.rule = ""
        elif block.rule in _NAMES_ONLY:
            continue
        elif isinstance(node, ast.URLToken) or (
            isinstance(node, ast.StringToken) and (block.holds_addresses or block.rule == "import")
        ):
            yield node
        elif isinstance(node, ast.FunctionBlock):
            opened.append(_Block(iter(node.arguments), node.lower_name in _OF_STRINGS))
        elif isinstance(node, ast.ParenthesesBlock | ast.SquareBracketsBlock):
            opened.append(_Block(iter(node.content)))

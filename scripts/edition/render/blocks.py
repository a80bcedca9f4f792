"""The blocks of a page (`/// claim | P3.2`), on pymdownx.blocks. Their data comes from the edition, read once."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import Any

from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block, type_any

from ..content.lines import BLOCKS
from ..content.vocabulary import OPTIONS


class _Container(Block):
    """A block whose text is Markdown; `data-block` tells the assembler what to make of it."""

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(parent, "div", {"data-block": self.NAME, "data-argument": self.argument or ""})


_OPTIONS = {"claim": {option: ["", type_any] for option in OPTIONS}}


def _block(name: str, has_argument: bool) -> type[_Container]:
    """Return the class of a block. Its argument must be there, or must not."""
    own = {"NAME": name, "ARGUMENT": True if has_argument else None, "OPTIONS": _OPTIONS.get(name, {})}
    return type(f"{name.title().replace('-', '')}Block", (_Container,), own)


CLASSES = tuple(_block(name, has_argument) for name, has_argument in BLOCKS.items())
"""The blocks that a page may hold."""

MADE = (_block("points", False), _block("point", True))
"""The key points of a unit, which the build alone writes, from the front matter."""


class EditionBlocks(BlocksExtension):
    """Registers every block that `content.markdown` knows, and those that the build alone writes."""

    def extendMarkdownBlocks(self, md: Any, block_mgr: Any) -> None:
        for block in (*CLASSES, *MADE):
            block_mgr.register(block, self.getConfigs())

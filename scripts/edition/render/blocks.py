"""The blocks of a page (`/// claim | P3.2`), on pymdownx.blocks. Their data comes from the edition, read once."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import Any, ClassVar

from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block, type_any

from ..content.vocabulary import OPTIONS


class _Container(Block):
    """A block whose text is Markdown; `data-block` tells the assembler what to make of it."""

    ARGUMENT: bool | None = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(parent, "div", {"data-block": self.NAME, "data-argument": self.argument or ""})


class ClaimBlock(_Container):
    NAME = "claim"
    OPTIONS: ClassVar[dict[str, Any]] = {option: ["", type_any] for option in OPTIONS}


class ShowBlock(_Container):
    NAME = "show"


class AccountBlock(_Container):
    NAME = "account"
    ARGUMENT = None


class PointsBlock(_Container):
    """The key points of a unit; the build writes it, and no page does."""

    NAME = "points"
    ARGUMENT = None


class PointBlock(_Container):
    NAME = "point"


class SinceBlock(_Container):
    NAME = "since"


class ContextBlock(_Container):
    NAME = "context"


class UnitsBlock(_Container):
    NAME = "units"


class DevelopmentsBlock(_Container):
    NAME = "developments"
    ARGUMENT = None


class BibliographyBlock(_Container):
    NAME = "bibliography"


class SourcesByUnitBlock(_Container):
    NAME = "sources-by-unit"
    ARGUMENT = None


class GlossaryBlock(_Container):
    NAME = "glossary"
    ARGUMENT = None


class ChronologyBlock(_Container):
    NAME = "chronology"
    ARGUMENT = None


class ContactBlock(_Container):
    NAME = "contact"
    ARGUMENT = None


class FilesBlock(_Container):
    NAME = "files"


class TakeawayBlock(_Container):
    NAME = "takeaway"


class IndexBlock(_Container):
    NAME = "index"


class ReadingsBlock(_Container):
    NAME = "readings"
    ARGUMENT = None


class MapBlock(_Container):
    NAME = "map"
    ARGUMENT = None


class MapInBriefBlock(_Container):
    NAME = "map-in-brief"
    ARGUMENT = None


class MatrixBlock(_Container):
    NAME = "matrix"
    ARGUMENT = None


class FigureBlock(_Container):
    NAME = "figure"


class NumbersBlock(_Container):
    NAME = "numbers"
    ARGUMENT = None


CLASSES = (
    ClaimBlock,
    AccountBlock,
    ShowBlock,
    SinceBlock,
    ContextBlock,
    UnitsBlock,
    DevelopmentsBlock,
    BibliographyBlock,
    SourcesByUnitBlock,
    GlossaryBlock,
    ChronologyBlock,
    IndexBlock,
    ReadingsBlock,
    ContactBlock,
    FilesBlock,
    TakeawayBlock,
    MapBlock,
    MapInBriefBlock,
    MatrixBlock,
    FigureBlock,
    NumbersBlock,
)
"""The blocks that a page may hold."""

MADE = (PointsBlock, PointBlock)
"""Those that the build alone writes, from the front matter."""


class EditionBlocks(BlocksExtension):
    """Registers every block that `content.markdown` knows, and those that the build alone writes."""

    def extendMarkdownBlocks(self, md: Any, block_mgr: Any) -> None:
        for block in (*CLASSES, *MADE):
            block_mgr.register(block, self.getConfigs())

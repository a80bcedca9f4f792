"""Typesetting with Typst: the templates of this folder, with data as JSON and the fonts that are here.

Nothing of the machine gets in: no font of the system, no clock.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import font_source_serif_pro
import typst

from .. import workers
from ..config import CannotRun

if TYPE_CHECKING:
    from ..language.locale import Locale

TEMPLATES = Path(__file__).parent / "templates"
FONTS = (Path(font_source_serif_pro.__file__).parent / "files", Path(__file__).parent / "fonts")
PACKAGES = ("typst",)
_TOO_LONG = re.compile(r"(?:card of (?P<card>.+) )?(?P<how>too long by [0-9]+ mm)")
_NAMED = re.compile(r'"([\w-]+\.typ)"')


class TooLong(Exception):
    """A page has no room for what must stand on it; the message says by how much. `card` is the card's id, if it is one."""

    def __init__(self, message: str, card: str = "") -> None:
        super().__init__(message, card)
        self.card = card

    def __str__(self) -> str:
        return str(self.args[0])


def language(locale: Locale) -> dict[str, str]:
    """The language of a document as Typst has it. https://typst.app/docs/reference/text/text/#parameters-lang"""
    return {"lang": locale.language.partition("-")[0], "region": locale.territory}


def pages(template: str, data: Mapping[str, Any]) -> bytes:
    """A plain PDF, to draw its pages from."""
    return _compile(template, data, timestamp=0)[0]


def document(template: str, data: Mapping[str, Any], timestamp: int) -> bytes:
    """A tagged PDF that meets PDF/UA-1 (ISO 14289-1). `timestamp` is its date, in seconds since 1970."""
    return _compile(template, data, pdf_standards=["ua-1"], timestamp=timestamp)[0]


def document_with(template: str, data: Mapping[str, Any], label: str) -> tuple[bytes, Any]:
    """A tagged PDF without a date, and the value of the metadata with this label."""
    return _compile(template, data, label, pdf_standards=["ua-1"], timestamp=0)


def documents(rows: Sequence[tuple[str, Mapping[str, Any], int]], size: int, at_once: int | None) -> list[Any]:
    """For each template with its data and its date the document, or what says that its page has no room.

    Set by processes of their own, each in turn so many; `at_once` limits how many work at a time.
    """
    return workers.in_batches(draw, rows, size, at_once)


def draw(rows: Sequence[tuple[str, Mapping[str, Any], int]]) -> list[bytes | TooLong]:
    """What `documents` gives, set in this process."""
    made: list[bytes | TooLong] = []
    for row in rows:
        try:
            made.append(document(*row))
        except TooLong as error:
            made.append(error)
    return made


def _compile(template: str, data: Mapping[str, Any], label: str = "", **options: Any) -> tuple[bytes, Any]:
    compiler, given = _compiler(template), {"data": json.dumps(data, ensure_ascii=False)}
    try:
        made = compiler.compile(format="pdf", sys_inputs=given, **options)
        value = json.loads(compiler.query(f"<{label}>", field="value", one=True)) if label else None
    except typst.TypstError as error:
        if match := _TOO_LONG.search(str(error)):
            raise TooLong(match["how"], match["card"] or "") from None
        raise CannotRun(f"{template} could not be set: {' '.join(str(error).split())}.") from error
    assert isinstance(made, bytes)  # noqa: S101
    return made, value


def files(template: str) -> list[Path]:
    """The files that a result depends on beside its data, for the cache: this module, the template, the fonts."""
    fonts = (file for folder in FONTS for file in sorted(folder.iterdir()) if file.suffix in (".otf", ".ttf"))
    return [Path(__file__), *_templates(template), *fonts]


@cache
def _compiler(template: str) -> typst.Compiler:
    """What sets a template, made once a process."""
    return typst.Compiler(str(TEMPLATES / template), root=str(TEMPLATES), font_paths=_fonts())


@cache
def _fonts() -> typst.Fonts:
    """The fonts, found once a process."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(folder) for folder in FONTS]
    )


def _templates(name: str) -> list[Path]:
    """A template and those that it imports."""
    found = [TEMPLATES / name]
    for file in found:
        named = (TEMPLATES / other for other in _NAMED.findall(file.read_text(encoding="utf-8")))
        found += [other for other in dict.fromkeys(named) if other not in found]
    return found

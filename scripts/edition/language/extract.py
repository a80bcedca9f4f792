"""Extracts the messages of the code, the scripts and the templates, and checks catalogs against them."""

from __future__ import annotations

import ast
import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

FOLDER = "scripts/edition/language"
TEMPLATE = "messages.pot"
_KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "ngettext_noop": (1, 2),
}
_SOURCES = (
    ("scripts/edition", "**.py", f"{__name__}:python"),
    ("overrides", "**.html", "jinja2"),
    ("docs/assets/javascripts", "**.js", "javascript"),
)
_HEADER = "# The words of the interface, listed by `build.py words`."
_BEGUN = datetime.datetime(2026, 11, 30, tzinfo=datetime.UTC)
"""The date in the headers, which is not that of the extraction: the same code gives the same bytes."""


def python(
    file: IO[bytes], keywords: Collection[str], tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[tuple[int, str, tuple[str | None, ...], list[str]]]:
    """Extract messages by the syntax tree: before Python 3.12 Babel's own method sees no call inside an f-string."""
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            texts = (
                arg.value if isinstance(arg, ast.Constant) and isinstance(arg.value, str) else None for arg in node.args
            )
            if name in keywords and node.args:
                yield node.lineno, name, tuple(texts), []


def template(root: Path) -> Catalog:
    """Return every message of a repository, with the files that hold it."""
    catalog = Catalog(header_comment=_HEADER, creation_date=_BEGUN)
    for folder, pattern, method in _SOURCES:
        found = extract_from_dir(root / folder, [(pattern, method)], keywords=_KEYWORDS)
        for file, line, message, *_ in found:
            catalog.add(message, locations=[(f"{folder}/{file}", line)])
    return catalog


def write(root: Path) -> dict[str, list[str]]:
    """Write the template and update each catalog by it. Return what each catalog lacks, by its name."""
    made = template(root)
    _write(root / FOLDER / TEMPLATE, made)
    lacks = {}
    for file in sorted((root / FOLDER).glob("*.po")):
        catalog = read(file)
        catalog.update(made, no_fuzzy_matching=True)
        _write(file, catalog)
        lacks[file.name] = sorted(lacking(catalog))
    return lacks


def read(file: Path) -> Catalog:
    with file.open("rb") as po:
        return read_po(po, None if file.name == TEMPLATE else file.stem.replace("-", "_"))


def _write(file: Path, catalog: Catalog) -> None:
    with file.open("wb") as po:
        write_po(po, catalog, width=120, sort_output=True, ignore_obsolete=True, include_lineno=False)


def lacking(catalog: Catalog) -> Iterator[str]:
    """Yield each message of a catalog that is not translated, or whose translation has another placeholder."""
    for message in catalog:
        if message.id:
            name = message.id if isinstance(message.id, str) else message.id[0]
            if message.fuzzy or not all(_texts(message.string)):
                yield f"'{name}' is not translated"
            elif any(_placeholders([text]) - _placeholders(_texts(message.id)) for text in _texts(message.string)):
                yield f"'{name}' is translated with a placeholder that it does not have"


def _texts(text: str | Iterable[str] | None) -> list[str]:
    return [text] if isinstance(text, str) else list(text or [""])


def _placeholders(texts: list[str]) -> set[str]:
    return {name for text in texts for _, name, *_ in Formatter().parse(text) if name is not None}

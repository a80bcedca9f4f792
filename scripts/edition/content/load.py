"""Reads the sources from disk into one frozen edition. The only room that opens content files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from . import fingerprint, history, ignores, pages, records
from . import yaml_nodes as y
from .model import Edition, Ignore
from .places import Fault, Problem, Span, Text

DATA = "docs/data"
_Records = TypeVar("_Records")


def load(root: Path) -> Edition:
    """The edition in a repository. What cannot be read becomes a problem, never an exception.

    Raises OSError only where docs/ itself cannot be listed.
    """
    problems: list[Problem] = []
    docs = root / "docs"
    files = sorted(p for p in docs.rglob("*") if p.is_file())
    reads = []
    for file in files:
        if file.suffix != ".md":
            continue
        source = file.relative_to(root).as_posix()
        text = _text(file, source, problems)
        if text is not None:
            reads.append(pages.read(text, file.relative_to(docs).as_posix(), source))
    for read in reads:
        problems.extend(read.problems)

    silenced = [ignore for read in reads for ignore in read.ignores]

    def data(name: str, reader: Callable[[y.Node | None, records.Reader], _Records]) -> _Records:
        path = f"{DATA}/{name}"
        collect = records.Reader(path, problems)
        return reader(_yaml(root / path, path, problems, silenced), collect)

    ledger_path = f"{DATA}/addresses.txt"
    ledger_text = _text(root / ledger_path, ledger_path, problems)
    if ledger_text is not None:
        problems.extend(history.lost_lines(root, ledger_path, ledger_text))
    return Edition(
        pages=tuple(r.page for r in reads if r.page),
        claims=tuple(c for r in reads for c in r.claims),
        units=tuple(u for r in reads for u in r.units),
        relations=tuple(x for r in reads for x in r.relations),
        declined=tuple(d for r in reads for d in r.declined),
        sources=data("bibliography.yaml", records.sources),
        facts=MappingProxyType(data("facts.yaml", records.facts)),
        statements=data("statements.yaml", records.statements),
        ledger=records.ledger(ledger_text or "", records.Reader(ledger_path, problems)),
        glossary=data("glossary.yaml", records.glossary),
        chronology=data("chronology.yaml", records.chronology),
        navigation=_navigation(root, problems, silenced),
        files=frozenset(f.relative_to(docs).as_posix() for f in files),
        problems=tuple(problems),
        withheld=MappingProxyType(records.withheld(_optional(root, "do-not-name.txt", problems))),
        fingerprints=MappingProxyType(_fingerprints(root, problems)),
        exempt_names=fingerprint.names_in(_optional(root, "exempt-names.txt", problems)),
        texts=MappingProxyType(_texts(root)),
        ignores=tuple(silenced),
    )


def lines_of(folder: Path) -> Callable[[str], Sequence[str]]:
    """Reads the lines of a file of a folder, each file once; none where it cannot be read."""

    @cache
    def read(path: str) -> Sequence[str]:
        text = _text(folder / path, path, [])
        return () if text is None else text.split("\n")

    return read


def _optional(root: Path, name: str, problems: list[Problem]) -> str:
    """The text of a data file that a project need not have."""
    path = f"{DATA}/{name}"
    return (_text(root / path, path, problems) or "") if (root / path).exists() else ""


def _fingerprints(root: Path, problems: list[Problem]) -> dict[str, frozenset[str]]:
    """The fingerprints of the folder, each named for the citekey of its text."""
    found = {}
    for file in sorted((root / DATA / "fingerprints").glob("*.txt")):
        path = file.relative_to(root).as_posix()
        try:
            found[file.stem] = fingerprint.read(_text(file, path, problems) or "")
        except ValueError as error:
            fault = Fault(
                Span(path, error.args[0]), "this line is no digest", "make it anew: build.py fingerprint TEXT"
            )
            problems.append(Problem("record", fault))
    return found


def _texts(root: Path) -> dict[str, str]:
    """Every file whose words are this edition's own, by path: pages, data, templates and the plain files at the root."""
    files = [p for p in (root / "docs").rglob("*") if p.suffix in (".md", ".yaml") and p.is_file()]
    files += [*(root / "overrides").rglob("*.html"), *root.glob("*.md"), root / "CITATION.cff"]
    found = {}
    for file in sorted(files):
        try:
            found[file.relative_to(root).as_posix()] = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            continue  # a page or data file that cannot be read is a problem of its own
    return found


def _text(file: Path, path: str, problems: list[Problem]) -> str | None:
    try:
        text = file.read_bytes().decode("utf-8").removeprefix("\ufeff")
        return text.replace("\r\n", "\n").replace("\r", "\n")
    except FileNotFoundError:
        problems.append(
            Problem(
                "unreadable",
                Fault(Span(path, 1), "the file is missing", "restore it, or take it from the last version"),
            )
        )
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        byte = error.object[error.start]
        fault = Fault(Span(path, line), f"byte 0x{byte:02x} is not UTF-8", "save the file as UTF-8")
        problems.append(Problem("unreadable", fault))
    except OSError as error:
        problems.append(
            Problem(
                "unreadable",
                Fault(Span(path, 1), f"the file cannot be read: {error.strerror}", "check its permissions"),
            )
        )
    return None


def _yaml(file: Path, path: str, problems: list[Problem], silenced: list[Ignore]) -> y.Node | None:
    text = _text(file, path, problems)
    if text is None:
        return None
    silenced.extend(ignores.in_yaml(text, path))
    try:
        return y.parse(text, path)
    except y.YamlFault as error:
        problems.append(Problem("yaml", error.fault))
        return None


def _navigation(root: Path, problems: list[Problem], silenced: list[Ignore]) -> tuple[Text, ...]:
    """The pages that the navigation of mkdocs.yml names, in order."""
    config = _yaml(root / "mkdocs.yml", "mkdocs.yml", problems, silenced)
    nav = config.get("nav") if isinstance(config, y.Mapping) else None
    found: list[Text] = []

    def walk(node: y.Node | None) -> None:
        if isinstance(node, y.Scalar):
            found.append(Text(node.value, node.span))
        elif isinstance(node, y.Sequence):
            for item in node.items:
                walk(item)
        elif isinstance(node, y.Mapping):
            for _, value in node.entries:
                walk(value)

    walk(nav)
    return tuple(found)

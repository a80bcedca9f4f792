"""Read the sources of a repository into one frozen Edition. No other module opens content files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from functools import lru_cache, partial
from pathlib import Path
from stat import S_ISREG
from types import MappingProxyType
from typing import TypeVar

from . import (
    documents,
    figures,
    fingerprint,
    hidden,
    history,
    ignores,
    ledger,
    merge_marks,
    pages,
    readings,
    records,
    settings,
    translations,
    wording,
)
from . import yaml_nodes as y
from .data_reader import Reader
from .model import Document, Edition, Ignore, Settings, Translation
from .places import Fault, Problem, Span, Text

DATA = "docs/data"
FINGERPRINTS = f"{DATA}/fingerprints/"
HEALTH = f"{DATA}/source-health.json"
SEARCH = f"{DATA}/search.yaml"
WITHHELD = f"{DATA}/do-not-name.txt"
EXEMPT_NAMES = f"{DATA}/exempt-names.txt"
MATRIX = f"{DATA}/matrix.yaml"
HASHES = (FINGERPRINTS, *(f"{DATA}/{name}.txt" for name in ("addresses", "do-not-name", "wording")), HEALTH)
"""Data files that hold no sentences of ours."""

TEXTS = (".md", ".yml", ".yaml", ".json", ".html", ".txt", ".csv", ".toml", ".cff", ".typ", ".svg", ".css", ".js")
_MARKUP = (".md", ".html", ".svg")
BESIDE = ("mkdocs.yml", "README.md", "CONTRIBUTING.md", "CITATION.cff")
"""Kinds of file that may hold sentences, and those outside docs/ and overrides/."""
_ALSO = ("LICENSE", "LICENSE-CONTENT.md", "pyproject.toml")

_RESTORE = "restore it, or take it from the last version"

_Records = TypeVar("_Records")

_parse = lru_cache(maxsize=64)(y.parse)
"""What was parsed is kept: while someone edits, only the file that was saved is parsed again."""


def load(root: Path, cache: Path | None = None) -> Edition:
    """The edition in a repository. What cannot be read becomes a problem, never an exception.

    Raises OSError only where docs/ itself cannot be listed.
    """
    files = _Files(root)
    problems = files.problems
    inside = files.below("docs")
    silenced: list[Ignore] = []
    config = _yaml(files, "mkdocs.yml", silenced)
    own = _yaml(files, settings.PATH, silenced)
    chosen = settings.read(own, Reader(settings.PATH, problems))
    languages = frozenset(into.language for into in chosen.translations)
    rendered = [path for path in inside if translations.is_translation(path.removeprefix("docs/"), languages)]
    inside = [path for path in inside if path not in rendered]
    kept_back = frozenset(_kept_back(config, [path.removeprefix("docs/") for path in inside]))
    reads = []
    for path in (path for path in inside if path.removeprefix("docs/") not in kept_back):
        text = files.text(path) if path.endswith(".md") else None
        if text is not None:
            reads.append(pages.read(text, path.removeprefix("docs/"), path))
    for read in reads:
        problems.extend(read.problems)
    silenced.extend(ignore for read in reads for ignore in read.ignores)

    def data(name: str, reader: Callable[[y.Node | None, Reader], _Records]) -> _Records:
        path = f"{DATA}/{name}"
        return reader(_yaml(files, path, silenced), Reader(path, problems))

    def list_of(name: str) -> str:
        """The text of a list that a project need not have."""
        path = f"{DATA}/{name}"
        return (files.text(path) or "") if path in inside else ""

    past = history.read(root, (ledger.PATH, wording.PATH))

    def lost(path: str, text: str, kind: str, is_line: Callable[[str], bool]) -> None:
        problems.extend(history.lost_lines(past.added[path], path, text, kind, is_line))

    ledger_text = files.text(ledger.PATH)
    if ledger_text is not None:
        if not any(line.strip() and not line.startswith("#") for line in ledger_text.split("\n")):
            hint = "restore it; in a new edition run 'build.py address add'"
            problems.append(Problem("empty", Fault(Span(ledger.PATH, 1), "the file lists no address", hint)))
        lost(ledger.PATH, ledger_text, "history", records.is_ledger_line)
    words_text = files.text(wording.PATH)
    if words_text is not None and chosen.first_published:
        is_promise = partial(wording.is_promise, since=chosen.first_published)
        lost(wording.PATH, words_text, "wording-history", is_promise)
    health = _yaml(files, HEALTH, silenced) if HEALTH in inside else None
    typed = _yaml(files, SEARCH, silenced) if SEARCH in inside else None
    drawn = [figures.figure(_yaml(files, p, silenced), Reader(p, problems)) for p in inside if figures.is_figure(p)]
    single = _yaml(files, figures.NUMBERS, silenced) if figures.NUMBERS in inside else None
    read_again = _yaml(files, readings.PATH, silenced) if readings.PATH in inside else None
    cells = _yaml(files, MATRIX, silenced) if MATRIX in inside else None
    translated = tuple(_translations(files, rendered, languages, silenced))
    edition = Edition(
        pages=tuple(r.page for r in reads if r.page),
        claims=tuple(c for r in reads for c in r.claims),
        shown=tuple(s for r in reads for s in r.shown),
        units=tuple(u for r in reads for u in r.units),
        relations=tuple(x for r in reads for x in r.relations),
        declined=tuple(d for r in reads for d in r.declined),
        sources=data("bibliography.yaml", records.sources),
        facts=MappingProxyType(data("facts.yaml", records.facts)),
        statements=data("statements.yaml", records.statements),
        ledger=records.ledger(ledger_text or "", Reader(ledger.PATH, problems)),
        glossary=data("glossary.yaml", records.glossary),
        chronology=data("chronology.yaml", records.chronology),
        cells=records.cells(cells, Reader(MATRIX, problems)),
        navigation=_navigation(config),
        files=frozenset(path.removeprefix("docs/") for path in inside),
        problems=(),
        withheld=MappingProxyType(records.withheld(list_of("do-not-name.txt"), Reader(WITHHELD, problems))),
        ignores=tuple(silenced),
        fingerprints=MappingProxyType(_fingerprints(files, inside)),
        exempt_names=fingerprint.names_in(list_of(EXEMPT_NAMES.removeprefix(f"{DATA}/"))),
        texts=MappingProxyType(_texts(files, [*inside, *rendered])),
        everything=MappingProxyType(_everything(files, [*inside, *rendered])),
        health=MappingProxyType(records.health(health, Reader(HEALTH, problems))),
        searched=records.searched(typed, Reader(SEARCH, problems)),
        readings=records.readings(read_again, Reader(readings.PATH, problems)),
        wording=records.wording(words_text or "", Reader(wording.PATH, problems)),
        documents=tuple(_documents(files, inside, config, own)),
        kept_back=kept_back,
        scripts=tuple(text for path in inside if path.endswith(".js") and (text := files.text(path))),
        settings=chosen,
        unseen=past.unseen,
        cache=cache,
        figures=tuple(figure for figure in drawn if figure),
        numbers=figures.numbers(single, Reader(figures.NUMBERS, problems)),
        translations=translated,
    )
    return replace(edition, problems=tuple(problems))


Stamp = tuple[tuple[str, int, int], ...]


def stamp(root: Path) -> Stamp:
    """The names, times and sizes of the files that `load` reads: another one means that one was saved, renamed or removed.

    The folder's own files are among them, for the documents beside the sources link to them.
    """
    return tuple(sorted(_stamps(root)))


def _stamps(root: Path) -> Iterator[tuple[str, int, int]]:
    for file in (*root.glob("*"), *root.glob("docs/**/*"), *root.glob("overrides/**/*")):
        try:
            status = file.stat()
        except FileNotFoundError:
            continue  # an editor is just putting another in its place
        if file.suffix and S_ISREG(status.st_mode) and not file.name.startswith("."):
            yield str(file), status.st_mtime_ns, status.st_size


def settings_of(root: Path) -> Settings:
    """What is particular to the edition in a repository; nothing of what cannot be read."""
    files = _Files(root)
    return settings.read(_yaml(files, settings.PATH, []), Reader(settings.PATH, files.problems))


def lines_of(folder: Path) -> Callable[[str], Sequence[str]]:
    """Read the lines of a file of a folder, each file once; none where it cannot be read."""
    files = _Files(folder)

    def lines(path: str) -> Sequence[str]:
        text = files.text(path)
        return () if text is None else text.split("\n")

    return lines


@dataclass(frozen=True, slots=True)
class _Files:
    """Reads each file once, and reports once what cannot be read. Paths are POSIX and relative to the repository."""

    root: Path
    problems: list[Problem] = field(default_factory=list)
    read: dict[str, str | None] = field(default_factory=dict)

    def below(self, folder: str) -> list[str]:
        return [path for path, file in self.found(folder) if self._is_plain(path, file)]

    def found(self, folder: str) -> list[tuple[str, Path]]:
        return [(p.relative_to(self.root).as_posix(), p) for p in sorted((self.root / folder).rglob("*"))]

    def _is_plain(self, path: str, file: Path) -> bool:
        """Whether this is a file that may be published; reports what only seems to be one."""
        if any(part.startswith(".") for part in path.split("/")):
            return False  # what an editor or a file manager leaves; MkDocs publishes none of it
        if file.is_symlink() or not (file.is_file() or file.is_dir()):
            self._refuse(Span(path, 1), "this is no file of its own", "put a copy of the file here, not a link to it")
        elif not path.isprintable():
            said = "the file's name holds characters that cannot be seen"
            self._refuse(Span(path, 1), said, "rename it, for example 'method.md'")
        elif file.is_file() and merge_marks.is_left(path):
            said = "a tool or an editor left this copy behind"
            self._refuse(Span(path, 1), said, "remove it, or give it a name of its own", "leaving")
        else:
            return file.is_file()
        return False

    def _refuse(self, span: Span, message: str, hint: str, kind: str = "unreadable") -> None:
        self.problems.append(Problem(kind, Fault(span, message, hint)))

    def text(self, path: str) -> str | None:
        """The text of a file, with plain line ends, or None where there is none to be had."""
        if path not in self.read:
            self.read[path] = self._text(path)
        return self.read[path]

    def whatever(self, path: str) -> str | None:
        """A file's text whether or not `text` would take it, or None for one that is no text."""
        if self.read.get(path) is None:
            try:
                content = (self.root / path).read_bytes()
            except OSError:
                return None
            return None if b"\0" in content else _lines(content.decode("utf-8", "replace"))
        return self.read[path]

    def is_there(self, path: str) -> bool:
        try:
            return (self.root / path).exists()
        except (OSError, ValueError):
            return False

    def _text(self, path: str) -> str | None:
        try:
            text = _plain((self.root / path).read_bytes())
        except FileNotFoundError:
            self._refuse(Span(path, 1), "the file is missing", _RESTORE)
        except UnicodeDecodeError as error:
            said = f"byte 0x{error.object[error.start]:02x} is not UTF-8"
            self._refuse(_place(path, _plain(error.object[: error.start])), said, "save the file as UTF-8")
        except OSError as error:
            self._refuse(Span(path, 1), f"the file cannot be read: {error.strerror}", "check its permissions")
        else:
            found = (hidden.find_in_markup if path.endswith(_MARKUP) else hidden.find)(text)
            merge = merge_marks.merge(text, path.endswith(".md"))
            if merge:
                said = f"'{text[merge[0] : merge[0] + min(merge[1], 40)]}' was left by a merge or a patch"
                hint = "keep what should stand here, and take out the rest with its marks"
                self._refuse(replace(_place(path, text[: merge[0]]), length=merge[1]), said, hint, "merge")
                return None
            if not text.strip() and (path == "mkdocs.yml" or _is_data(path)):
                self._refuse(Span(path, 1), "the file is empty", _RESTORE, "empty")
                return None
            if found is None:
                return text
            place = _place(path, text[: found[0]])
            self._refuse(place, f"the character {found[1]} cannot be seen", "remove it, or write the word again")
        return None


def _is_data(path: str) -> bool:
    """Whether the build reads a file of docs/data for what it says."""
    return path.startswith((*HASHES, EXEMPT_NAMES)) or (path.startswith(DATA) and path.endswith((".yaml", ".json")))


def _place(path: str, before: str) -> Span:
    """The place that follows a text in its file."""
    lines = before.split("\n")
    return Span(path, len(lines), len(lines[-1]) + 1)


def _plain(content: bytes) -> str:
    """A file's text as editors count it: line ends are one character, a byte-order mark none. Raises UnicodeDecodeError."""
    return _lines(content.decode("utf-8"))


def _lines(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _texts(files: _Files, inside: list[str]) -> dict[str, str]:
    """The files that may hold sentences: those of docs/, the templates, and what stands beside them."""
    paths = [path for path in inside if path.endswith(".md") or not path.startswith(HASHES)]
    paths += files.below("overrides")
    paths += [path for path in BESIDE if (files.root / path).is_file()]
    return {path: text for path in paths if path.endswith(TEXTS) and (text := files.text(path)) is not None}


def _everything(files: _Files, inside: list[str]) -> dict[str, str]:
    """Every file that is text, of docs/, the templates, and what else in a repository speaks of its edition."""
    paths = [*inside, *files.below("overrides"), *(path for path in (*BESIDE, *_ALSO) if (files.root / path).is_file())]
    paths += [path for path, file in files.found(".github") if file.is_file()]
    return {path: text for path in paths if (text := files.whatever(path)) is not None}


def _documents(files: _Files, inside: list[str], config: y.Node | None, own: y.Node | None) -> Iterator[Document]:
    """The templates, style sheets and drawings, and the configuration, as far as they hold addresses."""
    for path in [*inside, *files.below("overrides")]:
        text = files.text(path) if documents.holds_addresses(path) else None
        if text is not None:
            yield documents.read(text, path)
    for path in (name for name in BESIDE if name.endswith(".md") and (files.root / name).is_file()):
        yield documents.beside(files.text(path) or "", path, files.is_there)
    yield documents.configuration(config, "mkdocs.yml")
    yield documents.settings(own, settings.PATH)


def _kept_back(config: y.Node | None, inside: list[str]) -> Iterator[str]:
    """The files of docs/ that the configuration keeps out of the site, as far as its patterns are plain ones.

    https://www.mkdocs.org/user-guide/configuration/#exclude_docs
    """
    said = config.get("exclude_docs") if isinstance(config, y.Mapping) else None
    patterns = said.value.split() if isinstance(said, y.Scalar) else []
    for path in inside:
        fitting = [p for p in patterns if fnmatchcase(path, p.removeprefix("!").removeprefix("/"))]
        if fitting and not fitting[-1].startswith("!"):
            yield path


def _translations(
    files: _Files, rendered: list[str], languages: Collection[str], silenced: list[Ignore]
) -> Iterator[Translation]:
    for language in sorted(languages):
        names = translations.names_of(language)
        forms = records.forms(
            _yaml(files, names, silenced) if names in rendered else None, Reader(names, files.problems)
        )
        paths = [path for path in rendered if path.startswith(f"docs/{language}/") and path != names]
        texts = {path: text for path in paths if (text := files.text(path)) is not None}
        read = {path: translations.read(text, path) for path, text in texts.items()}
        yield Translation(language, MappingProxyType(read), forms)


def _fingerprints(files: _Files, inside: list[str]) -> dict[str, fingerprint.Fingerprint]:
    """By citekey: `fingerprints/the-report-2023.txt` is that of `the-report-2023`."""
    found = {}
    for path in inside:
        if path.startswith(FINGERPRINTS) and path.endswith(".txt"):
            source = path.removeprefix(FINGERPRINTS).removesuffix(".txt")
            found[source] = fingerprint.read(files.text(path) or "", path, source, files.problems)
    return found


def _yaml(files: _Files, path: str, silenced: list[Ignore]) -> y.Node | None:
    text = files.text(path)
    if text is None:
        return None
    silenced.extend(ignores.in_yaml(text, path))
    try:
        root = _parse(text, path)
    except y.YamlFault as error:
        files.problems.append(Problem("yaml", error.fault))
        return None
    if path != "mkdocs.yml":
        files.problems.extend(Problem("swallowed", fault) for fault in y.swallowed(text, path))
    if root is None:
        files.problems.append(Problem("empty", Fault(Span(path, 1), "the file holds comments alone", _RESTORE)))
    return root


def _navigation(config: y.Node | None) -> tuple[Text, ...]:
    """The pages that the navigation of mkdocs.yml names, in order."""
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

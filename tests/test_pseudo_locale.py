"""The second edition in the pseudo-locale, which marks each message of the catalogs: what is shown without marks is content."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import babel
import pypdfium2
import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from conftest import ANSWERS, SITE_URL
from edition.content.load import load
from edition.language.extract import FOLDER, TEMPLATE, read
from edition.language.locale import MARKS
from edition.rulebook import FOLDER as RULES
from second import FOLDER as SECOND
from second import make

ROOT = Path(__file__).resolve().parent.parent
OPEN, CLOSE = MARKS
NAMES = frozenset("ris bibtex csl json html markdown pdf sha mb https see accessed wren".split())
"""Names of formats, what the CSL processor says by itself, what editors write before a source, and a given name."""
ENGLISH = babel.Locale("en")
MONTHS = (ENGLISH.months["format"][width].values() for width in ("wide", "abbreviated"))
CLDR = frozenset(name.casefold() for names in (*MONTHS, ENGLISH.languages.values()) for name in names)
ATTRIBUTES = ("alt", "aria-label", "title", "placeholder", "data-column")
PROPERTIES = re.compile(r"description|citation_abstract|og:(?:title|description|image:alt|site_name)")
DATA = frozenset(
    "@context @type basis grade kind relation type id identifier inLanguage language declined facts sources".split()
    + "config location lang names tags boost places".split()
)
"""Keys of data whose values are names for programs, or what readers type from a document in another language."""
_WORD = re.compile(r"[^\W\d_]{2,}(?:[’'][^\W\d_]+)?")
_CODE = re.compile(r"</?[a-z]+(?:\s[^<>]*)?>|urn:uuid:[0-9a-f-]{36}|\b[0-9a-f]{64}\b|(?:https?://|mailto:|@)\S+")
_ADDRESS = re.compile(r"\b[\w.-]+(?:/[\w.#*?=&%+~@:-]*)+|\b[\w-]+\.(?:html|pdf|md|txt|py|ya?ml)\b")
_ID = re.compile(r"\b(?:ES|[A-Z])\d+(?:\.\d+)?\b")
_CONTENT, _STRING = re.compile(r"\bcontent:([^;}]*)"), re.compile(r'"((?:[^"\\]|\\.)*)"')
_PARTS = re.compile(r"[|,.;:()\[\]·–“”/&\n!?…=><{}\"]+")


@pytest.fixture(scope="module")
def pseudo(tmp_path_factory: pytest.TempPathFactory, build: Callable[[Path, str], int]) -> Path:
    root = make(tmp_path_factory.mktemp("pseudo"))
    settings = root / "docs/data/edition.yaml"
    settings.write_text(f"language: en-XA\n{settings.read_text(encoding='utf-8')}", encoding="utf-8")
    assert build(root, SITE_URL) == 0
    return root / "site"


def bare(text: str) -> str:
    """A text without addresses, ids and code, which are the same in every language."""
    for pattern in (_CODE, _ADDRESS, _ID):
        text = pattern.sub(" ", text)
    return text


@pytest.fixture(scope="module")
def content() -> str:
    """The words of all that the edition's editors have written, in their order, and who answers for the build."""
    files = [file for file in sorted(SECOND.rglob("*")) if file.suffix in (".md", ".yaml", ".yml", ".txt")]
    texts = [re.sub(r"[*`\\]", "", file.read_text(encoding="utf-8")) for file in files]
    texts += [*_rows(), *ANSWERS.values()]
    return f"  {' '.join(word for text in texts for word in _words(text))} "


def _rows() -> Iterator[str]:
    """The rows of the tables of figures, whose cells follow each other in a PDF."""
    edition = load(SECOND)
    for figure in edition.figures:
        yield " ".join([figure.key.value, *(name.value for name in figure.columns.values())])
        yield from (" ".join([row.at.value, *(cell.value for cell in row.cells.values())]) for row in figure.rows)
    for number in edition.numbers:
        yield " ".join(text.value for text in (number.figure, number.counts, number.by, number.when, number.range))


def unmarked(texts: Iterator[str]) -> Iterator[str]:
    """Of texts that follow each other, what stands outside all marks."""
    depth = 0
    for text in texts:
        kept = ""
        for letter in text:
            depth += letter == OPEN
            kept += letter if depth == 0 else ""
            if letter == CLOSE:
                depth -= 1
                kept += "|"
        yield kept
    assert depth == 0, "a mark is never closed"


def foreign(texts: Iterator[str], content: str, rows: bool = False) -> set[str]:
    """What stands outside the marks and is not content, piece by piece. Cells of `rows` follow each other unmarked."""
    return {
        piece.strip()
        for text in unmarked(texts)
        for piece in _PARTS.split(bare(text))
        if not any(_is_content(said, content, rows) for said in _readings(_words(piece)))
    }


def _is_content(said: list[str], content: str, rows: bool) -> bool:
    """Whether editors have written these words or, of a row, the words of two cells."""
    parted = ([said], *([said[:at], said[at:]] for at in range(2, len(said) - 1) if rows))
    return any(all(f" {' '.join(part)} " in content for part in parts) for parts in parted)


def _words(text: str) -> list[str]:
    return _WORD.findall(bare(text).casefold())


def _readings(words: list[str]) -> Iterator[list[str]]:
    """The words of a piece, and those that are neither a format's nor CLDR's."""
    yield words
    yield [word for word in words if word not in NAMES | CLDR]


def shown(page: LexborHTMLParser) -> Iterator[Iterator[str]]:
    """The text of a page in its order, and each attribute that is read."""
    assert page.root is not None
    nodes = list(page.root.traverse(include_text=True))
    yield (node.text_content or "" for node in nodes if node.tag == "-text" and _is_read(node))
    for node in nodes:
        if node.attributes.get("class") != "Z3988":
            yield from (iter([node.attributes[name] or ""]) for name in ATTRIBUTES if name in node.attributes)
        if node.tag == "meta" and PROPERTIES.fullmatch(
            node.attributes.get("name") or node.attributes.get("property") or ""
        ):
            yield iter([node.attributes["content"] or ""])


def _is_read(node: LexborNode) -> bool:
    return node.parent is not None and node.parent.tag not in ("script", "style")


def texts_of(file: Path) -> Iterator[Iterator[str]]:
    """The texts of a published file that somebody reads, each in its order."""
    text = "" if file.suffix == ".pdf" else file.read_text(encoding="utf-8")
    if file.suffix == ".html":
        yield from shown(LexborHTMLParser(text))
    elif file.suffix in (".json", ".jsonld"):
        yield from (iter([value]) for value in _values(json.loads(text)))
    elif file.suffix == ".xml":
        yield from (iter([node.text or ""]) for node in ElementTree.fromstring(text).iter())
    elif file.suffix == ".pdf":
        document = pypdfium2.PdfDocument(file)
        yield (page.get_textpage().get_text_range().replace("\ufffe", "") for page in document)
        yield from (iter([document.get_metadata_value(name)]) for name in ("Title", "Author", "Subject", "Keywords"))
    elif file.suffix == ".css":
        yield from (iter(_STRING.findall(value)) for value in _CONTENT.findall(text))
    elif file.suffix == ".csv":
        yield from (iter([cell]) for row in csv.reader(text.splitlines()) for cell in row)
    else:
        yield iter([text])


def _values(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for value in data:
            yield from _values(value)
    elif isinstance(data, dict):
        for name, value in data.items():
            if name not in DATA:
                yield from _values(value)


FILES = (
    *("**/*.html", "**/index.md", "**/quote.txt", "**/cite.txt", "cite/*.txt", "llms.txt", "feeds/*.xml", "pdf/*.pdf"),
    *("assets/search/index.json", "data/claims.json", "data/graph.jsonld", "data/matrix.csv", "data/sources.json"),
    *("assets/stylesheets/*.css", "*/unit.json", "*/cite.json", "cite/*.json"),
)


@pytest.mark.parametrize("pattern", FILES)
def test_what_is_read_comes_from_the_catalogs_or_is_content(pattern: str, pseudo: Path, content: str) -> None:
    files = [file for file in sorted(pseudo.glob(pattern)) if not file.is_relative_to(pseudo / RULES)]
    found = {
        file.relative_to(pseudo).as_posix(): {
            p for t in texts_of(file) for p in foreign(t, content, file.suffix == ".pdf")
        }
        for file in files
    }

    assert files
    assert {name: pieces for name, pieces in found.items() if pieces} == {}


_TITLE = r"^(?:#+ |\s*- |title: )\"?{}\"?(?:$|:| \{{)"
"""A line that is a title, a heading, or an entry of the navigation."""


def test_no_label_is_a_message_that_lost_its_marks(pseudo: Path) -> None:
    """A label may be a word of the content too; as a whole text it is content only where an editor has made it a title."""
    template = read(ROOT / FOLDER / TEMPLATE)
    labels = {message.id for message in template if isinstance(message.id, str) and message.id[:1].isupper()}
    written = "\n".join(file.read_text(encoding="utf-8") for file in sorted(SECOND.rglob("*.[my]*")))
    titles = {label for label in labels if re.search(_TITLE.format(re.escape(label)), written, re.MULTILINE)}
    pages = [file for file in sorted(pseudo.rglob("*.html")) if not file.is_relative_to(pseudo / RULES)]
    found = {}
    for file in pages:
        texts = [text.strip(" |\n") for page in texts_of(file) for text in unmarked(page)]
        found[file.relative_to(pseudo).as_posix()] = {text for text in texts if text in labels - titles}

    assert {name: said for name, said in found.items() if said} == {}

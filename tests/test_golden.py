"""The second edition's pages, their Markdown and its data, as they were meant: each order, letter and word is a line.

Where a change is meant, look at the diff and keep it: `python3 scripts/test.py tests/test_golden.py --keep-golden`.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from edition.content.load import load
from second import FOLDER

GOLDEN = Path(__file__).parent / "golden"
PAGES = [page.url for page in load(FOLDER).pages]
BESIDE = ("p1-1/", "p1-2/", "p1-3/", "p1-10/", "r1-2/", "p1/cite/", "lorn-courier-2024/", "p5-9/", "maps/")
"""Pages that no source page makes: of claims of each basis, of a unit, of a source, of addresses that are gone."""
HEADS = ("", "about/", "pathways/gates-left-shut/", "p1-2/")
FILES = (
    *("llms.txt", "robots.txt", "sitemap.xml", "assets/search/index.json", "p1/unit.json", "p1-2/quote.txt"),
    *(f"p1-3/cite.{ending}" for ending in ("bib", "json", "ris", "txt")),
)
FOLDERS = ("cite", "data", "feeds")
"""Of these every file that is text."""

NAMES = "names.txt"
"""Of every file that is published, those aside that explain codes to editors."""

_SUM = re.compile(r"\b[0-9a-f]{64}\b")
"""Of a file that holds the style sheets too, which are not golden."""
_DIGEST = re.compile(r"\.[0-9a-f]{8}\.")
"""In the name of a file that is named by what it holds."""
_BETWEEN = re.compile(r"(?<=>)(?=<)")
_HASHED = re.compile(r'Content-Security-Policy|rel="(?:stylesheet|preload|icon)"|<script src')


def built(site: Path) -> dict[str, str]:
    """What is golden of a site, by its name there."""
    found = {f"{url or 'home/'}article.html": _article(site / url) for url in (*PAGES, *BESIDE)}
    found |= {f"{url or 'home/'}head.html": _head(site / url) for url in HEADS}
    found |= {f"{url or 'home/'}page.md": (site / url / "index.md").read_text(encoding="utf-8") for url in PAGES}
    found["404.html"] = _article(site, "404.html")
    found[NAMES] = "".join(f"{name}\n" for name in sorted(_names(site)))
    return found | {name: _written(site / name) for name in (*FILES, *_in_folders(site))}


def _article(folder: Path, name: str = "index.html") -> str:
    """The article of a page, or all that a page without one shows; an indented line goes on without a space before it."""
    page = LexborHTMLParser((folder / name).read_text(encoding="utf-8"))
    node = page.css_first("article") or page.css_first("main")
    assert node is not None
    assert node.html is not None
    return _SUM.sub("[a sum]", _BETWEEN.sub("\n  ", node.html)) + "\n"


def _head(folder: Path) -> str:
    """What a page's head says to programs, names of files that hang on their contents left out."""
    page = LexborHTMLParser((folder / "index.html").read_text(encoding="utf-8"))
    lines = [node.html or "" for node in page.css("head > *")]
    return "\n".join(line for line in lines if not _HASHED.search(line)) + "\n"


def _names(site: Path) -> Iterator[str]:
    for file in site.rglob("*"):
        name = file.relative_to(site).as_posix()
        if file.is_file() and not name.startswith("editors/"):
            yield _DIGEST.sub(".[a digest].", name)


def _in_folders(site: Path) -> Iterator[str]:
    for folder in FOLDERS:
        for file in sorted((site / folder).rglob("*")):
            if file.is_file() and file.suffix not in (".png", ".zip") and not file.name.startswith("index."):
                yield file.relative_to(site).as_posix()


def _written(file: Path) -> str:
    text = file.read_bytes().decode("utf-8").replace("\r\n", "\n")
    if file.suffix == ".json" and text.count("\n") < 2:
        return json.dumps(json.loads(text), indent=1, ensure_ascii=False) + "\n"
    return text


def _kept() -> dict[str, str]:
    files = (file for file in sorted(GOLDEN.rglob("*")) if file.is_file())
    return {file.relative_to(GOLDEN).as_posix(): file.read_text(encoding="utf-8") for file in files}


def difference(kept: dict[str, str], made: dict[str, str]) -> str:
    """The lines that differ, file by file."""
    lines: list[str] = []
    for name in sorted(kept.keys() | made.keys()):
        before, after = (texts.get(name, "").splitlines() for texts in (kept, made))
        lines += difflib.unified_diff(before, after, f"golden/{name}", f"built/{name}", n=1, lineterm="")
    return "\n".join(lines)


def test_the_second_edition_is_built_to_what_was_meant(second_site: Path, request: pytest.FixtureRequest) -> None:
    made = built(second_site)
    if request.config.getoption("--keep-golden"):
        for name in _kept().keys() - made.keys():
            (GOLDEN / name).unlink()
        for name, text in made.items():
            (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / name).write_text(text, encoding="utf-8", newline="\n")
    told = difference(_kept(), made)
    if told:
        pytest.fail(f"{told}\n\nWhere this is meant: scripts/test.py tests/test_golden.py --keep-golden", pytrace=False)


def test_a_difference_is_told_by_its_lines() -> None:
    kept = {"a.html": "<ul>\n  <li>One</li>\n  <li>Two</li>\n</ul>\n", "b.txt": "same\n", "c.txt": "gone\n"}
    made = {"a.html": "<ul>\n  <li>Two</li>\n  <li>One</li>\n</ul>\n", "b.txt": "same\n", "d.txt": "new\n"}

    assert difference(kept, kept) == ""
    assert difference(kept, made).splitlines() == [
        "--- golden/a.html",
        "+++ built/a.html",
        "@@ -1,4 +1,4 @@",
        " <ul>",
        "+  <li>Two</li>",
        "   <li>One</li>",
        "-  <li>Two</li>",
        " </ul>",
        "--- golden/c.txt",
        "+++ built/c.txt",
        "@@ -1 +0,0 @@",
        "-gone",
        "--- golden/d.txt",
        "+++ built/d.txt",
        "@@ -0,0 +1 @@",
        "+new",
    ]


def test_no_word_of_the_first_report_stands_in_the_second_edition(second_site: Path) -> None:
    names = re.compile(
        r"\b(?:Cha|Katz|China|Russia|Beijing|Moscow|North Korea|CSIS|Bush Center|Commission of Inquiry)\b"
    )

    told = {name: found for name, text in built(second_site).items() if (found := set(names.findall(text)))}
    assert told == {}

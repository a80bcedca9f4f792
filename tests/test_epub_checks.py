"""The checks of books in EPUB, on small ones that are sound or spoiled in one place."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from edition.check.reporters import text
from edition.content.model import Edition
from edition.verify import verify
from epub_files import FILES, packed, spoiled

BOOK, PACKAGE, ONE = "b.epub", "b.epub/in/book.opf", "b.epub/in/one.xhtml"

BAD: dict[str, tuple[bytes, str]] = {
    "SITE025 no archive": (
        b"a book",
        f"{BOOK}:1:1: SITE025 this is no archive: File is not a zip file (pack it anew)\n",
    ),
    "SITE025 an archive that was cut off": (
        packed()[:-30],
        f"{BOOK}:1:1: SITE025 this is no archive: File is not a zip file (pack it anew)\n",
    ),
    "SITE025 its type is not first": (
        packed(dict(reversed(FILES.items()))),
        f"{BOOK}:1:1: SITE025 its first entry is not 'mimetype' with 'application/epub+zip' (write it first)\n",
    ),
    "SITE025 its type ends in a line": (
        spoiled("mimetype", "epub+zip", "epub+zip\n"),
        f"{BOOK}:1:1: SITE025 its first entry is not 'mimetype' with 'application/epub+zip' (write it first)\n",
    ),
    "SITE025 its type is compressed": (
        packed(how=zipfile.ZIP_DEFLATED),
        f"{BOOK}:1:1: SITE025 its entry 'mimetype' is packed (store it as it is)\n",
    ),
    "SITE025 a container that names another file": (
        spoiled("META-INF/container.xml", "book.opf", "books.opf"),
        f"{BOOK}:1:1: SITE025 'META-INF/container.xml' leads to no package (name the package in it)\n",
    ),
    "SITE026 a file that is not there": (
        spoiled("in/book.opf", "</manifest>", '<item id="x" href="x.css" media-type="text/css"/></manifest>'),
        f"{PACKAGE}:16:1: SITE026 'x.css' is not in the archive (add the file, or take the entry out)\n",
    ),
    "SITE026 a file that nobody names": (
        packed(FILES | {"in/two.xhtml": FILES["in/one.xhtml"]}),
        "b.epub/in/two.xhtml:1:1: SITE026 the manifest does not name this file (name it there)\n",
    ),
    "SITE026 a file that is named twice": (
        spoiled("in/book.opf", "</manifest>", '<item id="x" href="./chart.svg" media-type="image/svg+xml"/></manifest>'),
        f"{PACKAGE}:15:1: SITE026 'chart.svg' is named 2 times (name it once)\n"
        f"{PACKAGE}:16:1: SITE026 './chart.svg' is named 2 times (name it once)\n",
    ),
    "SITE026 a wrong type": (
        spoiled("in/book.opf", "image/svg+xml", "image/png"),
        f"{PACKAGE}:15:1: SITE026 'chart.svg' has the type 'image/png' (its type is 'image/svg+xml')\n",
    ),
    "SITE027 an unknown chapter": (
        spoiled("in/book.opf", "</spine>", '\n<itemref idref="two"/></spine>'),
        f"{PACKAGE}:18:1: SITE027 the manifest has no item 'two' (name one that it has)\n",
    ),
    "SITE027 no contents": (
        spoiled("in/book.opf", ' properties="nav"', ""),
        f'{PACKAGE}:1:1: SITE027 the manifest does not have one item with the contents (give it properties="nav")\n',
    ),
    "SITE027 no chapter": (
        packed(
            FILES
            | {
                "in/book.opf": FILES["in/book.opf"].replace('<itemref idref="one"/>', ""),
                "in/nav.xhtml": FILES["in/nav.xhtml"].replace(' href="one.xhtml"', ""),
            }
        ),
        f"{PACKAGE}:1:1: SITE027 the spine is empty (name each chapter in it)\n",
    ),
    "SITE028 a chapter that is no XML": (
        spoiled("in/one.xhtml", "Dry", "Dry<br>"),
        f"{ONE}:3:113: SITE028 this is no XML: mismatched tag (close what is open, and escape '&' and '<')\n",
    ),
    "SITE028 a drawing that is no XML": (
        spoiled("in/chart.svg", "</svg>", "&"),
        "b.epub/in/chart.svg:1:64: SITE028 this is no XML: unclosed token"
        " (close what is open, and escape '&' and '<')\n",
    ),
    "SITE029 an id twice": (
        spoiled("in/one.xhtml", "</p>", '</p>\n<p id="a">a</p>'),
        f"{ONE}:4:1: SITE029 the id 'a' is there already (change one)\n",
    ),
    "SITE030 a link to no file": (
        spoiled("in/one.xhtml", "#a", "../two.xhtml"),
        f"{ONE}:2:21: SITE030 '../two.xhtml' leads to no file of the book (name one, or give the whole address)\n",
    ),
    "SITE030 a link to no anchor": (
        spoiled("in/nav.xhtml", "one.xhtml", "one.xhtml#b"),
        "b.epub/in/nav.xhtml:1:145: SITE030 'one.xhtml#b' leads to no anchor of its document (name one that is there)\n",
    ),
    "SITE030 a link to what is not read": (
        spoiled("in/one.xhtml", "#a", "nav.xhtml"),
        f"{ONE}:2:21: SITE030 'nav.xhtml' leads to what the spine does not name (add its chapter to the spine)\n",
    ),
    "SITE030 a picture that is not there": (
        spoiled("in/one.xhtml", "chart.svg", "charts.svg"),
        f"{ONE}:3:1: SITE030 'charts.svg' leads to no file of the book (name one, or give the whole address)\n",
    ),
    "SITE031 a picture without alternative text": (
        spoiled("in/one.xhtml", ' alt="Days"', ""),
        f"{ONE}:3:1: SITE031 the picture has no alternative text (say what it shows)\n",
    ),
    "SITE031 a drawing without a label": (
        spoiled("in/one.xhtml", "there", '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'),
        f"{ONE}:2:44: SITE031 the picture has no alternative text (say what it shows)\n",
    ),
    "SITE032 no language": (
        spoiled("in/one.xhtml", ' lang="en" xml:lang="en"', ""),
        f"{ONE}:1:1: SITE032 the document does not say its language (give the root 'lang' and 'xml:lang')\n",
    ),
    "SITE032 two languages": (
        spoiled("in/one.xhtml", "there", '<i lang="ko" xml:lang="en">there</i>'),
        f"{ONE}:2:44: SITE032 'lang' is 'ko' and 'xml:lang' is 'en' (give both the same value)\n",
    ),
    "SITE033 no title": (
        spoiled("in/book.opf", "<dc:title>Rivers", "<dc:title>"),
        f"{PACKAGE}:1:1: SITE033 the metadata has no dc:title (add it)\n",
    ),
    "SITE033 no day of change": (
        spoiled("in/book.opf", "dcterms:modified", "dcterms:issued"),
        f"{PACKAGE}:1:1: SITE033 the metadata has no dcterms:modified (add it)\n",
    ),
    "SITE033 another identifier": (
        spoiled("in/book.opf", 'unique-identifier="id"', 'unique-identifier="uuid"'),
        f"{PACKAGE}:1:1: SITE033 'unique-identifier' names no identifier of the metadata (give it the id of one)\n",
    ),
}  # fmt: skip
"""What any site is told."""

OWN_BAD: dict[str, tuple[bytes, str]] = {
    "SITE033 no word on hazards": (
        spoiled("in/book.opf", "schema:accessibilityHazard", "schema:hazard"),
        f"{PACKAGE}:1:1: SITE033 the metadata has no schema:accessibilityHazard (add it)\n",
    ),
    "SITE034 a picture of another host": (
        spoiled("in/one.xhtml", "chart.svg", "https://e.example/chart.svg"),
        f"{ONE}:3:1: SITE034 'https://e.example/chart.svg' is on another host (put it into the book)\n",
    ),
    "SITE034 a sheet of another host": (
        spoiled("in/book.opf", "</manifest>", '<item id="x" href="//e.example/x.css" media-type="text/css"/></manifest>'),
        f"{PACKAGE}:16:1: SITE034 '//e.example/x.css' is on another host (put it into the book)\n",
    ),
    "SITE034 a script": (
        spoiled("in/one.xhtml", "there", "<script>1</script>"),
        f"{ONE}:2:44: SITE034 the document runs a script (take it out)\n",
    ),
}  # fmt: skip
"""What our own site is told, beside that."""

GOOD: dict[str, bytes] = {
    "SITE025 what is apart from the package": packed(FILES | {"META-INF/signatures.xml": "<signatures/>"}),
    "SITE026 a name with a space": packed(
        {name.replace("chart", "a chart"): words.replace("chart.svg", "a%20chart.svg") for name, words in FILES.items()}
    ),
    "SITE027 a book of the second version": packed(
        FILES
        | {
            "in/book.opf": FILES["in/book.opf"]
            .replace('version="3.0"', 'version="2.0"')
            .replace(' properties="nav"', "")
            .replace("dcterms:modified", "cover")
        }
    ),
    "SITE028 a named character": spoiled("in/one.xhtml", "Dry", "Dry&amp;"),
    "SITE029 the same id in two documents": packed(),
    "SITE030 a link to an anchor of another document": spoiled("in/nav.xhtml", "one.xhtml", "./one.xhtml#%61"),
    "SITE031 an ornament, and a drawing with a title": spoiled(
        "in/one.xhtml",
        "there",
        '<img src="chart.svg" alt=""/><svg xmlns="http://www.w3.org/2000/svg"><title>Days</title></svg>',
    ),
    "SITE032 one of the two, and the same in capitals": spoiled(
        "in/one.xhtml", "there", '<i xml:lang="ko">a</i><i lang="zh-Hans" xml:lang="zh-hans">b</i>'
    ),
    "SITE033 a title that begins with a space": spoiled("in/book.opf", "Rivers", " Rivers"),
    "SITE034 links out of the book": packed(),
}


def told(folder: Path, book: bytes, edition: Edition | None) -> str:
    (folder / BOOK).write_bytes(book)
    return text.render(verify(folder, "/", edition))


def nothing() -> Edition:
    return Edition((), (), (), (), (), (), {}, (), (), (), (), (), frozenset(), ())


@pytest.mark.parametrize("case", BAD)
def test_any_book_is_told_its_faults_and_nothing_else(case: str, tmp_path: Path) -> None:
    book, expected = BAD[case]

    assert told(tmp_path, book, None) == expected


@pytest.mark.parametrize("case", OWN_BAD)
def test_our_own_book_is_told_more(case: str, tmp_path: Path) -> None:
    book, expected = OWN_BAD[case]

    assert told(tmp_path, book, nothing()) == expected
    assert told(tmp_path, book, None) == ""


@pytest.mark.parametrize("case", GOOD)
def test_a_book_that_only_looks_faulty_is_left_alone(case: str, tmp_path: Path) -> None:
    assert told(tmp_path, GOOD[case], nothing()) == ""

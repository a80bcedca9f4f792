"""A small book in EPUB, sound or spoiled in one place."""

from __future__ import annotations

import io
import zipfile

TYPE = "application/epub+zip"
CONTAINER = (
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="in/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:5d1f0f6e-3c6a-4f0e-8f4b-6f3f1c0c2b7d</dc:identifier>
<dc:title>Rivers</dc:title>
<dc:language>en</dc:language>
<meta property="dcterms:modified">2026-12-01T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">All is text.</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
<item id="chart" href="chart.svg" media-type="image/svg+xml"/>
</manifest>
<spine><itemref idref="one"/></spine>
</package>"""
NAV = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">'
    '<body><nav epub:type="toc"><ol><li><a href="one.xhtml">One</a></li></ol></nav></body></html>'
)
ONE = """<html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en">
<body><p id="a">Dry <a href="#a">here</a>, there
<img src="chart.svg" alt="Days"/><a href="https://e.example/">out</a> <a href="mailto:a@e.example">by mail</a></p></body>
</html>"""
CHART = '<svg xmlns="http://www.w3.org/2000/svg"><path id="a" d="M0 0"/></svg>'
FILES = {
    "mimetype": TYPE,
    "META-INF/container.xml": CONTAINER,
    "in/book.opf": PACKAGE,
    "in/nav.xhtml": NAV,
    "in/one.xhtml": ONE,
    "in/chart.svg": CHART,
}


def packed(files: dict[str, str] = FILES, how: int = zipfile.ZIP_STORED) -> bytes:
    """An archive of files in their order; `how` is how its type is packed."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, words in files.items():
            archive.writestr(zipfile.ZipInfo(name), words, how if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return data.getvalue()


def spoiled(name: str, old: str, new: str) -> bytes:
    """The book with other words in one of its files."""
    assert old in FILES[name]
    return packed(FILES | {name: FILES[name].replace(old, new, 1)})


def without(name: str) -> bytes:
    return packed({path: words for path, words in FILES.items() if path != name})

"""What is asked about a book in EPUB: what a reading system needs to open it, and what it owes to its readers.

The rules are those of https://www.w3.org/TR/epub-33/; a validator of the format knows many more.
"""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterator

from ...content.places import Fault, Span
from ..epub import CONTAINER, MIMETYPE, SVG, TYPE, XHTML, Document, Publication, inside, is_elsewhere
from ..scan import Strictness
from ..site import Site

_TYPES = {
    "css": ("text/css",),
    "gif": ("image/gif",),
    "html": (XHTML,),
    "jpeg": ("image/jpeg",),
    "jpg": ("image/jpeg",),
    "ncx": ("application/x-dtbncx+xml",),
    "png": ("image/png",),
    "svg": (SVG,),
    "webp": ("image/webp",),
    "xhtml": (XHTML,),
}
_PARTS = {
    "audio": "src",
    "embed": "src",
    "iframe": "src",
    "image": "xlink:href",
    "img": "src",
    "link": "href",
    "object": "data",
    "script": "src",
    "source": "src",
    "track": "src",
    "video": "src",
}
"""The elements that bring a file into a document, and the attribute that names it."""
_NEEDED = ("accessMode", "accessibilityFeature", "accessibilityHazard", "accessibilitySummary")
_LABELS = ("aria-label", "aria-labelledby")


def publication_unopened(site: Site) -> Iterator[Fault]:
    """A book in EPUB is no archive that begins with its type, or leads to no package.

    Reading systems would refuse the file.

    Bad:  an archive whose first entry is not 'mimetype', or is compressed
    Good: 'mimetype', stored, and META-INF/container.xml, which names the package
    """
    for book in site.publications:
        first = book.members[0] if book.members else None
        if book.broken:
            yield Fault(Span(book.path, 1), f"this is no archive: {book.broken}", "pack it anew")
        elif first is None or first.filename != MIMETYPE or book.files.get(MIMETYPE) != TYPE.encode():
            yield Fault(Span(book.path, 1), f"its first entry is not 'mimetype' with '{TYPE}'", "write it first")
        elif first.compress_type != zipfile.ZIP_STORED or first.extra:
            yield Fault(Span(book.path, 1), "its entry 'mimetype' is packed", "store it as it is")
        elif book.package is None:
            yield Fault(Span(book.path, 1), f"'{CONTAINER}' leads to no package", "name the package in it")


def manifest_astray(site: Site) -> Iterator[Fault]:
    """The manifest of a book in EPUB names a file that is not there, one twice or by a wrong type, or leaves one out.

    Reading systems show what the manifest names, and nothing else.

    Bad:  <item id="map" href="map.xhtml" media-type="text/html"/>
    Good: <item id="map" href="map.xhtml" media-type="application/xhtml+xml"/>
    """
    for book, package in _packages(site):
        often = Counter(item.path for item in book.items)
        for item in book.items:
            span, types = book.span(package, item.at), _TYPES.get(item.path.rpartition(".")[2].lower(), ())
            if item.path and item.path not in book.files:
                yield Fault(span, f"'{item.href}' is not in the archive", "add the file, or take the entry out")
            elif item.path and often[item.path] > 1:
                yield Fault(span, f"'{item.href}' is named {often[item.path]} times", "name it once")
            elif types and item.type not in types:
                yield Fault(span, f"'{item.href}' has the type '{item.type}'", f"its type is '{types[0]}'")
        for path in book.unlisted():
            yield Fault(Span(f"{book.path}/{path}", 1), "the manifest does not name this file", "name it there")


def spine_astray(site: Site) -> Iterator[Fault]:
    """The spine of a book in EPUB names no entry of the manifest, or the book has no order of reading or no contents.

    Readers would miss chapters, or could not find them.

    Bad:  <itemref idref="chapter-9"/>, and no such item
    Good: an itemref for each chapter, and one item with properties="nav"
    """
    for book, package in _packages(site):
        ids = {item.id for item in book.items}
        for name, at in book.spine:
            if name not in ids:
                yield Fault(book.span(package, at), f"the manifest has no item '{name}'", "name one that it has")
        if not book.spine:
            yield Fault(Span(f"{book.path}/{package.path}", 1), "the spine is empty", "name each chapter in it")
        if book.is_third and sum("nav" in item.properties for item in book.items) != 1:
            message = "the manifest does not have one item with the contents"
            yield Fault(Span(f"{book.path}/{package.path}", 1), message, 'give it properties="nav"')


def publication_malformed(site: Site) -> Iterator[Fault]:
    """A document of a book in EPUB is no well-formed XML.

    Reading systems show an error in the place of the chapter.

    Bad:  <p>One<br></p>
    Good: <p>One<br/></p>
    """
    for book, package in _packages(site):
        for document in (package, *book.documents.values()):
            if document.malformed is not None:
                span = book.span(document, document.malformed.offset)
                hint = "close what is open, and escape '&' and '<'"
                yield Fault(span, f"this is no XML: {document.malformed.reason}", hint)


def publication_duplicate_id(site: Site) -> Iterator[Fault]:
    """Two elements of a document in EPUB have the same id.

    A link to it leads to the first alone, and a validator refuses the book.

    Bad:  <p id="p3-2"> twice in one chapter
    Good: once
    """
    for book, package in _packages(site):
        for document in (package, *book.documents.values()):
            seen: set[str] = set()
            for element in document.elements:
                name = element.attributes.get("id", "")
                if name and name in seen:
                    yield Fault(book.span(document, element.at), f"the id '{name}' is there already", "change one")
                seen.add(name)


def publication_broken_link(site: Site) -> Iterator[Fault]:
    """A link in a book in EPUB leads to no file or anchor of it, or to one outside of its order of reading.

    Nothing happens when a reader follows it.

    Bad:  <a href="drivers.xhtml#d9">, and no such anchor
    Good: <a href="drivers.xhtml#d1">, which is there
    """
    for book, _ in _packages(site):
        read = {item.path for item in book.items if item.id in {name for name, _ in book.spine}}
        chapters = {item.path for item in book.items if item.type == XHTML}
        anchors: dict[str, frozenset[str]] = {}
        for document in book.documents.values():
            for at, address, is_link in _addresses(document):
                path, fragment = inside(document.path, address)
                if path and path not in anchors and path in book.documents:
                    anchors[path] = frozenset(book.documents[path].ids)
                if path and path not in book.files:
                    told, hint = "leads to no file of the book", "name one, or give the whole address"
                elif fragment and path in anchors and fragment not in anchors[path]:
                    told, hint = "leads to no anchor of its document", "name one that is there"
                elif path != document.path and is_link and path in chapters and path not in read:
                    told, hint = "leads to what the spine does not name", "add its chapter to the spine"
                else:
                    continue
                yield Fault(book.span(document, at), f"'{address}' {told}", hint)


def publication_undescribed(site: Site) -> Iterator[Fault]:
    """A picture in a book in EPUB has no alternative text.

    Those who hear the book learn nothing of it.

    Bad:  <img src="chart.svg"/>
    Good: <img src="chart.svg" alt="Votes by year"/>, or a drawing with an aria-label
    """
    for book, _ in _packages(site):
        for document in (
            book.documents[item.path] for item in book.items if item.type == XHTML and item.path in book.documents
        ):
            titled = {at - 1 for at, element in enumerate(document.elements) if element.name == "title"}
            for at, element in enumerate(document.elements):
                said = element.attributes
                labeled = any(said.get(name) for name in _LABELS) or said.get("aria-hidden") == "true"
                bare = element.name == "svg" and at not in titled
                if not labeled and ((element.name == "img" and "alt" not in said) or bare):
                    hint = "say what it shows"
                    yield Fault(book.span(document, element.at), "the picture has no alternative text", hint)


def publication_without_language(site: Site) -> Iterator[Fault]:
    """A document in EPUB does not say its language, or an element says two.

    It would be read aloud with the sounds of another language, and hyphenated by its rules.

    Bad:  <html xmlns="http://www.w3.org/1999/xhtml">
    Good: <html xmlns="http://www.w3.org/1999/xhtml" lang="ko" xml:lang="ko">
    """
    for book, _ in _packages(site):
        for document in book.documents.values():
            for element in document.elements:
                plain, of_xml = (element.attributes.get(name) for name in ("lang", "xml:lang"))
                if element.name == "html" and not plain and not of_xml:
                    message, hint = "the document does not say its language", "give the root 'lang' and 'xml:lang'"
                    yield Fault(book.span(document, element.at), message, hint)
                elif plain is not None and of_xml is not None and plain.lower() != of_xml.lower():
                    message = f"'lang' is '{plain}' and 'xml:lang' is '{of_xml}'"
                    yield Fault(book.span(document, element.at), message, "give both the same value")


def publication_without_metadata(site: Site) -> Iterator[Fault]:
    """A book in EPUB lacks an identifier, a title, a language or the day of its change; ours, what it offers to all readers.

    Libraries could not list it, reading systems would not see a newer copy, nor readers whether they can read it.

    Bad:  <metadata> without dc:identifier
    Good: dc:identifier, dc:title, dc:language, dcterms:modified, and the properties of accessibility
    """
    for book, package in _packages(site):
        said = {element.name for element in package.elements if "".join(element.text).strip()}
        said |= {e.attributes.get("property", "") for e in package.named("meta") if "".join(e.text).strip()}
        needed = ["identifier", "title", "language", *(["dcterms:modified"] if book.is_third else [])]
        needed += [f"schema:{name}" for name in _NEEDED] if site.strictness is Strictness.OURS else []
        for name in needed:
            if name not in said:
                full = name if ":" in name else f"dc:{name}"
                yield Fault(Span(f"{book.path}/{package.path}", 1), f"the metadata has no {full}", "add it")
        root = package.elements[0].attributes.get("unique-identifier", "") if package.elements else ""
        if "identifier" in said and root not in {e.attributes.get("id", "") for e in package.named("identifier")} - {
            ""
        }:
            message = "'unique-identifier' names no identifier of the metadata"
            yield Fault(Span(f"{book.path}/{package.path}", 1), message, "give it the id of one")


def publication_asks_elsewhere(site: Site) -> Iterator[Fault]:
    """A document in EPUB runs a script, or takes a picture, a style or a frame from another host.

    It would say who reads what, and be incomplete without a network.

    Bad:  <img src="https://example.org/map.png" alt="The map"/>
    Good: the same with a file of the book
    """
    for book, package in _packages(site) if site.strictness is not Strictness.ANY else ():
        for item in book.items:
            if is_elsewhere(item.href):
                yield Fault(book.span(package, item.at), f"'{item.href}' is on another host", "put it into the book")
        for document in book.documents.values():
            for element in document.elements:
                address = element.attributes.get(_PARTS.get(element.name, ""), "")
                if is_elsewhere(address):
                    span = book.span(document, element.at)
                    yield Fault(span, f"'{address}' is on another host", "put it into the book")
                elif element.name == "script":
                    yield Fault(book.span(document, element.at), "the document runs a script", "take it out")


def _packages(site: Site) -> Iterator[tuple[Publication, Document]]:
    """The books that have a package, with it."""
    return ((book, book.package) for book in site.publications if book.package is not None)


def _addresses(document: Document) -> Iterator[tuple[int, str, bool]]:
    """Each address of a document with its place, and whether it is one to follow."""
    for element in document.elements:
        for name in ("href", "xlink:href", "src"):
            if name in element.attributes and element.name != "base":
                yield element.at, element.attributes[name], element.name in ("a", "area")

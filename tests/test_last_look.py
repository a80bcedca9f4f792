"""The last look: a name on the do-not-name list is found in every kind of published file, its metadata and its path.

All names here are invented.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph
from PIL import Image, PngImagePlugin
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from conftest import ANSWERS, blank_pdf
from edition.check.diagnostic import Diagnostic
from edition.check.reporters import FORMATS
from edition.cli import main
from edition.content.load import WITHHELD, load
from edition.content.model import Edition
from edition.content.withheld import entry
from edition.verify import verify
from edition.verify.checks import withheld
from edition.verify.contents import parts
from fixture_sites import BASE
from test_withheld import digests


@pytest.fixture(scope="module")
def tiny() -> Edition:
    return replace(load(BASE), withheld=digests("jane roe"))


def told(folder: Path, edition: Edition) -> list[Diagnostic]:
    found = [d for d in verify(folder, "/", edition) if d.code == "SITE018"]
    reports = "".join(FORMATS[form](found) for form in FORMATS)
    assert "jane" not in reports.lower(), "a message spreads the name"
    return found


def png(**chunks: object) -> bytes:
    info = PngImagePlugin.PngInfo()
    for how, text in chunks.items():
        if how == "international":
            info.add_itxt("Comment", str(text), zip=True)
        else:
            info.add_text("Author", str(text), zip=how == "packed")
    file = io.BytesIO()
    Image.new("1", (1, 1)).save(file, "PNG", pnginfo=info)
    return file.getvalue()


def picture(form: str) -> bytes:
    exif = Image.Exif()
    exif[0x013B] = "Jane Roe"  # Artist
    file = io.BytesIO()
    Image.new("L", (8, 8)).save(file, form, exif=exif)
    return file.getvalue()


def font(flavor: str | None) -> bytes:
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef"])
    builder.setupCharacterMap({})
    builder.setupGlyf({".notdef": Glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0)})
    builder.setupHorizontalHeader()
    builder.setupNameTable({"familyName": "Letters", "designer": "Jane Roe"})
    builder.setupOS2()
    builder.setupPost()
    builder.font.flavor = flavor
    file = io.BytesIO()
    builder.save(file)
    return file.getvalue()


def pdf(change: Callable[[pypdf.PdfWriter], object]) -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(90, 90)
    change(writer)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def zipped(name: str, content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file.getvalue()


def set_text(writer: pypdf.PdfWriter) -> None:
    """Sets the name on the page, in a font that every reader has."""
    named = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    face = DictionaryObject({NameObject(key): NameObject(value) for key, value in named.items()})
    fonts = DictionaryObject({NameObject("/F1"): face})
    content = DecodedStreamObject()
    content.set_data(b"BT /F1 9 Tf 5 50 Td (Jane) Tj 0 -12 Td (Roe) Tj ET")
    writer.pages[0][NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    writer.pages[0][NameObject("/Contents")] = writer._add_object(content.flate_encode())


def set_xmp(writer: pypdf.PdfWriter, packed: bool) -> None:
    stream = DecodedStreamObject()
    stream.set_data(b"<x:xmpmeta><dc:creator>Jane (Q.) Roe</dc:creator></x:xmpmeta>")
    metadata = stream.flate_encode() if packed else stream
    metadata[NameObject("/Type")] = NameObject("/Metadata")
    writer.root_object[NameObject("/Metadata")] = writer._add_object(metadata)


def packed_objects() -> bytes:
    """An object whose description, in UTF-16 with escapes, stands in an object stream."""
    said = "\ufeffJane (Q.) Roe".encode("utf-16-be").replace(b"(", b"\\(").replace(b")", b"\\)")
    packed = zlib.compress(b"9 0 <</Alt(" + said + b")>>")
    head = b"10 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>\n" % len(packed)
    return blank_pdf() + head + b"stream\n" + packed + b"\nendstream\nendobj\n"


PUBLISHED = {
    "HTML": ("a.html", b"<p>Jane <em>Roe</em></p>", "a.html:1:4"),
    "JSON": ("a.json", b'{"name": "Jane\\u0020Roe"}', "a.json:1:11"),
    "CSV": ("a.csv", b"id;name\r\n1;Jane Roe\r\n", "a.csv:2:3"),
    "CSV of a spreadsheet": ("a.csv", "1\tJane Roe".encode("utf-16"), "a.csv:1:3"),
    "an old encoding": ("a.txt", "Zürich, Jane Roe".encode("cp1252"), "a.txt:1:9"),
    "RIS": ("a.ris", b"TY  - RPRT\nAU  - Roe, Jane\n", "a.ris:2:7"),
    "BibTeX": ("a.bib", b"@misc{a,\n  author = {Roe, Jane},\n}", "a.bib:2:13"),
    "a feed": ("a.xml", b"<summary>&lt;b&gt;Jane&lt;/b&gt; Roe</summary>", "a.xml:1:19"),
    "a drawing": ("a.svg", b"<svg><text>Jane<tspan>Roe</tspan></text></svg>", "a.svg:1:12"),
    "a text that begins like another kind": ("a.txt", b"OTTO met Jane Roe", "a.txt:1:10"),
    "a script": ("a.js", b"x = 'Jane Roe'", "a.js:1:6"),
    "a style sheet": ("a.css", b'a::after { content: "Jane\\20 Roe" }', "a.css:1:22"),
    "a picture's text": ("a.png", png(plain="Jane Roe"), "a.png:1:1"),
    "a picture's packed text": ("a.png", png(packed="Jane Roe"), "a.png:1:1"),
    "a picture's international text": ("a.png", png(international="홍 Jane Roe"), "a.png:1:1"),
    "a picture's EXIF": ("a.png", picture("PNG"), "a.png:1:1"),
    "a photograph's EXIF": ("a.jpg", picture("JPEG"), "a.jpg:1:1"),
    "another picture's EXIF": ("a.webp", picture("WEBP"), "a.webp:1:1"),
    "a font's names": ("a.ttf", font(None), "a.ttf:1:1"),
    "a packed font's names": ("a.woff2", font("woff2"), "a.woff2:1:1"),
    "a PDF's title": ("a.pdf", pdf(lambda w: w.add_metadata({"/Title": "Jane Roe"})), "a.pdf:1:1"),
    "a PDF's own entry": ("a.pdf", pdf(lambda w: w.add_metadata({"/Client": "Jane Roe’s"})), "a.pdf:1:1"),
    "a PDF's page": ("a.pdf", pdf(set_text), "a.pdf:1:1"),
    "a PDF's outline": ("a.pdf", pdf(lambda w: w.add_outline_item(title="Roe’s, Jane", page_number=0)), "a.pdf:1:1"),
    "a PDF's attachment": ("a.pdf", pdf(lambda w: w.add_attachment("a.txt", b"Jane Roe")), "a.pdf:1:1"),
    "a PDF's attachment's name": ("a.pdf", pdf(lambda w: w.add_attachment("jane-roe.txt", b"-")), "a.pdf:1:1"),
    "a PDF's XMP": ("a.pdf", pdf(lambda w: set_xmp(w, packed=False)), "a.pdf:1:1"),
    "a PDF's packed XMP": ("a.pdf", pdf(lambda w: set_xmp(w, packed=True)), "a.pdf:1:1"),
    "a PDF's packed objects": ("a.pdf", packed_objects(), "a.pdf:1:1"),
    "gzip": ("a.json.gz", gzip.compress(b"Jane Roe"), "a.json.gz:1:1"),
    "three in each other": ("a.gz", gzip.compress(gzip.compress(gzip.compress(b"Jane Roe"))), "a.gz:1:1"),
    "bzip2": ("a.bz2", bz2.compress(b"Jane Roe"), "a.bz2:1:1"),
    "xz": ("a.xz", lzma.compress(b"Jane Roe"), "a.xz:1:1"),
    "an archive": ("a.zip", zipped("a.txt", b"Jane Roe"), "a.zip:1:1"),
    "a file's name in an archive": ("a.zip", zipped("jane-roe.txt", b"-"), "a.zip:1:1"),
    "an archive in an archive": ("a.zip", zipped("b.zip", zipped("a.txt", b"Jane Roe")), "a.zip:1:1"),
}


@pytest.mark.parametrize(("name", "content", "place"), PUBLISHED.values(), ids=PUBLISHED)
def test_a_name_is_found_in_every_kind_of_file(
    name: str, content: bytes, place: str, tiny: Edition, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)

    assert {f"{d.span.path}:{d.span.line}:{d.span.column}" for d in told(tmp_path, tiny)} == {place}


@pytest.mark.parametrize(("name", "content", "place"), PUBLISHED.values(), ids=PUBLISHED)
def test_nothing_is_found_there_of_another_name(
    name: str, content: bytes, place: str, tiny: Edition, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)

    assert told(tmp_path, replace(tiny, withheld=digests("jane doe"))) == []


def test_a_name_is_found_in_a_path(tiny: Edition, tmp_path: Path) -> None:
    (tmp_path / "jane/roe").mkdir(parents=True)
    (tmp_path / "jane/roe/index.html").write_text("<p>nobody</p>", encoding="utf-8")

    assert [d.span.path for d in told(tmp_path, tiny)] == ["…/index.html"]


def test_the_place_in_a_pdf_is_its_page(tiny: Edition, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(set_text))

    assert [d.message for d in told(tmp_path, tiny)] == ["a name that is on the do-not-name list stands in page 1"]


def test_what_many_files_repeat_is_told_once(tiny: Edition, tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text(f"<p>{name}</p>\n<footer>\nJane Roe\n</footer>\n", encoding="utf-8")

    assert [d.span.path for d in told(tmp_path, tiny)] == ["a.html"]


def test_a_name_over_lines_that_each_stood_elsewhere_is_found(tiny: Edition, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Jane\nand\nRoe\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("one\nJane\nRoe\n", encoding="utf-8")

    assert [str(d.span.path) for d in told(tmp_path, tiny)] == ["b.txt"]


BROKEN = {
    "a PDF": b"%PDF-1.7 no more",
    "a picture": b"\x89PNG\r\n\x1a\n\0\0\0\4iTXt\0\0\0\0",
    "a font": b"wOF2OTTO no more",
    "an archive": b"PK\3\4 no more",
    "gzip": b"\x1f\x8b\x08 no more",
    "bzip2": b"BZh91AY&SY no more",
    "xz": b"\xfd7zXZ\0 no more",
    "a kind that nobody knows": b"\0\1\2\3 Jane Roe",
    "too many in each other": gzip.compress(gzip.compress(gzip.compress(gzip.compress(b"-")))),
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_file_that_cannot_be_read_is_not_published(content: bytes, tiny: Edition, tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(content)

    (fault,) = told(tmp_path, tiny)
    assert fault.message.startswith("the file cannot be searched for withheld names (")
    assert "\n" not in fault.message


def test_without_a_list_no_file_is_read(tiny: Edition, tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"\0\1\2\3")

    assert told(tmp_path, replace(tiny, withheld={})) == []


def test_a_name_that_no_source_holds_stops_the_build_and_is_not_told(
    second: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Here it comes from the settings; wherever it comes from, the last site stays."""
    for name, value in {"SITE_URL": "https://edition.example/", **ANSWERS, "PUBLISHER": "Jane Q. Roe"}.items():
        monkeypatch.setenv(name, value)
    assert main([], second) == 0
    (second / WITHHELD).write_text(f"{entry('Jane Roe')}\n", encoding="utf-8")
    before = (second / "site/index.html").read_bytes()
    capsys.readouterr()
    assert main([], second) == 1

    told = capsys.readouterr().out
    assert "SITE018 this name is on the do-not-name list" in told
    assert "Nothing was published; site/ is as it was." in told
    assert "Jane" not in told
    assert (second / "site/index.html").read_bytes() == before


# What was read before


def test_only_files_that_were_not_read_before_are_read_again(
    tiny: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[bytes] = []
    monkeypatch.setattr(withheld, "parts", lambda data: read.append(data) or parts(data))
    folder, cache = tmp_path / "site", tmp_path / "cache"
    folder.mkdir()

    def reads(edition: Edition = tiny) -> list[bytes]:
        read.clear()
        found = [d for d in verify(folder, "/", edition, cache=cache) if d.code == "SITE018"]
        return [*read, *(d.span.path.encode() for d in found)]

    (folder / "a.txt").write_bytes(b"One")
    (folder / "b.txt").write_bytes(b"Two")
    assert reads() == [b"One", b"Two"]
    assert reads() == []
    (folder / "b.txt").write_bytes(b"Three")
    (folder / "c.txt").write_bytes(b"One")
    assert reads() == [b"Three"]
    assert reads(replace(tiny, withheld=digests("jane roe", "john doe"))) == [b"One", b"Three", b"One"]


def test_a_file_beside_one_with_a_name_is_read_again_until_there_is_none(tiny: Edition, tmp_path: Path) -> None:
    """Lines that two files share are looked at in the first alone: the second has not been read."""
    folder, cache = tmp_path / "site", tmp_path / "cache"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("Jane Roe was returned.\n", encoding="utf-8")
    told_first = [d.span.path for d in verify(folder, "/", tiny, cache=cache) if d.code == "SITE018"]
    assert told_first == ["a.txt"]
    (folder / "a.txt").write_text("One person was returned.\n", encoding="utf-8")
    assert [d.span.path for d in verify(folder, "/", tiny, cache=cache) if d.code == "SITE018"] == ["b.txt"]

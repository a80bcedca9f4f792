"""What a published file says to whoever opens it, searches it or has a program read it: its text, and its metadata."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

_FONTS = (b"wOF2\0\1\0\0", b"wOF2OTTO", b"wOFF\0\1\0\0", b"wOFFOTTO", b"OTTO\0", b"ttcf\0", b"\0\1\0\0\0")
_MEDIA = re.compile(
    rb"\xff\xd8\xff|GIF8[79]a|RIFF....(?:WEBP|WAVE|AVI )|\0\0\x01\0|II\*\0|MM\0\*|....ftyp|OggS\0|ID3[\x02-\x04]|fLaC\0|\x1aE\xdf\xa3",
    re.DOTALL,
)
"""How pictures, sound and film begin whose metadata is not packed."""
_DEEPEST = 3
"""So many files may be packed into each other."""
_CONTROLS = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f]")
_RUNS = re.compile(rb"(?:[\x20-\x7e][\x00]){4,}|(?:\x00[\x20-\x7e]){4,}|[\x20-\x7e\x80-\xff]{4,}")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_LITERAL = re.compile(rb"\(((?:[^()\\]|\\.)*)\)", re.DOTALL)
_HEXADECIMAL = re.compile(rb"<([0-9A-Fa-f\s]{4,})>")
_NAMES = re.compile(rb"/(?:BaseFont|FontName|Font)\s*/([^\s/<>\[\]()]+)")
_ESCAPED = re.compile(rb"\\(?:([0-7]{1,3})|(.))", re.DOTALL)
_HEAD = 400
"""So many bytes before a stream say at most what it is."""
_CONTROL = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


class Unreadable(Exception):
    """A file whose text cannot be told; says why."""


class Part(NamedTuple):
    """A text in a file; `where` says in which part of it, or is empty where the file is that text."""

    where: str
    text: str


def parts(data: bytes, deep: int = 0) -> Iterator[Part]:
    """Every text in a file. Raises Unreadable where its kind is not known or it is broken."""
    try:
        yield from _reader(data)(data, deep)
    except (OSError, EOFError, ValueError, RuntimeError, zlib.error, lzma.LZMAError, zipfile.BadZipFile) as error:
        raise Unreadable(str(error).partition("\n")[0] or "it is broken") from error


def _reader(data: bytes) -> Callable[[bytes, int], Iterator[Part]]:
    for start, reader in _READERS.items():
        if data.startswith(start):
            return reader
    return _strings if _MEDIA.match(data) else _plain


def _plain(data: bytes, deep: int) -> Iterator[Part]:
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _CONTROLS.search(text):
            break
        yield Part("", text.replace("\r\n", "\n").replace("\r", "\n"))
        return
    raise Unreadable("it is of a kind that is not known here")


def _strings(data: bytes, deep: int) -> Iterator[Part]:
    """What can be read in a file as it is: comments, EXIF, XMP."""
    found = [run.replace(b"\0", b"") for run in _RUNS.findall(data)]
    yield Part("its metadata", "\n".join(run.decode("utf-8", "ignore") for run in found))


def _png(data: bytes, deep: int) -> Iterator[Part]:
    """https://www.w3.org/TR/png-3/#11textinfo"""
    at, found = 8, []
    while at + 8 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        chunk = data[at + 8 : at + 8 + length]
        if kind == b"tEXt":
            found.append(chunk.decode("latin-1"))
        elif kind == b"zTXt":
            name, _, packed = chunk.partition(b"\0")
            found.append(f"{name.decode('latin-1')} {zlib.decompress(packed[1:]).decode('latin-1')}")
        elif kind == b"iTXt":
            name, _, rest = chunk.partition(b"\0")
            language, translated, text = rest[2:].split(b"\0", 2)
            text = zlib.decompress(text) if rest[:1] == b"\1" else text
            found += [part.decode("utf-8", "replace") for part in (name, language, translated, text)]
        elif kind == b"eXIf":
            found += [part.text for part in _strings(chunk, deep)]
        at += 12 + length
    yield Part("its metadata", "\n".join(found).replace("\0", "\n"))


def _font(data: bytes, deep: int) -> Iterator[Part]:
    from fontTools.ttLib import TTCollection, TTFont, TTLibError

    try:
        fonts = (
            TTCollection(io.BytesIO(data)).fonts if data.startswith(b"ttcf") else [TTFont(io.BytesIO(data), lazy=True)]
        )
        for font in fonts:
            more = font.flavorData
            packed = [part for part in (more and more.metaData, more and more.privData) if part]
            names = [record.toUnicode(errors="replace") for record in font["name"].names] if "name" in font else []
            yield Part("its names", "\n".join([*names, *(part.decode("utf-8", "replace") for part in packed)]))
    except TTLibError as error:
        raise Unreadable(str(error)) from error


def _pdf(data: bytes, deep: int) -> Iterator[Part]:
    """The text of each page as a reader copies it, then everything else that its objects say."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        with PdfDocument(data) as document:
            yield Part("its metadata", "\n".join(document.get_metadata_dict().values()))
            for number, page in enumerate(document, 1):
                yield Part(f"page {number}", page.get_textpage().get_text_range())
            for index in range(document.count_attachments()):
                attached = document.get_attachment(index)
                yield Part("the name of an attached file", attached.get_name())
                yield from _inside(bytes(attached.get_data()), "an attached file", deep)
    except PdfiumError as error:
        raise Unreadable(str(error)) from error
    yield Part("its outline, links, descriptions or metadata", "\n".join(_of_objects(data)))


def _of_objects(data: bytes) -> Iterator[str]:
    """What stands outside the pages. https://pdfa.org/resource/iso-32000-2/, 7.3.4 and 7.5.7"""
    objects = [_STREAM.sub(b"", data)]
    for match in _STREAM.finditer(data):
        head = data[max(0, match.start() - _HEAD) : match.start()].rpartition(b" obj")[2]
        if b"/ObjStm" in head or b"/Metadata" in head:
            said = zlib.decompressobj().decompress(match[1]) if b"/FlateDecode" in head else match[1]
            if b"/Metadata" in head:
                yield _decoded(said)
            else:
                objects.append(said)
    for said in objects:
        yield from {name.decode("latin-1") for name in _NAMES.findall(said)}
        for literal in _LITERAL.findall(said):
            yield _decoded(_ESCAPED.sub(_unescaped, literal) if b"\\" in literal else literal)
        for hexadecimal in _HEXADECIMAL.findall(said):
            digits = b"".join(hexadecimal.split()).decode("ascii")
            yield _decoded(bytes.fromhex(digits + "0" * (len(digits) % 2)))


def _decoded(said: bytes) -> str:
    encoding = "utf-16-be" if said.startswith(b"\xfe\xff") else "utf-8"
    return said.decode(encoding, "replace")


def _unescaped(match: re.Match[bytes]) -> bytes:
    return bytes([int(match[1], 8) & 255]) if match[1] else _CONTROL.get(match[2], match[2])


def _zip(data: bytes, deep: int) -> Iterator[Part]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        yield Part("the names of its files", "\n".join(archive.namelist()))
        comments = (archive.comment, *(member.comment for member in members))
        yield Part("its comments", "\n".join(comment.decode("utf-8", "replace") for comment in comments))
        for number, member in enumerate(members, 1):
            if not member.is_dir():
                yield from _inside(archive.read(member), f"its file {number}", deep)


def _gzip(data: bytes, deep: int) -> Iterator[Part]:
    yield Part("its header", data[10:300].split(b"\0")[0].decode("latin-1") if data[3] & 8 else "")
    yield from _inside(gzip.decompress(data), "what is packed in it", deep)


def _bzip2(data: bytes, deep: int) -> Iterator[Part]:
    yield from _inside(bz2.decompress(data), "what is packed in it", deep)


def _xz(data: bytes, deep: int) -> Iterator[Part]:
    yield from _inside(lzma.decompress(data), "what is packed in it", deep)


def _inside(data: bytes, where: str, deep: int) -> Iterator[Part]:
    if deep == _DEEPEST:
        raise Unreadable("too many files are packed into each other")
    for part in parts(data, deep + 1):
        yield Part(f"{part.where} of {where}" if part.where else where, part.text)


_READERS: dict[bytes, Callable[[bytes, int], Iterator[Part]]] = {
    b"%PDF-": _pdf,
    b"\x89PNG\r\n\x1a\n": _png,
    b"PK\3\4": _zip,
    b"PK\5\6": _zip,
    b"\x1f\x8b": _gzip,
    **{b"BZh%d1AY&SY" % level: _bzip2 for level in range(1, 10)},
    b"\xfd7zXZ\0": _xz,
    **dict.fromkeys(_FONTS, _font),
}
"""By how a file begins: its name promises nothing."""

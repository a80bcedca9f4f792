"""What a release holds: its version, which its tag must name, what changed, and the files that are kept under it."""

from __future__ import annotations

import hashlib
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

from .content import log
from .content.markdown import plain
from .content.model import Edition
from .publish.downloads import book, epub

SUMS = "sha256sums.txt"
NOTES = "notes.md"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def version(root: Path) -> str:
    """The version, from pyproject.toml alone."""
    found = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return str(found["project"]["version"])


def notes(edition: Edition, since: str = "") -> str:
    """The entries of both logs from a day on, as they stand there."""
    parts = []
    for path in (log.CHANGES, log.CORRECTIONS):
        entries = [entry for entry in log.entries(edition, path) if entry.date >= since]
        if entries:
            parts.append(f"## {entries[0].page.title}")
            parts += [f"### {entry.title}\n\n" + "\n".join(_lines(entry)) for entry in entries]
    return "\n\n".join(parts or ["The logs of changes and corrections have no entry for this version."]) + "\n"


def _lines(entry: log.LogEntry) -> Iterator[str]:
    """The lines of an entry, without links, which lead nowhere outside its page."""
    for line in entry.lines:
        yield f"- {plain(line.text)}"


def books(site: Path) -> list[Path]:
    """The files of the whole edition to read away from the site: one for each size of paper, and one for screens."""
    return [*(site / book.file(paper) for paper in book.PAPERS), site / epub.FILE]


def gather(site: Path, folder: Path, name: str) -> None:
    """Put the site, its books and its data into a folder, with the sum of each. The same site gives the same bytes.

    Raises FileNotFoundError where the site has no books.
    """
    folder.mkdir(parents=True)
    files = sorted(file for file in site.rglob("*") if file.is_file() and not file.name.startswith("."))
    with tarfile.open(folder / f"site-{name}.tar.xz", "w:xz") as archive:
        for file in files:
            entry = tarfile.TarInfo(f"site-{name}/{file.relative_to(site).as_posix()}")
            entry.size = file.stat().st_size
            with file.open("rb") as content:
                archive.addfile(entry, content)
    with zipfile.ZipFile(folder / f"data-{name}.zip", "w", zipfile.ZIP_DEFLATED) as archive_of_data:
        for file in (file for file in files if file.relative_to(site).parts[0] == "data"):
            info = zipfile.ZipInfo(file.relative_to(site).as_posix(), _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive_of_data.writestr(info, file.read_bytes())
    for taken in books(site):
        (folder / f"{taken.stem}-{name}{taken.suffix}").write_bytes(taken.read_bytes())
    made = sorted(folder.iterdir())
    sums = "".join(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in made)
    (folder / SUMS).write_text(sums, encoding="utf-8", newline="\n")

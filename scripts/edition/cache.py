"""Results kept between builds by what they were made from, so that what has not changed costs nothing the next time."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

_SPARE = 3
"""So many other editions of the same rows are kept: for another address, or before a change was taken back."""

_LENGTH = hashlib.sha256().digest_size

Row = Mapping[str, Any]
"""What a result is made from; can be written as JSON."""


def cached(
    folder: Path | None,
    kind: str,
    rows: Sequence[Row],
    make: Callable[[Sequence[Row]], Sequence[bytes]],
    files: Iterable[str | Path],
    packages: Iterable[str] = (),
    whole: Callable[[bytes], bool] = bool,
) -> list[bytes]:
    """Return the cached result of each row; compute the missing ones in one batch. Arguments are those of `each`."""
    return list(each(folder, kind, rows, make, files, packages, whole))


def each(
    folder: Path | None,
    kind: str,
    rows: Sequence[Row],
    make: Callable[[Sequence[Row]], Sequence[bytes]],
    files: Iterable[str | Path],
    packages: Iterable[str] = (),
    whole: Callable[[bytes], bool] = bool,
    at_once: int | None = None,
) -> Iterator[bytes]:
    """Give the cached result of each row; compute the missing ones in batches of at most `at_once` rows.

    `files` are those that a result depends on beside its row: the modules that make it, templates, fonts. `packages` are
    the distributions that it depends on. A change of any of them makes every result of the kind anew. Entries that cannot
    be read or are not `whole` count as missing; a cache that cannot be written is skipped.
    """
    made_by = _made_by(files, packages)
    names = [_digest(row, made_by) for row in rows]
    place, anew = folder / kind if folder else None, False
    size = at_once or len(rows) or 1
    for at in range(0, len(rows), size):
        here = dict(zip(names[at : at + size], rows[at : at + size], strict=True))
        found = {name: data for name in here if place and (data := _read(place / name)) is not None and whole(data)}
        missing = {name: row for name, row in here.items() if name not in found}
        made = dict(zip(missing, make(list(missing.values())) if missing else (), strict=True))
        if place and made:
            anew = True
            with contextlib.suppress(OSError):
                _keep(place, made)
        yield from ((found | made)[name] for name in names[at : at + size])
    if place and anew:
        with contextlib.suppress(OSError):
            _evict(place, names)


class Passed:
    """The contents in which a check found nothing, known by their digests, in one file.

    `row`, `files` and `packages` are what the check depends on beside them; a change of any of them makes it begin anew.
    """

    def __init__(
        self, folder: Path | None, kind: str, row: Row, files: Iterable[str | Path], packages: Iterable[str] = ()
    ) -> None:
        self._place, self._name = folder / kind if folder else None, _digest(row, _made_by(files, packages))
        listed = (_read(self._place / self._name) if self._place else None) or b""
        self._known = {listed[at : at + _LENGTH] for at in range(0, len(listed), _LENGTH)}
        self._met: set[bytes] = set()

    def __contains__(self, content: bytes) -> bool:
        """Whether it passed before. It is listed from now on, if this run is kept."""
        digest = hashlib.sha256(content).digest()
        self._met.add(digest)
        return digest in self._known

    def keep(self) -> None:
        """List what was asked for. To be called where the check found nothing in any of it."""
        if self._place and self._met != self._known:
            with contextlib.suppress(OSError):
                _keep(self._place, {self._name: b"".join(sorted(self._met))})
                _evict(self._place, [self._name])


def _made_by(files: Iterable[str | Path], packages: Iterable[str]) -> list[str]:
    """The names and digests of files, and the versions of packages."""
    digests = [f"{Path(file).name} {hashlib.sha256(Path(file).read_bytes()).hexdigest()}" for file in files]
    return [*digests, *(f"{package} {version(package)}" for package in packages)]


def _digest(row: Row, made_by: Sequence[str]) -> str:
    text = json.dumps([made_by, row], sort_keys=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:40]


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def _keep(place: Path, results: Mapping[str, bytes]) -> None:
    """Write beside each file and move it into place, so that nobody reads half of it."""
    place.mkdir(parents=True, exist_ok=True)
    for name, data in results.items():
        handle, temporary = tempfile.mkstemp(dir=place)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(temporary).replace(place / name)


def _evict(place: Path, names: Sequence[str]) -> None:
    """Delete the oldest entries that were not asked for, over the limit."""
    asked = set(names)
    others = sorted((file for file in place.iterdir() if file.name not in asked), key=lambda f: f.stat().st_mtime)
    for old in others[: max(0, len(others) - _SPARE * len(asked))]:
        old.unlink(missing_ok=True)

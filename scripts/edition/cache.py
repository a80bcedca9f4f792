"""Results kept between builds by what they were made from, so that what has not changed costs nothing the next time."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

_SPARE = 3
"""So many other editions of the same rows are kept: for another address, or before a change was taken back."""

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
    """Return the cached result of each row; compute the missing ones in one batch.

    `files` are those that a result depends on beside its row: the modules that make it, templates, fonts. `packages` are
    the distributions that it depends on. A change of any of them makes every result of the kind anew. Entries that cannot
    be read or are not `whole` count as missing; a cache that cannot be written is skipped.
    """
    made_by = _made_by(files, packages)
    names = [_digest(row, made_by) for row in rows]
    place = folder / kind if folder else None
    found = {name: data for name in names if place and (data := _read(place / name)) is not None and whole(data)}
    missing = {name: row for name, row in zip(names, rows, strict=True) if name not in found}
    made = dict(zip(missing, make(list(missing.values())) if missing else (), strict=True))
    if place and made:
        with contextlib.suppress(OSError):
            _keep(place, made)
            _tidy(place, names)
    return [(found | made)[name] for name in names]


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
    """Writes beside each file and moves it into place, so that nobody reads half of it."""
    place.mkdir(parents=True, exist_ok=True)
    for name, data in results.items():
        handle, temporary = tempfile.mkstemp(dir=place)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(temporary).replace(place / name)


def _tidy(place: Path, names: Sequence[str]) -> None:
    """Removes the oldest of what was not asked for, where there is too much of it."""
    asked = set(names)
    others = sorted((file for file in place.iterdir() if file.name not in asked), key=lambda f: f.stat().st_mtime)
    for old in others[: max(0, len(others) - _SPARE * len(asked))]:
        old.unlink(missing_ok=True)

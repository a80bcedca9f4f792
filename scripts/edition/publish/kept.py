"""Files kept between builds by what they were made from, so that an unchanged claim costs nothing the second time."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

_SPARE = 3
"""So many other editions of the same rows are kept: for another address, or before a change was taken back."""

Make = Callable[[Sequence[Mapping[str, Any]]], Sequence[bytes]]


def kept(folder: Path, kind: str, rows: Sequence[Mapping[str, Any]], made_by: str, make: Make) -> list[bytes]:
    """The file of each row, made in one go for those that are not at hand; the oldest of too many are removed."""
    folder = folder / kind
    folder.mkdir(parents=True, exist_ok=True)
    names = [_digest(row, made_by) for row in rows]
    missing = {name: row for name, row in zip(names, rows, strict=True) if not (folder / name).exists()}
    for name, data in zip(missing, make(list(missing.values())) if missing else (), strict=True):
        _write(folder / name, data)
    found = [(folder / name).read_bytes() for name in names]
    unasked = sorted((file for file in folder.iterdir() if file.name not in names), key=lambda f: f.stat().st_mtime)
    for old in unasked[: max(0, len(unasked) - _SPARE * len(names))]:
        old.unlink(missing_ok=True)
    return found


def _digest(row: Mapping[str, Any], made_by: str) -> str:
    text = json.dumps([made_by, row], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:40]


def _write(file: Path, data: bytes) -> None:
    """Beside the file and then into place, so that nobody reads half of it."""
    handle, temporary = tempfile.mkstemp(dir=file.parent)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
    Path(temporary).replace(file)

"""Results kept between runs, so that what takes a second is not done again for the same inputs."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import cast

Texts = dict[str, dict[str, str]]

_MOST = 5
"""How many results of one kind are kept."""


def name_of(kind: str, *inputs: str) -> str:
    """A file name for the result of these inputs: `references-4f0c….json`."""
    digest = hashlib.sha256()
    for text in inputs:
        data = text.encode("utf-8")
        digest.update(len(data).to_bytes(8, "big") + data)
    return f"{kind}-{digest.hexdigest()[:32]}.json"


def kept(folder: Path | None, name: str, shape: Mapping[str, Collection[str]], make: Callable[[], Texts]) -> Texts:
    """The result kept under this name, or a new one, which is kept if the folder can be written to.

    `shape` says which texts make a whole result, by part and name. A file that cannot be read or holds anything else
    is as good as none.
    """
    if folder is None:
        return make()
    with contextlib.suppress(OSError, ValueError):
        data = json.loads((folder / name).read_text(encoding="utf-8"))
        if _whole(data, shape):
            return cast(Texts, data)
    result = make()
    with contextlib.suppress(OSError):
        _keep(folder, name, json.dumps(result, ensure_ascii=False))
    return result


def _whole(data: object, shape: Mapping[str, Collection[str]]) -> bool:
    if not isinstance(data, dict) or data.keys() != shape.keys():
        return False
    return all(
        isinstance(data[part], dict)
        and data[part].keys() == set(names)
        and all(isinstance(text, str) for text in data[part].values())
        for part, names in shape.items()
    )


def _keep(folder: Path, name: str, text: str) -> None:
    """Writes beside the file and moves it into place, so that nobody reads half of it; then tidies up."""
    folder.mkdir(exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{name}-", dir=folder)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    Path(temporary).replace(folder / name)
    earlier = sorted(folder.glob(f"{name.partition('-')[0]}-*.json"), key=lambda file: file.stat().st_mtime)
    for old in earlier[:-_MOST]:
        old.unlink(missing_ok=True)

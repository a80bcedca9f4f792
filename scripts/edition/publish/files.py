"""Files as every writer leaves them: UTF-8, line ends as given, folders made on the way."""

from __future__ import annotations

import json
from pathlib import Path

_SCHEMAS = Path(__file__).with_name("schemas")


def as_text(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="")


def as_json(file: Path, data: object) -> None:
    as_text(file, json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def schema(folder: Path, name: str, address: str) -> None:
    """Publishes the JSON Schema of a file under data/: `data/NAME.schema.json`, known by its own address."""
    rules = json.loads((_SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    as_json(folder / "data" / f"{name}.schema.json", {"$schema": rules.pop("$schema"), "$id": address, **rules})

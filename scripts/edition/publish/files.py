"""Write text, JSON and CSV files: UTF-8, line ends as given, folders made on the way."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

_SCHEMAS = Path(__file__).with_name("schemas")


def as_text(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="")


def as_json(file: Path, data: object) -> None:
    as_text(file, json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def as_csv(file: Path, columns: Sequence[str], rows: Iterable[Sequence[str | Sequence[str]]]) -> None:
    """Write a table (https://www.rfc-editor.org/rfc/rfc4180). Several values in a cell are parted by semicolons."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(columns)
    table.writerows(map(cell, row) for row in rows)
    as_text(file, text.getvalue())


def cell(value: str | Sequence[str]) -> str:
    """A value that no spreadsheet takes for a formula. https://owasp.org/www-community/attacks/CSV_Injection"""
    text = value if isinstance(value, str) else "; ".join(value)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def schema(folder: Path, name: str, address: str) -> None:
    """Publish the JSON Schema of a file under data/: `data/NAME.schema.json`, known by its own address."""
    rules = json.loads((_SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    as_json(folder / "data" / f"{name}.schema.json", {"$schema": rules.pop("$schema"), "$id": address, **rules})

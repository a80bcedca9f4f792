"""One JSON array; each object holds path, line, column, code, message and hint, as diagnostics.schema.json says."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ..diagnostic import Diagnostic


def render(diagnostics: Sequence[Diagnostic]) -> str:
    rows = [
        {
            "path": d.span.path,
            "line": d.span.line,
            "column": d.span.column,
            "code": d.code,
            "message": d.message,
            "hint": d.hint,
        }
        for d in diagnostics
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"

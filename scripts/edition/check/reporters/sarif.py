"""SARIF 2.1.0, as code scanning reads it.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from urllib.parse import quote

from ..rules import RULES
from ..run import Diagnostic, code_of, name_of


def render(diagnostics: Sequence[Diagnostic]) -> str:
    seen = {d.code for d in diagnostics}
    rules = [
        {
            "id": code_of(rule),
            "name": name_of(rule),
            "shortDescription": {"text": (rule.__doc__ or "").strip().splitlines()[0]},
            "fullDescription": {"text": (rule.__doc__ or "").strip()},
        }
        for rule in RULES
        if code_of(rule) in seen
    ]
    results = [
        {
            "ruleId": d.code,
            "level": "error",
            "message": {"text": f"{d.message}{f' ({d.hint})' if d.hint else ''}"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(d.span.path)},
                        "region": {
                            "startLine": d.span.line,
                            "startColumn": d.span.column,
                            "endColumn": d.span.column + d.span.length,
                        },
                    }
                }
            ],
        }
        for d in diagnostics
    ]
    log = {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "edition", "rules": rules}},
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"

"""Annotations at the place, in GitHub's workflow commands.

https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Sequence

from ..diagnostic import Diagnostic

_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})


def render(diagnostics: Sequence[Diagnostic]) -> str:
    lines = []
    for d in diagnostics:
        place = {
            "file": d.span.path,
            "line": d.span.line,
            "col": d.span.column,
            "endColumn": d.span.column + d.span.length,
            "title": d.code,
        }
        properties = ",".join(f"{key}={str(value).translate(_PROPERTY)}" for key, value in place.items())
        message = f"{d.message}{f' ({d.hint})' if d.hint else ''}".translate(_DATA)
        lines.append(f"::error {properties}::{message}\n")
    return "".join(lines)

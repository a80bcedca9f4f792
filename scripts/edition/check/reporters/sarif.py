"""SARIF 2.1.0, as code scanning reads it.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ..diagnostic import Diagnostic

if TYPE_CHECKING:
    from ...rulebook import Explanation

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(diagnostics: Sequence[Diagnostic], home: str = "") -> str:
    """`home` is the address of the site whose pages explain the codes; without it there are no links to them."""
    from ... import rulebook  # every rule, which no other report needs

    codes = {d.code for d in diagnostics}
    found = [entry for entry in (rulebook.find(code) for code in sorted(codes)) if entry]
    driver = {"name": "edition", "rules": [_rule(entry, home) for entry in found]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": list(_results(diagnostics))}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(entry: Explanation, home: str) -> dict[str, Any]:
    page = {"helpUri": home + entry.address} if home else {}
    return {
        "id": entry.code,
        "name": entry.name,
        "shortDescription": {"text": entry.fault},
        "fullDescription": {"text": f"{entry.fault} {entry.harm}"},
        "help": {"text": entry.words, "markdown": _markdown(entry)},
        "defaultConfiguration": {"level": "error"},
        **page,
    }


def _markdown(entry: Explanation) -> str:
    examples = (f"{side}:\n\n````text\n{words}\n````" for side, words in (("Bad", entry.bad), ("Good", entry.good)))
    return "\n\n".join([f"**{entry.fault}**", entry.harm, *examples, entry.ignoring]).rstrip()


def _results(diagnostics: Sequence[Diagnostic]) -> Iterator[dict[str, Any]]:
    times: Counter[str] = Counter()
    for d in diagnostics:
        same = hashlib.sha256(f"{d.code}\n{d.span.path}\n{d.message}".encode(errors="surrogateescape")).hexdigest()[:16]
        times[same] += 1
        region = {
            "startLine": d.span.line,
            "startColumn": d.span.column,
            "endColumn": d.span.column + d.span.length,
        }
        place = {
            "artifactLocation": {"uri": quote(d.span.path, errors="surrogateescape"), "uriBaseId": "%SRCROOT%"},
            "region": region,
        }
        yield {
            "ruleId": d.code,
            "level": "error",
            "message": {"text": f"{d.message}{f' ({d.hint})' if d.hint else ''}"},
            "locations": [{"physicalLocation": place}],
            # Without line and column, so that a fault stays the same one when lines are added above it.
            "partialFingerprints": {"primaryLocationLineHash": f"{same}:{times[same]}"},
        }

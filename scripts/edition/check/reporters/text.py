"""One line a diagnostic: `path:line:column: CODE message (hint)`.

Characters that cannot be seen are shown as escapes, so that a line stays a line and a no-break space is no riddle.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..run import Diagnostic


def render(diagnostics: Sequence[Diagnostic]) -> str:
    return "".join(
        f"{_visible(d.span.path)}:{d.span.line}:{d.span.column}: {d.code} {_visible(d.message)}"
        f"{f' ({_visible(d.hint)})' if d.hint else ''}\n"
        for d in diagnostics
    )


def _visible(text: str) -> str:
    return "".join(ch if ch.isprintable() else ch.encode("unicode_escape").decode() for ch in text)

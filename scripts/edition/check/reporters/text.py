"""One line a diagnostic: `path:line:column: CODE message (hint)`.

Characters that cannot be seen are shown as escapes, so that a line stays a line and a no-break space is no riddle.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..diagnostic import Diagnostic


def render(diagnostics: Sequence[Diagnostic]) -> str:
    return "".join(line(d, d.code) + "\n" for d in diagnostics)


def line(diagnostic: Diagnostic, code: str) -> str:
    """The line of one diagnostic, with its code as it is to be shown."""
    d = diagnostic
    hint = f" ({visible(d.hint)})" if d.hint else ""
    return f"{visible(d.span.path)}:{d.span.line}:{d.span.column}: {code} {visible(d.message)}{hint}"


def visible(text: str) -> str:
    """A text with what cannot be seen as escapes."""
    return "".join(ch if ch.isprintable() else ch.encode("unicode_escape").decode() for ch in text)

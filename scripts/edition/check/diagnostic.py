"""Define a diagnostic: its place, code, message and hint."""

from __future__ import annotations

from dataclasses import dataclass

from ..content.places import Span


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """A fault with the code of the rule that saw it."""

    span: Span
    code: str
    message: str
    hint: str = ""

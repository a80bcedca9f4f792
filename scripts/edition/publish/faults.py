"""Faults of the content that only show while the site is made."""

from __future__ import annotations

from collections.abc import Iterable

from ..check.diagnostic import Diagnostic


class CannotPublish(Exception):
    """The content cannot be published as it is; `diagnostics` say where and why."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = sorted(diagnostics)
        super().__init__(self.diagnostics)

"""What every open page of the preview is shown: the faults, and which making of the site is the latest."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .. import rulebook
from ..check.diagnostic import Diagnostic


class Screen:
    """Shared by the watcher, which changes it, and the threads of the server, which wait for a change.

    `folder` is the site made last; `build` counts how often one was made; `note` says why it is not the latest.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._version = 0
        self._faults: list[dict[str, str]] = []
        self._open_pages: Counter[str] = Counter()
        self.note = ""
        self.is_open = True
        self.folder: Path | None = None
        self.build = 0

    def show(self, diagnostics: Sequence[Diagnostic], urls: Mapping[str, str]) -> None:
        """Show the faults found now. `urls` are the pages' addresses by source file."""
        self._change(faults=[_row(d, urls.get(d.span.path, "")) for d in diagnostics], note="")

    def turn(self, folder: Path) -> None:
        """Show a site that was made anew, or in which pages were."""
        self._change(folder=folder, note="")

    def keep(self, note: str) -> None:
        """Say why the site shown is not the latest."""
        self._change(note=note)

    def close(self) -> None:
        self._change(is_open=False)

    def _change(
        self,
        faults: list[dict[str, str]] | None = None,
        note: str | None = None,
        folder: Path | None = None,
        is_open: bool = True,
    ) -> None:
        with self._changed:
            self._faults = self._faults if faults is None else faults
            self.note = self.note if note is None else note
            if folder is not None:
                self.folder, self.build = folder, self.build + 1
            self.is_open = is_open
            self._version += 1
            self._changed.notify_all()

    def after(self, version: int, seconds: float) -> tuple[int, dict[str, Any]]:
        """What is shown once it is another version than this, or when the time is up."""
        with self._changed:
            self._changed.wait_for(lambda: self._version != version, seconds)
            return self._version, {"build": self.build, "note": self.note, "faults": self._faults}

    @property
    def open_pages(self) -> frozenset[str]:
        """The addresses, under the base, of the pages that some browser shows."""
        with self._changed:
            return frozenset(+self._open_pages)

    @contextmanager
    def opened(self, page: str) -> Iterator[None]:
        """Count a page as open to the end of the block."""
        with self._changed:
            self._open_pages[page] += 1
        try:
            yield
        finally:
            with self._changed:
                self._open_pages[page] -= 1


def _row(d: Diagnostic, url: str) -> dict[str, str]:
    return {
        "url": url,
        "place": f"{d.span.path}:{d.span.line}:{d.span.column}",
        "code": d.code,
        "page": rulebook.link(d.code, "./").removeprefix("./"),
        "message": d.message,
        "hint": d.hint,
    }

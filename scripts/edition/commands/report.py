"""Faults, printed as asked for."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from ..check import reporters
from ..check.diagnostic import Diagnostic
from ..check.reporters import sarif, terminal
from ..config import Config
from ..counting import count


def report(
    diagnostics: Sequence[Diagnostic], form: str, config: Config, files: Path | None = None, home: str = ""
) -> int:
    """Print diagnostics of the files under a folder, else of the repository; return the exit status.

    `home` is a site that explains the codes, where it is not the published one.
    """
    home = home or (config.site_url if config.has_address else "")
    if form == "text" and _is_read_by_a_person():
        text = _for_a_person(diagnostics, config, files or config.root, home)
    elif form == "sarif":
        text = sarif.render(diagnostics, home)
    else:
        text = reporters.FORMATS[form](diagnostics)
    print(text, end="", flush=True)
    if form == "text" and diagnostics:
        codes = sorted({d.code for d in diagnostics})
        print(f"\n{count(len(diagnostics), 'fault')}. 'build.py explain {codes[0]}' says what a code means.")
    return 1 if diagnostics else 0


def _is_read_by_a_person() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _for_a_person(diagnostics: Sequence[Diagnostic], config: Config, files: Path, home: str) -> str:
    """Imports what explains the codes itself: a program that reads the report, and `verify`, do not wait for it."""
    from .. import rulebook
    from ..content.load import lines_of

    def page(code: str) -> str:
        """The published page of a code, or the one in the site built last, where nothing says which address it has."""
        local = config.root / rulebook.link(code, "site/") / "index.html"
        return rulebook.link(code, home) or (local.as_uri() if local.is_file() else "")

    return terminal.render(diagnostics, lines_of(files), page, shutil.get_terminal_size().columns)

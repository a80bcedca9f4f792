"""What is left of an error that nobody foresaw: a file to send, so that whoever met it needs to read no traceback."""

from __future__ import annotations

import contextlib
import platform
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

FILE = "unforeseen.txt"


def write(error: Exception, arguments: Sequence[str], cache: Path) -> str:
    """Write the traceback to a file, and return one sentence that names it."""
    lines = [f"build.py {' '.join(arguments)}", f"Python {platform.python_version()}, {platform.platform()}", ""]
    text = "\n".join([*lines, *traceback.format_exception(error)])
    said = f"{type(error).__name__}: {' '.join(str(error).split())}"[:200]
    for folder in (cache, Path(tempfile.gettempdir())):
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            (folder / FILE).write_text(text, encoding="utf-8", errors="backslashreplace")
            return f"This was not foreseen ({said}); send {folder / FILE} with a report of what you did."
    return f"This was not foreseen ({said})."

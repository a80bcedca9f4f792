"""Write the SHA-256 of every published file, by which anybody can tell that a copy of the site is whole and unchanged.

The list is what `sha256sum -c` reads: https://www.gnu.org/software/coreutils/manual/html_node/md5sum-invocation.html
"""

from __future__ import annotations

import hashlib
from pathlib import Path

FILE = "sha256sums.txt"


def write(folder: Path) -> None:
    """To be run last. Hidden files are left out, as hosts leave them out, and so is the list itself."""
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    (folder / FILE).write_text(
        "".join(
            f"{hashlib.sha256(files[name].read_bytes()).hexdigest()}  {name}\n"
            for name in sorted(files)
            if not name.startswith(".") and name != FILE
        ),
        encoding="utf-8",
        newline="\n",
    )

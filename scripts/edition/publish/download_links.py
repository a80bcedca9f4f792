"""Makes links of what the renderer has marked: the names of files that are published beside the pages."""

from __future__ import annotations

import re
from pathlib import Path

from ..render.files import ADDRESS

_MARKED = re.compile(rf'<span {ADDRESS}="(?P<address>[^"]*)">(?P<name>[^<]*)</span>')


def write(folder: Path) -> None:
    for file in folder.rglob("index.html"):
        html = file.read_text(encoding="utf-8")
        linked = _MARKED.sub(r'<a href="\g<address>">\g<name></a>', html)
        if linked != html:
            file.write_text(linked, encoding="utf-8", newline="\n")

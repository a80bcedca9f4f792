"""The yardstick of `verify`: parse every page with lexbor, keep its anchors, resolve its links, count what is missing.

`python bare_loop.py FOLDER PROCESSES`
"""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

_POINTING = ("href", "src", "poster", "data", "action")
_SELECTOR = ", ".join(["[id]", "a[name]", *(f"[{name}]" for name in _POINTING)])
Read = tuple[str, set[str | None], set[tuple[str, str]]]


def read(folder: str, path: str) -> Read:
    anchors: set[str | None] = set()
    targets = set()
    here = f"http://site.invalid/{path}"
    for node in LexborHTMLParser((Path(folder) / path).read_bytes()).css(_SELECTOR):
        attributes = node.attributes
        anchors.update((attributes.get("id"), attributes.get("name")))
        for value in filter(None, map(attributes.get, _POINTING)):
            try:
                whole, fragment = urldefrag(urljoin(here, value))
                parts = urlsplit(whole)
            except ValueError:
                continue
            if parts.netloc == "site.invalid":
                targets.add((unquote(parts.path)[1:], unquote(fragment)))
    return path, anchors, targets


def main(folder: str, processes: int) -> None:
    files = {path.relative_to(folder).as_posix() for path in Path(folder).rglob("*") if path.is_file()}
    jobs = [(folder, path) for path in sorted(files) if path.endswith((".html", ".htm"))]
    if processes == 1:
        pages = [read(*job) for job in jobs]
    else:
        with multiprocessing.Pool(processes) as pool:
            pages = pool.starmap(read, jobs, chunksize=1 + len(jobs) // processes // 8)
    known = {path: anchors for path, anchors, _ in pages}
    missing = 0
    for _, _, targets in pages:
        for target, fragment in targets:
            file = f"{target}index.html" if not target or target.endswith("/") else target
            missing += file not in files or bool(fragment and file in known and fragment not in known[file])
    print(missing)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

"""Bundle the files of one kind that a page asks for into one file, named by the digest of what it holds.

GitHub Pages lets browsers keep a file for minutes only, and a page may be newer than its style; so the name of a file
is made from what it holds. One request in place of three is also one connection less to wait for.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file: the element that asks for one, its address the first group, and what takes the place of all.

    `name` has a place for the digest, and is relative to the site's assets, as is the address that `link` is given
    after the way to these.
    """

    element: re.Pattern[str]
    name: str
    join: Callable[[Iterable[str]], str]
    link: Callable[[str, str], str]


def write(folder: Path, pages: Iterable[Path], kind: Kind) -> None:
    """Replace, in each page, the first element of a kind by what asks for all, and take the others out.

    Pages that ask for the same files share one. The files themselves are removed: nothing names them any more.
    """
    made: dict[tuple[Path, ...], tuple[str, str]] = {}
    for page in pages:
        html = page.read_text(encoding="utf-8")
        addresses = kind.element.findall(html)
        if not addresses:
            continue
        sources = tuple(_target(folder, page, address) for address in addresses)
        if sources not in made:
            text = kind.join(source.read_text(encoding="utf-8") for source in sources)
            made[sources] = (kind.name.format(hashlib.sha256(text.encode()).hexdigest()[:8]), text)
        assets = addresses[0].rpartition("assets/")[0] + "assets/"
        links = iter([kind.link(assets, made[sources][0])])
        page.write_text(kind.element.sub(lambda _: next(links, ""), html), encoding="utf-8", newline="\n")  # noqa: B023
    for source in {source for sources in made for source in sources}:
        source.unlink()
    for name, text in made.values():
        (folder / "assets" / name).write_text(text, encoding="utf-8", newline="\n")


def like(html: str, made: str, element: re.Pattern[str], bundled: re.Pattern[str]) -> str:
    """Return a page that has, in the place of its elements of a kind, what the same page made before has for all of them."""
    found = bundled.search(made)
    links = iter([found[0]] if found else [])
    return element.sub(lambda _: next(links, ""), html)


def _target(folder: Path, page: Path, address: str) -> Path:
    """The file that a page's link means; the page that answers every unknown address links from the root."""
    if address.startswith(("/", "http")):
        return folder / address[address.rindex("assets/") :]
    return Path(posixpath.normpath((page.parent / address).as_posix()))

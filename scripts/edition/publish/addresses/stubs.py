"""Short addresses of units, and addresses that moved or were retired: small real pages that take a reader on at once.

A static host cannot redirect, so each page refreshes itself without a script and shows its link and its words.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from html import escape
from pathlib import Path

from ...config import Config
from ...content.addresses import in_force
from ...content.model import Edition
from ..html import foot, page

_STYLE = (
    "<style>"
    ":root{background:light-dark(#fbfaf7,#15171a);color:light-dark(#1b1d1f,#e7e4dd);color-scheme:light dark}"
    "a{color:light-dark(#0b4f6c,#8cc3dc)}"
    "body{font:1.1rem/1.5 serif;margin:2rem auto;max-width:42rem;overflow-wrap:anywhere;padding:0 1.1rem}"
    "</style>"
)
"""What a page needs that is seen for a moment, in the colors of tokens.css: it asks for no file."""


def write(edition: Edition, config: Config, folder: Path) -> None:
    """Writes every stub into the built folder."""
    for address, target, title, words in _stubs(edition):
        home = folder / address.strip("/") / "index.html"
        if home.exists():
            continue
        home.parent.mkdir(parents=True, exist_ok=True)
        home.write_text(stub(config, address, target, title, words), encoding="utf-8", newline="\n")


def _stubs(edition: Edition) -> Iterator[tuple[str, str, str, str]]:
    """Address, target (empty where retired), title and words of each stub."""
    urls = {p.path: "/" + p.url for p in edition.pages}
    for unit in edition.units:
        yield f"/{unit.anchor}/", f"{urls[unit.page]}#{unit.anchor}", f"{unit.title} ({unit.id})", unit.summary
    for address, line in in_force(edition.ledger).items():
        if line.state == "moved" and "#" not in address:
            yield address, line.target, "This address has moved", f"It moved on {line.date}: {line.reason}"
        elif line.state == "retired" and "#" not in address:
            yield address, "", "This address was retired", f"Retired on {line.date}: {line.reason}"


def stub(config: Config, address: str, target: str, title: str, words: str) -> str:
    body = [f"<h1>{escape(title)}</h1>"]
    if words:
        body.append(f"<p>{escape(words)}</p>")
    if not target:
        home = posixpath.relpath("/", address) + "/"
        body.append(f'<p><a href="{home}">To the edition</a></p>')
        return page(title, words or title, "\n".join(body), more=_STYLE, foot=foot(config))
    path, _, fragment = target.partition("#")
    way = posixpath.relpath(path, address) + "/" + (f"#{fragment}" if fragment else "")
    body.append(f'<p><a href="{escape(way)}">Read it in its place</a></p>')
    body += [f"<p>{escape(config.draft)}</p>"] if config.draft else []
    canonical = config.site_url.rstrip("/") + path
    return page(title, words or title, "\n".join(body), canonical, way, _STYLE)

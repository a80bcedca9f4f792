"""Claims shown on another page: `/// show | P3.2` becomes the claim's own words, its links leading where they led."""

from __future__ import annotations

import posixpath
import re

from ..content import link_syntax
from ..content.model import Claim, Page
from .site import Site

_SHOW = re.compile(
    r"^(?P<opener> {0,3}/{3,}[ \t]*show[ \t]*\|[ \t]*(?P<claim>[A-Z]+[0-9]+\.[0-9]+)[ \t]*)$", re.MULTILINE
)


def insert(body: str, page: Page, site: Site) -> str:
    """A page's Markdown in which each block that shows a claim holds the claim's words."""

    def words(match: re.Match[str]) -> str:
        claim = site.claims.get(match["claim"])
        return f"{match['opener']}\n\n{moved(claim, page)}" if claim else match[0]

    return _SHOW.sub(words, body) if "show" in body else body


def moved(claim: Claim, page: Page) -> str:
    """A claim's Markdown as it reads on another page."""
    text, at, parts = claim.text, 0, []
    for piece in link_syntax.find(text) if "](" in text else ():
        if piece.label is None:
            parts += [text[at : piece.at], _way(piece.target, claim.page, page.path)]
            at = piece.at + len(piece.target)
    return "".join([*parts, text[at:]])


def _way(target: str, source: str, path: str) -> str:
    """A link of the page at `source` as it is written on the page at `path`."""
    file, mark, anchor = target.partition("#")
    if ":" in file or file.startswith("/"):
        return target
    there = posixpath.normpath(posixpath.join(posixpath.dirname(source), file)) if file else source
    if there == path and mark:
        return f"#{anchor}"
    return posixpath.relpath(there, posixpath.dirname(path) or ".") + mark + anchor

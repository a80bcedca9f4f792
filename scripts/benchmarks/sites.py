"""The sites that are measured beside each other: ours, a stock Material site of the same text, and the text alone."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from .kinds_of_page import KINDS
from .measure import ROOT, command, edition, environment

BASE = "/project/"
_STOCK = "site_name: The same text\nsite_url: {url}\ntheme:\n  name: material\n  font: false\n"
"""The theme as it comes, but for letters from another host: without them it is faster."""
_BARE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    "<title>The same text</title></head><body>{text}</body></html>"
)


def ours(folder: Path) -> Path:
    """The site as it is published, built from the sources as they are."""
    root = edition(folder, 1)
    (root / ".cache").mkdir()
    for kept in (path for path in (ROOT / ".cache").glob("*") if path.is_dir() and "-" not in path.name):
        (root / ".cache" / kept.name).symlink_to(
            kept, target_is_directory=True
        )  # all but the working folders of other builds
    settings = {**environment(), "SITE_URL": f"https://edition.example{BASE}"}
    subprocess.run(command(root), env=settings, check=True, stdout=subprocess.DEVNULL)
    return root / "site"


def stock(site: Path, folder: Path, url: str) -> Path:
    """Material as it comes, over the pages of a built site in their Markdown form."""
    for file in site.rglob("index.md"):
        copy = folder / "docs" / file.relative_to(site)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, copy)
    (folder / "mkdocs.yml").write_text(_STOCK.format(url=url), encoding="utf-8")
    words = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")]
    subprocess.run(words, check=True, capture_output=True)
    return folder / "site"


def bare(site: Path, folder: Path) -> Path:
    """Each kind of page as nothing but its text: no style, no script, no picture."""
    for path in KINDS.values():
        text = LexborHTMLParser((site / path / "index.html").read_text(encoding="utf-8")).css_first("article")
        assert text is not None  # noqa: S101
        for node in text.css("svg, script, style, img"):
            node.decompose()
        (folder / path).mkdir(parents=True, exist_ok=True)
        (folder / path / "index.html").write_text(_BARE.format(text=text.html), encoding="utf-8")
    return folder

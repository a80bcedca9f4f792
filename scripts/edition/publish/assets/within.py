"""The page for unknown addresses, with its style and script inside: a host serves it at any depth, in any folder."""

from __future__ import annotations

import re
from pathlib import Path

FACE = re.compile(r"@font-face\s*\{[^}]*\}")
_SHEET = re.compile(
    r'(?:\n<link rel="preload"[^>]*>)*\n<link rel="stylesheet" href="[^"]*?(?P<path>assets/stylesheets/[^"]+)">'
)
_SCRIPT = re.compile(r'\n<script src="[^"]*?(?P<path>assets/javascripts/[^"]+)" defer></script>')


def write(folder: Path) -> None:
    """Replace the page's links to its sheet and script by what they hold, without the fonts, which are files too."""
    page = folder / "404.html"
    html = _SHEET.sub(
        lambda m: f"\n<style>{FACE.sub('', (folder / m['path']).read_text(encoding='utf-8')).strip()}</style>",
        page.read_text(encoding="utf-8"),
    )
    for match in _SCRIPT.finditer(html):
        script = folder / match["path"]
        inside = f"<script>\n{script.read_text(encoding='utf-8')}</script>\n</body>"
        html = html.replace(match[0], "").replace("</body>", inside)
        script.unlink()
    page.write_text(html, encoding="utf-8", newline="\n")

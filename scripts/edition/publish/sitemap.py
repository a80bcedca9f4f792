"""The list of pages for crawlers, without the day of the build. https://www.sitemaps.org/protocol.html"""

from __future__ import annotations

from html import escape
from pathlib import Path

from ..config import Config
from ..content.model import Edition


def write(edition: Edition, config: Config, folder: Path) -> None:
    rows = "".join(f"<url><loc>{escape(config.site_url + page.url)}</loc></url>\n" for page in edition.pages)
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    (folder / "sitemap.xml").write_text(text, encoding="utf-8", newline="\n")
    (folder / "sitemap.xml.gz").unlink(missing_ok=True)

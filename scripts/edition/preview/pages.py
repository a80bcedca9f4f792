"""The pages that somebody edits or looks at, rendered in this process as soon as a source is saved."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Set
from pathlib import Path

from .. import publish
from ..config import Config
from ..content.load import Stamp
from ..content.model import Page
from ..render.page_renderer import PageRenderer
from ..render.site import Site
from .screen import Screen

_AT_ONCE = 4
"""So many pages are rendered at once; more only come with the rest of the site."""


class Pages:
    """Renders pages into the site that was made last, in the place of what they were."""

    def __init__(self, config: Config, screen: Screen, home: Path) -> None:
        self._config, self._screen = config, screen
        self._folder = Path(tempfile.mkdtemp(prefix="pages-", dir=home))
        self._renderer: PageRenderer | None = None
        self._fits: Stamp = ()

    def prepare(self, stamp: Stamp) -> None:
        """Set the renderer up for these sources, unless it is. Where they do not let it, the site is made whole only."""
        fits = self._setting(stamp)
        if fits == self._fits:
            return
        self._renderer, self._fits = None, fits
        self._renderer = PageRenderer(self._config, self._folder)

    def show(self, site: Site, stamp: Stamp, changed: Set[Path]) -> None:
        """Render the pages that are looked at, and those that were saved. Raises whatever their texts cause."""
        folder = self._screen.folder
        if folder is None or self._renderer is None or self._setting(stamp) != self._fits:
            return
        for page in list(self._wanted(site, changed))[:_AT_ONCE]:
            file = folder / page.url / "index.html"
            if file.is_file():
                made = file.read_text(encoding="utf-8")
                html = publish.preview_page(self._renderer.html(page.path), made)
                new = self._folder / "new.html"
                new.write_text(html, encoding="utf-8", newline="\n")
                new.replace(file)
        self._screen.turn(folder)

    def _wanted(self, site: Site, changed: Set[Path]) -> Iterator[Page]:
        open_pages = self._screen.open_pages
        yield from (page for page in site.edition.pages if page.url in open_pages)
        for page in site.edition.pages:
            if page.url not in open_pages and self._config.root / page.source in changed:
                yield page

    def _setting(self, stamp: Stamp) -> Stamp:
        """Of a stamp what a renderer is set up for: the files that there are, and what the settings files hold."""
        whole = {str(self._config.root / name) for name in publish.SETTINGS}
        return tuple((name, *(rest if name in whole else (0, 0))) for name, *rest in stamp)

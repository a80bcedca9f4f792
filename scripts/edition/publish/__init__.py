"""Works on the built folder, whichever generator made it: what every page needs, and the pages that no page makes."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from ..config import Config
from ..content import settings
from ..content.model import Edition
from . import checksums, download_links, html
from .addresses import claim_pages, not_found, rules, share, source_pages, stubs
from .assets import policy, prune, scripts, sheets, within
from .citing import citations, coins
from .downloads import book, briefs, cards, codes, epub, leaflets, offline, takeaway
from .exports import (
    crawlers,
    feeds,
    figures,
    linked,
    markdown_form,
    matrix,
    metadata,
    package,
    search,
    signposting,
    tables,
)

WRITERS: tuple[Callable[[Edition, Config, Path], object], ...] = (
    stubs.write,
    not_found.write,
    markdown_form.write,
    crawlers.write,
    tables.write,
    matrix.write,
    figures.write,
    package.write,
    linked.write,
    citations.write,
    share.write,
)
"""What is made from the edition, in order: what changes pages comes after what makes them."""

WRITERS_DURING_BINDING: tuple[Callable[[Edition, Config, Path], object], ...] = (
    figures.write_charts,
    cards.write,
    codes.write,
    leaflets.write,
    claim_pages.write,
    source_pages.write,
    feeds.write,
    metadata.write,
    coins.write,
    offline.write,
    epub.write,
    briefs.write,
    signposting.write,
)
"""What is made while the books are set, which are made from the pages as they are until here."""


PREVIEW_WRITERS: tuple[Callable[[Edition, Config, Path], object], ...] = (
    lambda edition, config, folder: sheets.set_print_labels(edition, folder),
    lambda edition, config, folder: scripts.translate(edition, folder),
    lambda edition, config, folder: search.write(edition, folder),
    lambda edition, config, folder: rules.write(edition, config, folder),
    lambda edition, config, folder: not_found.write(edition, config, folder),
    lambda edition, config, folder: takeaway.write_placeholders(folder),
    lambda edition, config, folder: sheets.write(folder, config.cache),
    lambda edition, config, folder: scripts.write(folder),
    lambda edition, config, folder: policy.write(folder),
)
"""What the pages need to be looked at while someone edits; what stands beside them is left to a build."""


SETTINGS = ("mkdocs.yml", settings.PATH)
"""The files whose change may change every page."""


def preview_page(html: str, made: str) -> str:
    """Return a page that was rendered alone as it stands in a site to look at. `made` is the same page as it stood there."""
    html = scripts.like(sheets.like(html, made), made)
    return policy.with_policy(takeaway.with_placeholders(html))


DOCUMENTED: dict[str, Callable[..., object]] = {
    "PRINT001": briefs.brief_too_long,
    "PRINT002": cards.card_too_long,
    "PRINT003": leaflets.leaflet_too_long,
}
"""What is told of the content while it is published, by code. A code is for ever."""


def draw(edition: Edition, config: Config) -> None:
    """Draw into the cache what needs no page, so that it can be done beside the rendering.

    A fault is passed over: the writer meets it again, and tells it.
    """
    for drawn in (cards.drawn, codes.drawn, figures.drawn, briefs.drawn, leaflets.drawn):
        with suppress(Exception):
            for _ in drawn(edition, config):
                pass


def publish(
    edition: Edition, config: Config, folder: Path, wait_for_drawings: Callable[[], object] = lambda: None
) -> None:
    """Turn a rendered folder into the site to publish. What `draw` may still be drawing is waited for when it is needed."""
    prune.write(edition, folder)
    html.mark_original(edition, folder)
    sheets.set_print_labels(edition, folder)
    scripts.translate(edition, folder)
    download_links.write(folder)
    search.write(edition, folder)
    rules.write(edition, config, folder)
    for write in WRITERS:
        write(edition, config, folder)
    with ThreadPoolExecutor(1) as beside:
        books = beside.submit(book.make, book.books(edition, config, folder), config)
        wait_for_drawings()
        for write in WRITERS_DURING_BINDING:
            write(edition, config, folder)
        book.put(books.result(), folder)
    sheets.write(folder, config.cache)
    scripts.write(folder)
    within.write(folder)
    policy.write(folder)
    takeaway.write(edition, config, folder)
    (folder / ".nojekyll").touch()
    checksums.write(folder)

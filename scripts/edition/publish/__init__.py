"""Works on the built folder, whichever generator made it: what every page needs, and the pages that no page makes."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from ..config import Config
from ..content import settings
from ..content.model import Edition
from . import download_links, html, sums
from .addresses import claim_pages, rules, share, source_pages, stubs, unknown
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
    unknown.write,
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

BESIDE_THE_BOOKS: tuple[Callable[[Edition, Config, Path], object], ...] = (
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


TO_LOOK_AT: tuple[Callable[[Edition, Config, Path], object], ...] = (
    lambda edition, config, folder: sheets.entitle(edition, folder),
    lambda edition, config, folder: scripts.translate(edition, folder),
    lambda edition, config, folder: search.write(edition, folder),
    lambda edition, config, folder: rules.write(edition, config, folder),
    lambda edition, config, folder: unknown.write(edition, config, folder),
    lambda edition, config, folder: takeaway.leave_out(folder),
    lambda edition, config, folder: sheets.write(folder, config.cache),
    lambda edition, config, folder: scripts.write(folder),
    lambda edition, config, folder: policy.write(folder),
)
"""What the pages need to be looked at while someone edits; what stands beside them is left to a build."""


SETTINGS = ("mkdocs.yml", settings.PATH)
"""The files whose change may change every page."""


def page_to_look_at(html: str, made: str) -> str:
    """Return a page that was rendered alone as it stands in a site to look at. `made` is the same page as it stood there."""
    html = scripts.like(sheets.like(html, made), made)
    return policy.with_policy(takeaway.left_out(html))


DOCUMENTED: dict[str, Callable[..., object]] = {
    "PRINT001": briefs.brief_too_long,
    "PRINT002": cards.card_too_long,
    "PRINT003": leaflets.leaflet_too_long,
}
"""What is told of the content while it is published, by code. A code is for ever."""


def draw(edition: Edition, config: Config) -> None:
    """Draws into the cache what needs no page, so that it can be done beside the rendering.

    A fault is passed over: the writer meets it again, and tells it.
    """
    for drawn in (cards.drawn, codes.drawn, figures.drawn, briefs.drawn, leaflets.drawn):
        with suppress(Exception):
            for _ in drawn(edition, config):
                pass


def publish(
    edition: Edition, config: Config, folder: Path, wait_for_drawings: Callable[[], object] = lambda: None
) -> None:
    """Turns a rendered folder into the site to publish. What `draw` may still be drawing is waited for when it is needed."""
    prune.write(edition, folder)
    html.mark_original(edition, folder)
    sheets.entitle(edition, folder)
    scripts.translate(edition, folder)
    download_links.write(folder)
    search.write(edition, folder)
    rules.write(edition, config, folder)
    for write in WRITERS:
        write(edition, config, folder)
    with ThreadPoolExecutor(1) as beside:
        books = beside.submit(book.make, book.books(edition, config, folder), config)
        wait_for_drawings()
        for write in BESIDE_THE_BOOKS:
            write(edition, config, folder)
        book.put(books.result(), folder)
    sheets.write(folder, config.cache)
    scripts.write(folder)
    within.write(folder)
    policy.write(folder)
    takeaway.write(edition, config, folder)
    (folder / ".nojekyll").touch()
    sums.write(folder)

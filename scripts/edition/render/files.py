"""What pages ask for that is told by no source: lists of the files beside the pages, and who answers for the build."""

from __future__ import annotations

import posixpath
from html import escape

from ..content.downloads import downloads, translated
from ..content.model import Page
from .elements import Element, el, fragment
from .site import Site

ADDRESS = "data-file"
"""Marks what the publisher makes a link: a generator knows no file that is not a source."""

TAKEAWAY = "data-fill"
"""Marks an empty element that the publisher fills when all else is made, and says with what."""
BRIEF = "brief"
"""What it fills in the head of a page: the ways to the page's brief."""


def fill(block: Element, argument: str, page: Page, site: Site) -> None:
    """A list of links, each with what the file holds."""
    block.tag = "ul"
    block.set("class", "files")
    for file in (translated(file, site.edition) for file in downloads(site.edition, argument)):
        block.append(el("li", None, file_link(file.path, file.name, page), f": {file.what}"))


def file_link(path: str, name: str, page: Page) -> Element:
    """A name that the publisher makes a link to a published file."""
    return el("span", {ADDRESS: posixpath.relpath(path, page.url or ".")}, name)


def contact(block: Element, argument: str, page: Page, site: Site) -> None:
    """Who answers for the build, as its settings say."""
    block.set("class", "contact")
    nobody = site.locale.gettext("Nobody answers for a copy that was built without build.py.")
    block.extend(fragment(site.answers or f"<p>{escape(nobody)}</p>", "div"))


def takeaway(block: Element, argument: str, page: Page, site: Site) -> None:
    block.set(TAKEAWAY, argument)

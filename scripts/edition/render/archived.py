"""Where a source's own address answers no more, its archived copy comes first, and the page says so."""

from __future__ import annotations

from ..content.model import Source
from .elements import Element, el
from .site import Site
from .words import date


def lead(source: Source, site: Site) -> Element | None:
    """What stands before the reference of a source whose address is gone."""
    health = site.edition.health.get(source.text("URL"))
    if health is None or health.state != "gone":
        return None
    gone = f"The publisher’s address was found gone on {date(health.since)}"
    copy = str(source.custom.get("archived") or health.copy)
    if not copy:
        return el("span", {"class": "gone"}, f"{gone}; no archived copy is recorded. ")
    return el("span", {"class": "gone"}, el("a", {"href": copy}, "Archived copy"), f". {gone}. ")

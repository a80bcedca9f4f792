"""Where a source's own address answers no more, its archived copy comes first, and the page says so."""

from __future__ import annotations

from ..content.model import Source
from .elements import Element, el, interpolate
from .site import Site


def lead(source: Source, site: Site) -> Element | None:
    """What stands before the reference of a source whose address is gone."""
    health = site.edition.health.get(source.text("URL"))
    if health is None or health.state != "gone":
        return None
    _ = site.locale.gettext
    since = site.locale.date(health.since)
    on_record = str(source.custom.get("archived") or "")
    if not (copy := on_record or health.copy):
        told = _("The publisher’s address was found gone on {day}; no archived copy is recorded.", day=since)
        return el("span", {"class": "gone"}, f"{told} ")
    link = el("a", {"href": copy}, _("Archived copy"))
    shown = [link] if on_record else interpolate(_("{copy} (not read by this edition)"), copy=[link])
    told = _("{copy}. The publisher’s address was found gone on {day}.")
    return el("span", {"class": "gone"}, *interpolate(told, copy=shown, day=[since]), " ")

"""The head of a page: what it is, its title, and its one-sentence summary, all from the front matter."""

from __future__ import annotations

from ..content import labels
from ..content.model import Page
from ..content.vocabulary import ADDRESSEES, BRIEFED
from .elements import Element, add, el
from .files import BRIEF, TAKEAWAY
from .site import Site


def header(page: Page, site: Site) -> Element:
    """The page's only h1, which is also the anchor of the page's unit."""
    _ = site.locale.gettext
    head = el("header", {"class": "head"})
    if page.id:
        kind = labels.unit(page.kind, site.edition)
        label = el("p", {"class": "head__kind"}, f"{kind} ", el("span", {"class": "head__id"}, page.id))
        if page.date:
            add(label, [" · ", el("time", {"datetime": page.date}, site.locale.date(page.date))])
        head.append(label)
    head.append(el("h1", {"id": page.id.lower()} if page.id else {"id": "top"}, page.title))
    if page.summary:
        head.append(el("p", {"class": "head__summary"}, page.summary))
    if page.addressees:
        asked = ", ".join(_(ADDRESSEES[a.value]) for a in page.addressees if a.value in ADDRESSEES)
        head.append(el("p", {"class": "head__asked"}, _("Asked of: {addressees}", addressees=asked)))
    if page.kind in (*BRIEFED, "summary"):
        head.append(el("div", {TAKEAWAY: BRIEF}))
    if page.added:
        head.append(el("p", {"class": "head__asked"}, _("Entry added {day}.", day=site.locale.date(page.added))))
    return head

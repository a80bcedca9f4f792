"""Terms of art explained on the page itself: first use leads to a short list at the foot, which needs no hovering."""

from __future__ import annotations

from ..content.addresses import GLOSSARY_PAGE
from ..content.model import Page
from .elements import Element, add, el
from .site import Site

TERM = "term-"
"""Begins the id of an explanation; the id of the term in the glossary follows."""

_MANY = 12
"""More explanations than these are folded: an address that leads to one of them opens the fold."""


def section(root: Element, page: Page, site: Site) -> Element | None:
    """The explanations of the terms that a page links to, in order of first use; None where it links to none.

    The first link to each term is turned to its explanation on the page; later ones keep leading to the glossary.
    """
    if page.path == GLOSSARY_PAGE:
        return None
    known = {term.id: term for term in site.edition.glossary}
    prefix = site.way(page, GLOSSARY_PAGE, "x").removesuffix("x")
    used: dict[str, Element] = {}
    for link in root.iter("a"):
        name = (link.get("href") or "").removeprefix(prefix)
        if name in known and link.get("href") == prefix + name and name not in used:
            used[name] = link
    if not used:
        return None
    _ = site.locale.gettext
    words = el("dl", {"class": "terms__list"})
    for name, link in used.items():
        term = known[name]
        link.set("href", f"#{TERM}{name}")
        link.set("class", "term")
        label = _("{term} in the glossary", term=term.term)
        more = el("a", {"href": prefix + name, "aria-label": label}, _("Glossary"))
        meaning = el("dd", None, term.text, " ", more)
        add(meaning, ["."])
        add(words, [el("dt", {"id": f"{TERM}{name}"}, term.term), meaning])
    heading = el("h2", {"id": "terms"}, _("Terms on this page"))
    if len(used) > _MANY:
        counted = site.locale.ngettext("{count} term", "{count} terms", len(used))
        words = el("details", {"class": "fold"}, el("summary", None, counted), words)
    return el("section", {"class": "terms", "aria-labelledby": "terms"}, heading, words)

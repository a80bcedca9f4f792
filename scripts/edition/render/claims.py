"""A claim as a reader sees it: its id in the margin, whose it is in words, its text, and what it reasons from."""

from __future__ import annotations

from ..content import labels, readings
from ..content.model import Claim, Page
from ..content.vocabulary import BASES, NOT_READ, since_anchor
from . import languages, logged
from .elements import Element, add, el, interpolate, join
from .listings import link
from .site import Site
from .words import narrow_date, not_reviewed

WAYS_OF = "data-ways-of"
"""Marks the line of a claim that the publisher fills, and says which claim it is."""


def fill(block: Element, argument: str, page: Page, site: Site) -> None:
    """Turn a claim's block into its labelled form. The id is a link that is the claim's address."""
    claim = site.claims.get(argument)
    if claim is None or claim.basis not in BASES:
        block.set("class", "claim")
        return
    words = list(block)
    for child in words:
        block.remove(child)
    block.set("class", f"claim claim--{claim.basis}")
    block.set("id", claim.anchor)
    block.set("data-claim", claim.id)
    _ = site.locale.gettext
    way = site.way_to(page, claim.id) or ""
    address = el("a", {"href": way, "class": "claim__id"}, claim.id)
    label = el("p", {"class": "claim__label"}, address, " ", el("span", {"class": "claim__basis"}, whose(claim, site)))
    add(label, [part for change in logged.of_claim(claim, page, site) for part in (" ", change)])
    block.append(label)
    block.append(el("div", {"class": "claim__text"}, *words))
    if claim.basis == "reading":
        block.append(_premises(claim, page, site))


def ways(root: Element, page: Page, site: Site) -> None:
    """End each claim with an empty line, which the publisher fills with the ways to cite and to copy it."""
    for block in [element for element in root.iter() if "data-claim" in element.attrib]:
        block.append(el("p", {"class": "claim__ways", WAYS_OF: block.attrib["data-claim"]}))


def show(block: Element, argument: str, page: Page, site: Site) -> None:
    """A claim of another page, with its own label; its anchor stays where it is written."""
    fill(block, argument, page, site)
    block.set("class", f"{block.get('class')} claim--shown")
    block.attrib.pop("id", None)


def whose(claim: Claim, site: Site) -> str:
    """The words of the label: basis and grade, that nobody read the claim again, and the day of what it tells."""
    words = labels.label(claim, site.edition)
    if claim.id not in readings.in_force(site.edition):
        words = site.locale.gettext("{label}, {reading}", label=words, reading=site.locale.gettext(NOT_READ))
    if language := languages.name_of_original(claim, site.edition.settings):
        words = site.locale.gettext("{label}, in {language}", label=words, language=language)
    when = claim.options.get("date")
    return f"{words} · {narrow_date(when.value, site.locale)}" if when else words


def _premises(claim: Claim, page: Page, site: Site) -> Element:
    _ = site.locale.gettext
    premises = join(link(premise.value, premise.value, page, site) for premise in claim.listed("from"))
    line = el("p", {"class": "claim__from"}, *interpolate(_("Inferred from {premises}."), premises=premises))
    if claim.id in readings.in_force(site.edition):
        add(line, [" ", el("span", {"class": "claim__read"}, _("Read against them.")), ""])
    return line


def fill_since(block: Element, argument: str, page: Page, site: Site) -> None:
    """A part of a page set apart for what came after publication."""
    block.set("class", "since")
    anchor = since_anchor(int(block.get("data-number", "1")))
    words = argument or site.locale.gettext("Since publication")
    title = el(f"h{block.get('data-level', '2')}", {"id": anchor, "class": "since__title"}, words)
    note = el("p", {"class": "since__note"}, not_reviewed(site.edition.settings))
    block.insert(0, note)
    block.insert(0, title)


def fill_context(block: Element, argument: str, page: Page, site: Site) -> None:
    """A labelled part that gives context without being one of the report's examples."""
    block.set("class", "context")
    block.insert(0, el("p", {"class": "context__label"}, argument or site.locale.gettext("Context")))

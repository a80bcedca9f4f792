"""Render the key points and the account of a unit, and fold the record beneath them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown.inlinepatterns import InlineProcessor

from ..content import citation, labels, readings
from ..content.model import KeyPoint, Page
from ..content.vocabulary import ACCOUNT, AFTER_RECORD, CLAIM_ID, KEY_POINTS, RECORD
from .claims import whose
from .elements import Element, add, el, join
from .shown import moved
from .site import Site

MARK = rf"\[(?P<claims>{CLAIM_ID.pattern}(?:, ?{CLAIM_ID.pattern})*)\](?![(\[])"
"""The claims that a sentence of an account names at its end."""
_RESTS_ON = "data-rests-on"
_HEADING = re.compile(r"^#{2,6} .*\{[^}\n]*#(?P<anchor>[a-z0-9-]+)[^}\n]*\}[ \t]*$", re.MULTILINE)
_ANCHOR = re.compile(r"\{:?[^{}\n]*#(?P<anchor>[a-z0-9-]+)[^{}\n]*\}\s*$")
_CITED = re.compile(rf"\s*{citation.BRACKET.pattern}")


class RestsOnProcessor(InlineProcessor):
    """Turns `[P3.8, P3.10]` into a mark, which the account that it stands in makes links."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element, int, int]:
        mark = etree.Element("span", {_RESTS_ON: m["claims"]})
        mark.text = m[0]
        return mark, m.start(0), m.end(0)


# Key points.


def with_points(body: str, page: Page, site: Site) -> str:
    """A page's Markdown with its key points at its head, and those of its sections behind their headings.

    On a page that is no unit they follow what it opens with.
    """
    if not page.points:
        return body
    whole = [point for point in page.points if point.unit == page.id]

    def under(heading: re.Match[str]) -> str:
        points = [p for p in page.points if p.unit != page.id and p.unit.lower() == heading["anchor"]]
        return f"{heading[0]}\n\n{_block(points, page, site)}" if points else heading[0]

    opening, at = "", 0
    if not page.id:
        first = _HEADING.search(body)
        at = first.start() if first else 0
        opening = body[:at]
    return opening + _block(whole, page, site) + _HEADING.sub(under, body[at:])


def _block(points: list[KeyPoint], page: Page, site: Site) -> str:
    """Key points as blocks: the words of each claim, without its citations, which stand in its own place."""
    known = [(point, site.claims[point.claim]) for point in points if point.claim in site.claims]
    if not known:
        return ""
    each = [f"/// point | {claim.id}\n\n{_CITED.sub('', moved(claim, page))}\n///\n" for _, claim in known]
    return "\n".join([f"//// points | {points[0].unit}".removesuffix(" | "), "", *each, "////", "", ""])


def fill_points(block: Element, argument: str, page: Page, site: Site) -> None:
    """Turn the block of key points into a titled list."""
    of_page = argument in ("", page.id)
    anchor = KEY_POINTS if of_page else f"{argument.lower()}-{KEY_POINTS}"
    items = el("ol", {"class": "key-points__list"}, *list(block))
    for child in list(block):
        block.remove(child)
    block.tag = "section"
    block.set("class", "key-points")
    block.set("aria-labelledby", anchor if of_page else f"{argument.lower()} {anchor}")
    block.append(el("h2" if of_page else "h3", {"id": anchor}, site.locale.gettext("Key points")))
    block.append(items)


def fill_point(block: Element, argument: str, page: Page, site: Site) -> None:
    """Turn a key point into the claim's words and, behind them, its id, basis, grade and day."""
    claim = site.claims[argument]
    block.tag = "li"
    block.set("class", f"key-points__point key-points__point--{claim.basis}")
    way = site.way_to(page, claim.id) or ""
    label = el("span", {"class": "key-points__basis"}, whose(claim, site))
    block.append(el("p", {"class": "key-points__label"}, el("a", {"href": way}, claim.id), " ", label))


# The account.


def fill(block: Element, argument: str, page: Page, site: Site) -> None:
    """Turn the marks of an account into small links to the claims, each with its basis."""
    block.set("class", "account")
    for parent in block.iter():
        for mark in [child for child in parent if _RESTS_ON in child.attrib]:
            _link(mark, page, site)
            before = list(parent)[list(parent).index(mark) - 1] if list(parent).index(mark) else None
            if before is None:
                parent.text = (parent.text or "").rstrip()
            else:
                before.tail = (before.tail or "").rstrip()


def _link(mark: Element, page: Page, site: Site) -> None:
    named = [site.claims[id.strip()] for id in mark.attrib.pop(_RESTS_ON).split(",") if id.strip() in site.claims]
    mark.tag, mark.text = "sup", ""
    mark.set("class", "rests-on")
    links = []
    for claim in named:
        spoken = f"{claim.id}, {labels.basis(claim.basis, site.edition)}"
        attributes = {
            "href": site.way_to(page, claim.id) or "",
            "class": f"rests-on--{claim.basis}",
            "aria-label": spoken,
        }
        links.append(el("a", attributes, claim.id))
    add(mark, ["\u2060\u2009", *join(links, "\u2009")])


def finish(root: Element, page: Page, site: Site) -> None:
    """Give a page's account a title and a word on how it was read, and put a fold around the record beneath it."""
    for elsewhere in root.iter("span"):
        elsewhere.attrib.pop(_RESTS_ON, None)  # a bracket of the text, which stands in no account
    blocks = [child for child in root if child.get("class") == "account"]
    if not blocks:
        return
    _ = site.locale.gettext
    title = el("h2", {"id": ACCOUNT}, _("The account"))
    root.insert(list(root).index(blocks[0]), title)
    for number, paragraph in enumerate((child for block in blocks for child in block if child.tag == "p"), 1):
        paragraph.set("id", f"{ACCOUNT}-{number}")
    blocks[-1].append(el("p", {"class": "account__read"}, _read(page, site)))
    rest = list(root)[list(root).index(blocks[-1]) + 1 :]
    figures = next((n for n, e in enumerate(rest) if "figure" not in e.get("class", "").split()), len(rest))
    _fold(root, rest[figures:], site)


def _read(page: Page, site: Site) -> str:
    _ = site.locale.gettext
    made = readings.of_account(page, site.edition)
    unread = [str(paragraph.number) for paragraph in page.account if paragraph.number not in made]
    ours = _("This account is this edition’s own; the marks lead to the claims that each sentence rests on.")
    if not made:
        return f"{ours} {_('It was not read again.')}"
    day = site.locale.date(max(reading.day for reading in made.values()))
    told = _("It was read again beside them, sentence by sentence, on {day}.", day=day)
    if unread:
        told += " " + _("Paragraphs not read again: {numbers}.", numbers=", ".join(unread))
    return f"{ours} {told}"


def _anchor(heading: Element) -> str:
    """The id of a heading, which still stands in its words where the page writes it."""
    written = _ANCHOR.search("".join(heading.itertext()))
    return written["anchor"] if written else heading.get("id", "")


def _fold(root: Element, inside: list[Element], site: Site) -> None:
    """Put what stands between the account and what follows the record into a part that a reader may fold."""
    at = next((n for n, e in enumerate(inside) if e.tag == "h2" and _anchor(e) in AFTER_RECORD), len(inside))
    title = el(
        "summary",
        {"class": "record__summary"},
        el("h2", {"id": RECORD}, site.locale.gettext("The record, claim by claim")),
    )
    record = el("details", {"class": "record", "open": ""}, title, *inside[:at])
    start = list(root).index(inside[0]) if inside else len(root)
    for child in inside[:at]:
        root.remove(child)
    root.insert(start, record)

"""What a site says of its own addresses: its ledger, its canonical links and its sitemap must agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

from ...content.addresses import in_force
from ...content.places import Fault, Span
from ..facts import canonical_of
from ..look import Page
from ..offsets import Offsets
from ..sift import Demand
from ..site import Judgment, Site

if TYPE_CHECKING:
    from ...content.model import Address, Edition

_MEND = "restore it, move it or retire it"
_LOCATION = re.compile(rb"<loc>(?P<address>[^<]*)</loc>")
SITEMAP = "sitemap.xml"


def ledger_address_missing(site: Site, edition: Edition) -> Iterator[Fault]:
    """A published address of the ledger has no page, or no anchor, in the built site.

    What the ledger promises would be broken.

    Bad:  /p3-2/ in the ledger and no p3-2/index.html
    Good: both
    """
    for address, line in in_force(edition.ledger).items():
        path, _, fragment = address.removeprefix("/").partition("#")
        file = site.file_at(path)
        entry = site.entries.get(file or "")
        if file is None:
            yield Fault(line.span, f"the address '{address}' has no page in the built site", _MEND)
        elif fragment and line.state == "live" and (entry is None or fragment not in site.anchors(file)):
            yield Fault(line.span, f"the address '{address}' has no anchor in the built site", _MEND)


def stub_leads_astray(site: Site, edition: Edition) -> Iterator[Fault]:
    """A short or moved address takes its reader to another place than the ledger promises.

    A reader who follows a printed address would be shown the wrong claim as if it were the right one.

    Bad:  /p3-2/ that takes its reader to /pathways/forcible-repatriation/#p3-3
    Good: /p3-2/ that takes its reader to /pathways/forcible-repatriation/#p3-2
    """
    ledger = in_force(edition.ledger)
    for address, line in ledger.items():
        entry = site.entries.get(site.file_at(address.removeprefix("/")) or "")
        if entry is None or "#" in address or line.state == "retired":
            continue
        leads = site.led_to(entry)
        if line.state == "moved" and leads not in _moved_to(ledger, line):
            yield Fault(
                line.span,
                f"the moved address '{address}' leads to '{leads or address}'",
                f"it promises '{line.target}'",
            )
        elif line.state == "live" and leads and leads.partition("#")[2] != address.strip("/"):
            hint = f"it promises the anchor '#{address.strip('/')}'"
            yield Fault(line.span, f"the short address '{address}' leads to '{leads}'", hint)


def _moved_to(ledger: dict[str, Address], line: Address) -> list[str]:
    """Where a moved address may lead: to its target, or on along the chain."""
    found: list[str] = []
    step: Address | None = line
    while step is not None and step.state == "moved" and step.target not in found:
        found.append(step.target)
        step = ledger.get(step.target)
    return found


def canonical_astray(page: Page, known: Judgment) -> Iterator[Fault]:
    """A page names another address than its own as the one to keep.

    Search engines would drop the page, and those who cite it would cite another.

    Bad:  <link rel="canonical" href="https://example.org/about/"> on the page /method/
    Good: <link rel="canonical" href="https://example.org/method/">
    """
    right = known.misnamed.get(page.path)
    for seen in page.seen if right else ():
        canonical = canonical_of(seen.tag)
        if canonical is not None:
            what = "the address that it takes its reader to" if page.head.refresh else "its own address"
            where = page.of(seen.at, seen.tag.attributes["href"])
            yield Fault(where, f"the canonical address is '{canonical}'", f"give {what}, '{right}'")


def sitemap_astray(site: Site) -> Iterator[Fault]:
    """The sitemap names an address that is no page's own, or one twice; or it leaves out a page of this edition.

    Search engines would be sent to an error page or to a stub, or would not learn of the page.

    Bad:  <loc>https://example.org/p3-2/</loc>, which takes its reader on
    Good: <loc>https://example.org/pathways/forcible-repatriation/</loc>
    """
    if SITEMAP not in site.files or not site.home:
        return
    raw = (site.folder / SITEMAP).read_bytes()
    offsets = Offsets(SITEMAP, raw)
    listed = set()
    for match in _LOCATION.finditer(raw):
        written = match["address"].strip()
        address = unescape(written.decode("utf-8", "replace"))
        at = match.start("address") + match["address"].find(written)
        span = offsets.span(at, at + len(written))
        path = site.judgment.under_home(address)
        file = site.file_at(path) if path is not None else None
        entry = site.entries.get(file or "")
        if file is None:
            yield Fault(span, f"'{address}' leads to no page of the site", "take it out")
        elif entry is not None and (entry.refresh or (entry.canonical and entry.canonical != address)):
            yield Fault(span, f"'{address}' is no page's canonical address", "take it out, or name the page's own")
        elif address in listed:
            yield Fault(span, f"'{address}' is listed twice", "take one out")
        listed.add(address)
    for entry in site.pages if site.demand is Demand.OURS else []:
        own = site.home + entry.address
        if entry.canonical == own and not entry.refresh and own not in listed:
            yield Fault(Span(SITEMAP, 1), f"'{own}' is not listed", f"list it; its page is {entry.path}")

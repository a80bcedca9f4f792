"""What a site says of its own addresses: its ledger, its canonical links and its sitemap must agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ...content.addresses import in_force
from ...content.places import Fault, Span
from ..document import canonical_of
from ..html import to_utf8
from ..inspection import Finding, Inspection
from ..offsets import Offsets
from ..references import Use
from ..scan import Strictness
from ..site import Site
from ..urls import parse
from ..xml import texts

if TYPE_CHECKING:
    from ...content.model import Address, Edition

_MEND = "restore it, move it or retire it"
_QUOTED = re.compile(rb"[\"'](?:\.{0,2}/)*([^\"'\s#?:]{1,300}(?:\.html?|/))(?:[#?][^\"'\s]*)?[\"']")
SITEMAP = "sitemap.xml"
_SITEMAPS = re.compile(r"sitemap[^/]*\.xml")
"""Large sites have several, and an index of them."""


def ledger_address_missing(site: Site, edition: Edition) -> Iterator[Fault]:
    """A published address of the ledger has no page, or no anchor, in the built site.

    What the ledger promises would be broken.

    Bad:  /p3-2/ in the ledger and no p3-2/index.html
    Good: both
    """
    for address, line in in_force(edition.ledger).items():
        path, _, fragment = address.removeprefix("/").partition("#")
        file = site.file_at(path)
        page = site.read.get(file or "")
        if file is None:
            yield Fault(line.span, f"the address '{address}' has no page in the built site", _MEND)
        elif fragment and line.state == "live" and (page is None or fragment not in site.anchors(file)):
            yield Fault(line.span, f"the address '{address}' has no anchor in the built site", _MEND)


def stub_leads_astray(site: Site, edition: Edition) -> Iterator[Fault]:
    """A short or moved address takes its reader to another place than the ledger promises.

    A reader who follows a printed address would be shown the wrong claim as if it were the right one.

    Bad:  /p3-2/ that takes its reader to /pathways/forcible-repatriation/#p3-3
    Good: /p3-2/ that takes its reader to /pathways/forcible-repatriation/#p3-2
    """
    ledger = in_force(edition.ledger)
    for address, line in ledger.items():
        page = site.read.get(site.file_at(address.removeprefix("/")) or "")
        if page is None or "#" in address or line.state == "retired":
            continue
        leads = site.led_to(page)
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


def canonical_astray(page: Inspection, site: Site) -> Iterator[Finding]:
    """A page names another address than its own as the one to keep.

    Search engines would drop the page, and those who cite it would cite another.

    Bad:  <link rel="canonical" href="https://example.org/about/"> on the page /method/
    Good: <link rel="canonical" href="https://example.org/method/">
    """
    right = site.wrong_canonicals.get(page.path)
    for element in page.document.elements if right else ():
        canonical = canonical_of(element)
        if canonical is not None:
            what = "the address that it takes its reader to" if page.head.refresh else "its own address"
            message = f"the canonical address is '{canonical}'"
            yield Finding(page.attribute(element, "href"), message, f"give {what}, '{right}'")


def redirect_in_circle(page: Inspection, site: Site) -> Iterator[Finding]:
    """A page takes its reader to another by itself, and that one leads back.

    The browser would go round until its reader gave up.

    Bad:  /old/ that leads to /older/, and /older/ that leads to /old/
    Good: /old/ and /older/ that both lead to /new/
    """
    for pointed in page.pointed if page.path in site.redirect_loops else ():
        if pointed.reference.use is Use.REFRESH:
            message = f"'{pointed.reference.value}' leads back to this page"
            yield Finding(page.address(pointed), message, "name its last page")


def sitemap_astray(site: Site) -> Iterator[Fault]:
    """The sitemap names an address that is no page's own, or one twice; or it leaves out a page of this edition.

    Search engines would be sent to an error page or to a stub, or would not learn of the page.

    Bad:  <loc>https://example.org/p3-2/</loc>, which takes its reader on
    Good: <loc>https://example.org/pathways/forcible-repatriation/</loc>
    """
    if not site.home:
        return
    for path in sorted(filter(_SITEMAPS.fullmatch, site.files)):
        yield from _in_sitemap(site, path)
    if site.strictness is Strictness.OURS and SITEMAP in site.files:
        listed = {text.strip() for text, _ in texts(to_utf8((site.folder / SITEMAP).read_bytes()), "loc")[0]}
        for page in site.pages:
            own = site.home + page.address
            if page.canonical == own and not page.refresh and own not in listed:
                yield Fault(Span(SITEMAP, 1), f"'{own}' is not listed", f"list it; its page is {page.path}")


def _in_sitemap(site: Site, path: str) -> Iterator[Fault]:
    raw = to_utf8((site.folder / path).read_bytes())
    offsets, listed = Offsets(path, raw), set[str]()
    found, malformed = texts(raw, "loc")
    if malformed is not None:
        span = offsets.span(malformed.offset, malformed.offset)
        yield Fault(span, f"the sitemap is no XML: {malformed.reason}", "close what is open, and escape '&'")
    for text, start in found:
        address = text.strip()
        at = max(start, raw.find(escape(address, quote=False).encode(), start))
        span = offsets.span(at, at + len(address.encode()))
        inside = site.under_home(parse(address).path)
        file = site.file_at(inside) if inside is not None else None
        page = site.read.get(file or "")
        if file is None:
            yield Fault(span, f"'{address}' leads to no page of the site", "take it out")
        elif page is not None and (page.refresh or (page.canonical and unquote(page.canonical) != unquote(address))):
            yield Fault(span, f"'{address}' is no page's canonical address", "take it out, or name the page's own")
        elif address in listed:
            yield Fault(span, f"'{address}' is listed twice", "take one out")
        listed.add(address)


def orphan_page(site: Site) -> Iterator[Fault]:
    """A page is led to by no other.

    A reader finds it only by its address, and will not know that it is there.

    Bad:  method/index.html, and no link to method/ on any other page
    Good: the same, and <a href="method/"> on the home page
    """
    orphans = list(site.orphans())
    named = _named_by_scripts(site) if orphans else frozenset()
    for page in orphans:
        if named.isdisjoint(_ends(page.path) | _ends(page.address)):
            yield Fault(Span(page.path, 1), "no other page leads to this one", "link to it, or take it out")


def _named_by_scripts(site: Site) -> frozenset[str]:
    """The addresses in the site's scripts and data, which may make links of them; not in the index of a search."""
    found: set[str] = set()
    for path in sorted(site.files):
        if path.endswith((".js", ".json", ".mjs")) and "search" not in path.lower():
            found.update(m[1].decode("utf-8", "replace") for m in _QUOTED.finditer((site.folder / path).read_bytes()))
    return frozenset(found)


def _ends(path: str) -> set[str]:
    """A path, and what is left of it without the folders that lead to it."""
    parts = path.split("/")
    return {"/".join(parts[number:]) for number in range(len(parts))} - {"", "index.html"}

"""Typed links from the pages of units and claims to their address, citations, data and files, for harvesters.

https://signposting.org/FAIR/, https://www.rfc-editor.org/rfc/rfc9264
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from ...config import Config
from ...content.model import Claim, Edition, Unit
from ...content.vocabulary import LICENSE, REPORT_PAGE
from ..catalog import Catalog
from ..files import as_json

FILE = "data/linkset.json"

_CITATIONS = (
    ("cite.ris", "application/x-research-info-systems"),
    ("cite.bib", "application/x-bibtex"),
    ("cite.json", "application/vnd.citationstyles.csl+json"),
)


@dataclass(frozen=True, slots=True)
class TypedLink:
    rel: str
    href: str
    type: str = ""


def write(edition: Edition, config: Config, folder: Path) -> None:
    """Add the links to the head of each unit's and claim's pages, and write the set of all of them."""
    catalog = Catalog(edition, config)
    linkset = []
    things: list[Unit | Claim] = [*catalog.units.values(), *catalog.claims.values()]
    for thing in things:
        links = list(_links(thing, catalog, folder))
        told = [*links, TypedLink("linkset", catalog.at(FILE), "application/linkset+json")]
        files = [folder / thing.anchor / "index.html"]
        page = catalog.pages[thing.page]
        if isinstance(thing, Unit) and page.id == thing.id:
            files.append(folder / page.url / "index.html")
        for file in files:
            html = file.read_text(encoding="utf-8")
            file.write_text(
                html.replace("</head>", "\n".join([*map(_element, told), "</head>"]), 1), encoding="utf-8", newline="\n"
            )
        linkset.append({"anchor": catalog.address(thing.id), **_by_relation(links)})
    as_json(folder / FILE, {"linkset": linkset})


def _links(thing: Unit | Claim, catalog: Catalog, folder: Path) -> Iterator[TypedLink]:
    address = catalog.address(thing.id)
    yield TypedLink("cite-as", address)
    yield TypedLink("type", "https://schema.org/AboutPage")
    yield TypedLink("type", f"https://schema.org/{'Claim' if isinstance(thing, Claim) else 'CreativeWork'}")
    yield TypedLink("license", LICENSE)
    if REPORT_PAGE in catalog.pages:
        yield TypedLink("author", catalog.page_url(REPORT_PAGE))
    yield from (TypedLink("describedby", f"{address}{name}", kind) for name, kind in _CITATIONS)
    if isinstance(thing, Unit):
        yield TypedLink("describedby", f"{address}unit.json", "application/ld+json")
        for file in sorted((folder / "pdf").glob(f"{thing.anchor}-*.pdf")):
            yield TypedLink("item", catalog.at(f"pdf/{file.name}"), "application/pdf")
    else:
        yield TypedLink("item", f"{address}quote.txt", "text/plain")


def _element(link: TypedLink) -> str:
    kind = f' type="{link.type}"' if link.type else ""
    return f'<link rel="{link.rel}"{kind} href="{escape(link.href)}">'


def _by_relation(links: list[TypedLink]) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for link in links:
        target = {"href": link.href} | ({"type": link.type} if link.type else {})
        found.setdefault(link.rel, []).append(target)
    return found

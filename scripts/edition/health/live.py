"""A published site, asked for every address that the ledger promises."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from ..content.addresses import in_force
from ..content.model import Address
from .asking import Client, Unclear

UNKNOWN = "this-address-was-never-promised/"
"""An address that no edition has: what stands there is the page for unknown addresses, whatever its status."""


def promised(ledger: tuple[Address, ...]) -> dict[str, tuple[str, ...]]:
    """Each page of the ledger, whatever its state, with its anchors that are live."""
    found: dict[str, list[str]] = defaultdict(list)
    for address, line in in_force(ledger).items():
        page, mark, anchor = address.partition("#")
        if not mark:
            found[page] += []
        elif line.state == "live":
            found[page].append(anchor)
    return {page: tuple(found[page]) for page in sorted(found)}


def missing(
    site: str, pages: Mapping[str, tuple[str, ...]], client: Client, rounds: int = 1, wait: float = 0
) -> Iterator[str]:
    """A line for each address that does not answer with its own page.

    What is missing is asked for again in later rounds, since a host takes a while to show what was deployed.
    """
    home = site.rstrip("/")
    unknown = _unknown(f"{home}/{UNKNOWN}", client)
    faults = dict.fromkeys(pages, "")
    for left in reversed(range(rounds)):
        told = {page: list(_faults(home, page, pages[page], unknown, client)) for page in faults}
        faults = {page: "\n".join(lines) for page, lines in told.items() if lines}
        if not faults:
            return
        if left:
            time.sleep(wait)
    for page in sorted(faults):
        yield from faults[page].split("\n")


def _faults(home: str, page: str, anchors: tuple[str, ...], unknown: bytes, client: Client) -> Iterator[str]:
    try:
        last, status, body = client.visit(home + page)
    except Unclear as error:
        yield f"{page}: {error}"
        return
    if not 200 <= status < 300:
        yield f"{page}: answers {status}"
    elif urlsplit(last).path != urlsplit(home + page).path:
        yield f"{page}: leads to {last}"
    elif unknown and _same(body, unknown):
        yield f"{page}: answers {status} with the page for unknown addresses"
    else:
        ids = {node.attributes.get("id") for node in LexborHTMLParser(body).css("[id]")}
        yield from (
            f"{page}#{anchor}: the page is there and the anchor is not" for anchor in anchors if anchor not in ids
        )


def _unknown(address: str, client: Client) -> bytes:
    """What stands at an address that is not there, or nothing where that cannot be told."""
    try:
        return client.visit(address)[2]
    except Unclear:
        return b""


def _same(body: bytes, unknown: bytes) -> bool:
    """Whether it is the same page, or one with the same title."""
    return body == unknown or (bool(_title(unknown)) and _title(body) == _title(unknown))


def _title(body: bytes) -> str:
    title = LexborHTMLParser(body).css_first("title")
    return title.text().strip() if title is not None else ""

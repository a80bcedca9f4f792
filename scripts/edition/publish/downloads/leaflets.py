"""Leaflets: one key point on a sheet of A5 or half Letter, with its source, its address and its QR code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ...cache import Row
from ...check.diagnostic import Diagnostic
from ...config import Config
from ...content import graph
from ...content.model import Claim, Edition
from ...drawing import codes, typeset
from ...language import N_
from ...render import imprint
from .. import attribution as a
from ..catalog import Catalog
from ..citing.works import ADVICE
from ..faults import CannotPublish
from .book import NoRoom, documents

PAPERS = {"a5": "a5", "half-letter": "us-statement"}
NAMES = {"a5": N_("Leaflet, A5 (PDF)"), "half-letter": N_("Leaflet, half Letter (PDF)")}
_BATCH = 24
"""So many leaflets are set by a process."""


def file(paper: str) -> str:
    return f"leaflet-{paper}.pdf"


def claims(edition: Edition) -> list[Claim]:
    """The claims of which there is a leaflet: the key points of all units."""
    points = {id for ids in graph.key_points(edition).values() for id in ids}
    return [claim for claim in edition.claims if claim.id in points]


def write(edition: Edition, config: Config, folder: Path) -> None:
    """Write each leaflet beside the claim's page, `p3-8/leaflet-a5.pdf`. Raises CannotPublish where one has no room."""
    try:
        made = drawn(edition, config)
    except NoRoom as error:
        raise CannotPublish(leaflet_too_long(edition, data, how) for data, how in error.rows) from None
    for (claim, paper), pdf in zip(_wanted(edition), made, strict=True):
        (folder / claim.anchor).mkdir(exist_ok=True)
        (folder / claim.anchor / file(paper)).write_bytes(pdf)


def drawn(edition: Edition, config: Config) -> list[bytes]:
    """Every leaflet. Raises NoRoom for those that do not fit."""
    catalog = Catalog(edition, config)
    rows = [row(claim, PAPERS[paper], catalog) for claim, paper in _wanted(edition)]
    return documents(config, "leaflets", "leaflet.typ", rows, _BATCH)


def _wanted(edition: Edition) -> list[tuple[Claim, str]]:
    return [(claim, paper) for claim in claims(edition) for paper in PAPERS]


def row(claim: Claim, paper: str, catalog: Catalog) -> dict[str, Any]:
    """What one leaflet holds."""
    edition, config, _ = catalog.edition, catalog.config, catalog.locale.gettext
    address = a.short_address(claim, config)
    return {
        "id": claim.id,
        "basis": claim.basis,
        "whose": a.label(claim, edition),
        "text": a.words(claim),
        "credit": f"{a.credit(claim, edition)}.",
        "name": f"{claim.id}: {edition.settings.title}",
        "edition": edition.settings.title,
        "makers": catalog.maker,
        "advice": _(ADVICE[claim.basis]),
        "read": [catalog.as_of],
        "address": address,
        "shown": address.partition("://")[2],
        "code": codes.svg(address).decode(),
        "label": _("QR code of {address}", address=address),
        "draft": config.draft(catalog.locale),
        "answers": imprint.line(config, catalog.locale),
        "day": catalog.updated,
        "paper": paper,
        "language": typeset.language(catalog.locale),
    }


def leaflet_too_long(edition: Edition, data: Row, how: str) -> Diagnostic:
    """A leaflet has more to say than its sheet has room for.

    Its words would be cut off, or printed over its source.

    Bad:  a key point of two hundred words
    Good: one of thirty-five
    """
    claim = next(claim for claim in edition.claims if claim.id == data["id"])
    paper = next(name for name, size in PAPERS.items() if size == data["paper"])
    message = f"the leaflet of {claim.id} on one sheet ({paper}) is {how}"
    return Diagnostic(claim.span, "PRINT003", message, "shorten the claim, or the titles of its sources")

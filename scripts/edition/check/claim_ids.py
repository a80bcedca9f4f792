"""The ids of claims, also of those that are misspelt, so that one slip is told where it was made and nowhere else."""

from __future__ import annotations

import re
from functools import lru_cache

from ..content.model import Edition
from ..content.vocabulary import CLAIM_ID

_NEARLY = re.compile(r"(?P<letters>[A-Za-z]{1,2})[ .-]?0*(?P<unit>[1-9][0-9]*)[ .,:_-]+0*(?P<number>[1-9][0-9]*)\.?")


def mended(id: str) -> str:
    """The id that a misspelt one means, `P3.5` for `p3.5`, `P3-5` and `P03.05`; nothing where none can be told."""
    match = _NEARLY.fullmatch(id.strip())
    meant = f"{match['letters'].upper()}{match['unit']}.{match['number']}" if match else ""
    return meant if CLAIM_ID.fullmatch(meant) else ""


@lru_cache(maxsize=1)
def meant(edition: Edition) -> frozenset[str]:
    """The ids of all claims, as they are or as they are meant."""
    ids = frozenset(claim.id for claim in edition.claims)
    return ids | {found for id in ids if CLAIM_ID.fullmatch(id) is None and (found := mended(id))}


def meant_addresses(edition: Edition) -> frozenset[str]:
    """The addresses that claims with a misspelt id would have."""
    urls = {page.path: page.url for page in edition.pages}
    anchors = [(claim.page, mended(claim.id)) for claim in edition.claims if not CLAIM_ID.fullmatch(claim.id)]
    found = [(urls[page], id.lower().replace(".", "-")) for page, id in anchors if id and page in urls]
    return frozenset(address for url, anchor in found for address in (f"/{url}#{anchor}", f"/{anchor}/"))


def next_free(edition: Edition, unit: str) -> str:
    """The id that the next claim of a unit has: numbers are never reused, those of withdrawn claims neither."""
    taken = [claim.id for claim in edition.claims] + [_id(line.address) for line in edition.ledger]
    numbers = [int(match[4]) for id in taken if (match := CLAIM_ID.fullmatch(id)) and match[1] == unit]
    return f"{unit}.{max(numbers, default=0) + 1}"


def _id(address: str) -> str:
    """The id of a claim by its short address: `/p3-5/` → `P3.5`."""
    return address.strip("/").upper().replace("-", ".")

"""The Internet Archive, asked which copy it holds of a cited address, and to keep one where it holds none.

Copies: https://archive.org/help/wayback_api.php. Keeping: https://web.archive.org/save. It is told nothing but the address.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote

from ..content.model import Edition, Health
from .asking import Client, RequestPolicy, Unclear

_STAMP = re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})[0-9]{0,6}")


@dataclass(frozen=True, slots=True)
class Archive:
    """Where an archive is asked. `most` is how many addresses it is asked to keep in one run."""

    copies: str = "https://archive.org/wayback/available?url="
    keep: str = "https://web.archive.org/save/"
    most: int = 40


@dataclass(frozen=True, slots=True)
class Copy:
    """The address of a copy and the day (`2014-02-17`) on which it was made."""

    address: str
    day: str


@dataclass(frozen=True, slots=True)
class ArchiveAnswers:
    """What an archive answered in one run: the copies by address, and which addresses it took to keep."""

    copies: Mapping[str, Copy]
    kept: tuple[str, ...]


def wanted(edition: Edition, health: Mapping[str, Health]) -> list[str]:
    """The addresses of sources of which no archived copy is on record."""
    return sorted(
        address
        for source in edition.sources
        if (address := source.text("URL"))
        and not source.custom.get("archived")
        and not (address in health and health[address].copy)
    )


def ask(addresses: Iterable[str], policy: RequestPolicy, archive: Archive) -> ArchiveAnswers:
    """Ask for a copy of each address and, where there is none, that one be kept. What is unclear is asked again next time."""
    client = Client(policy)
    copies: dict[str, Copy] = {}
    kept: list[str] = []
    for address in addresses:
        try:
            copy = _copy(client.read(archive.copies + quote(address, safe="")))
            if copy:
                copies[address] = copy
            elif len(kept) < archive.most:
                client.read(archive.keep + address)
                kept.append(address)
        except Unclear:
            continue
    return ArchiveAnswers(copies, tuple(kept))


def _copy(answer: bytes) -> Copy | None:
    """The copy that an answer tells of, or None. Raises Unclear for an answer of another form."""
    try:
        closest = json.loads(answer)["archived_snapshots"].get("closest", {})
        address, stamp, there = closest.get("url", ""), closest.get("timestamp", ""), closest.get("available", False)
    except (ValueError, KeyError, AttributeError, TypeError):
        raise Unclear("the archive's answer has another form") from None
    day = _STAMP.fullmatch(str(stamp))
    if not there or not day or not str(address).startswith(("http://", "https://")):
        return None
    return Copy(re.sub("^http:", "https:", str(address)), f"{day['year']}-{day['month']}-{day['day']}")


def noted(health: Mapping[str, Health], told: ArchiveAnswers) -> dict[str, Health]:
    """The health of the addresses, with the copies that the archive told of."""
    found = dict(health)
    for address, copy in told.copies.items():
        if address in found:
            found[address] = replace(found[address], copy=copy.address, copied=copy.day)
    return found

"""Work out the lines that are appended to the ledger when addresses are added, moved or retired. No line is ever changed."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from .addresses import expected, form_fault, in_force
from .model import Address, Edition

PATH = "docs/data/addresses.txt"
HEADER = "# Every address ever promised: date, address, state (live, moved PATH REASON, retired REASON). Lines are only ever added.\n"


class Refused(Exception):
    """A line that must not be written; the message is a sentence that says why."""


def missing(edition: Edition) -> list[str]:
    """The addresses that the edition has and the ledger does not list, in order."""
    return sorted(address for address in _present(edition) - set(in_force(edition.ledger)) if not form_fault(address))


@lru_cache(maxsize=2)
def lost(edition: Edition) -> dict[str, Address]:
    """The live addresses of the ledger that the edition has no more, each with its line."""
    present = _present(edition)
    return {
        address: line
        for address, line in in_force(edition.ledger).items()
        if line.state == "live" and address not in present and not form_fault(address)
    }


def dependents(edition: Edition, address: str) -> list[str]:
    """The lost addresses that go with one: what stands on its page or in its folder, and the other address of each thing
    there, `/f2/` with `/findings/discrimination/#f2`."""
    gone = lost(edition)
    found = {other for other in gone if _hangs(other, address)} | {address}
    anchors = {_anchor(other) for other in found if "#" in other or "/" not in other.strip("/")} - {""}
    return sorted({other for other in gone if other in found or _anchor(other) in anchors} - {address})


def head(edition: Edition, address: str) -> str:
    """The lost address that a lost one goes with: its page, else its short form, else itself."""
    gone = lost(edition)
    page, _, anchor = address.partition("#")
    if anchor:
        return next((other for other in (page, f"/{anchor}/") if other in gone), address)
    pages = (other.partition("#")[0] for other in gone if other.endswith(f"#{_anchor(address)}"))
    return next((page for page in pages if page in gone), address)


def now_at(edition: Edition, address: str) -> str:
    """Where what stood at a lost address is now, as far as anchors tell: for a page, the one that has most of its anchors."""
    present = _present(edition)
    page, _, anchor = address.partition("#")
    if anchor:
        return next((other for other in sorted(present) if other.endswith(f"#{anchor}")), "")
    anchors = {other.removeprefix(f"{page}#") for other in in_force(edition.ledger) if other.startswith(f"{page}#")}
    pages = Counter(other.partition("#")[0] for other in sorted(present) if other.partition("#")[2] in anchors - {""})
    if pages:
        return pages.most_common(1)[0][0]
    new = [other for other in missing(edition) if "#" not in other and f"docs{other[:-1]}.md" in _sources(edition)]
    return new[0] if len(new) == 1 else ""


def renamed(edition: Edition) -> frozenset[str]:
    """The addresses of pages that were renamed, and of what stands on them: one command moves the old ones there."""
    pages = {address: there for address in lost(edition) if "#" not in address and (there := now_at(edition, address))}
    return frozenset(
        there + other.removeprefix(page)
        for page, there in pages.items()
        for other in (page, *dependents(edition, page))
    )


def moving(edition: Edition, address: str, target: str, reason: str) -> list[str]:
    """The lines, without their date, that say where an address and all that goes with it have moved. The new addresses
    that the ledger does not list yet are listed too. Raises Refused."""
    _must_be_lost(edition, address, reason)
    present, force = _present(edition), in_force(edition.ledger)
    if target == address:
        raise Refused(f"'{address}' cannot move to itself.")
    if target not in present:
        raise Refused(f"'{target}' leads nowhere in this edition.")
    if (force[address].state, force[address].target) == ("moved", target):
        raise Refused(f"'{address}' leads to '{target}' already.")
    moved = {address: target}
    for other in dependents(edition, address):
        moved[other] = _place(edition, other, address, target)
        if not moved[other]:
            raise Refused(
                f"'{other}' goes with '{address}' and is not at '{target}'; put it there, or move or retire it first."
            )
    new = [a for a in missing(edition) if a in moved.values() or a.startswith(f"{target.partition('#')[0]}#")]
    return [*(f"{a} live" for a in new), *(f"{old} moved {there} {reason}" for old, there in moved.items())]


def retiring(edition: Edition, address: str, reason: str) -> list[str]:
    """The lines, without their date, that say why an address and all that goes with it are no more; what stands elsewhere
    now has moved there. Raises Refused."""
    _must_be_lost(edition, address, reason)
    if in_force(edition.ledger)[address].state == "retired":
        raise Refused(f"'{address}' is retired already.")
    places = {other: now_at(edition, other) if "#" in other else "" for other in dependents(edition, address)}
    return [
        f"{address} retired {reason}",
        *(f"{a} moved {there} {reason}" if there else f"{a} retired {reason}" for a, there in places.items()),
    ]


def append(root: Path, lines: list[str], today: datetime.date) -> None:
    """Add lines such as `/p3-2/ live`, each with its date, at the ledger's end. No line is older than the one before it:
    where it is a day later elsewhere, it is that day here."""
    file = root / PATH
    old = file.read_text(encoding="utf-8") if file.exists() else HEADER
    text = old + ("" if old.endswith("\n") else "\n") + dated(old, lines, today)
    file.write_text(text, encoding="utf-8", newline="\n")


def dated(ledger: str, lines: list[str], today: datetime.date) -> str:
    """Lines as they would stand at the end of a ledger."""
    days = [line[:10] for line in ledger.splitlines() if line[:4].isdigit()]
    return "".join(f"{max([today.isoformat(), *days[-1:]])} {line}\n" for line in lines)


def _must_be_lost(edition: Edition, address: str, reason: str) -> None:
    if address not in in_force(edition.ledger):
        raise Refused(f"'{address}' is not in the ledger; addresses look like '/p3-2/'.")
    if address in _present(edition):
        raise Refused(f"'{address}' is in use; rename, move or remove what stands there first.")
    if not reason.strip():
        raise Refused("A reason is missing; readers who follow the old address are told it.")
    if not reason.isprintable() or reason != reason.strip():
        raise Refused("The reason must be one line of plain text.")


def _place(edition: Edition, other: str, address: str, target: str) -> str:
    """Where an address that goes with another stands once that one has moved to a target."""
    present = _present(edition)
    if _hangs(other, address) and (same := target + other.removeprefix(address)) in present:
        return same
    if _anchor(other) == _anchor(address):  # the other form of what has moved
        anchor = _anchor(target)
        forms = [f"/{anchor}/"] if "#" not in other else sorted(a for a in present if a.endswith(f"#{anchor}"))
        return next((form for form in forms if anchor and form in present), target)
    return now_at(edition, other) if "#" in other else ""


def _hangs(other: str, address: str) -> bool:
    return other.startswith(f"{address}#") or (address.endswith("/") and address != "/" and other.startswith(address))


def _anchor(address: str) -> str:
    """The anchor of a long address, or what a short one is made of: `p3-2`."""
    return address.partition("#")[2] or address.strip("/")


@lru_cache(maxsize=2)
def _present(edition: Edition) -> frozenset[str]:
    return frozenset(place.address for place in expected(edition))


def _sources(edition: Edition) -> Iterator[str]:
    for page in edition.pages:
        yield page.source
        yield page.source.replace("/index.md", ".md")

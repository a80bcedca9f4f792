"""Rules on the ledger of addresses: every address ever promised is listed, once, and leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from ...content import ledger
from ...content.addresses import Place, expected, form_fault, in_force
from ...content.dates import is_date
from ...content.ledger import lost, renamed
from ...content.model import Edition
from ...content.places import Fault, Span
from ...content.vocabulary import WRITTEN
from ...counting import count
from ..claim_ids import meant_addresses


def addr001_address_lost(edition: Edition) -> Iterator[Fault]:
    """An address that was published is no longer there.

    Every leaflet, post and footnote that links to it would break.

    Bad:  /p3-2/ is in docs/data/addresses.txt, and no claim P3.2 is left
    Good: the claim stays; or the ledger says where it moved, or why it was retired
    """
    # What goes with a lost address, such as the anchors of a page, is told with it: one command speaks for all.
    misspelt = meant_addresses(edition)
    for address, line in ledger.lost(edition).items():
        if address in misspelt or ledger.head(edition, address) != address:
            continue
        with_it = len(ledger.dependents(edition, address))
        also = f", and {count(with_it, 'address', 'addresses')} with it" if with_it else ""
        there = ledger.now_at(edition, address) or "NEW"
        move, retire = (
            f"'build.py address {words} REASON'" for words in (f"move {address} {there}", f"retire {address}")
        )
        yield Fault(
            line.span, f"the published address '{address}' would be lost{also}", f"restore it, or {move}, or {retire}"
        )


def addr002_address_not_listed(edition: Edition) -> Iterator[Fault]:
    """A page, unit, claim or source has an address that the ledger does not list.

    It could later be lost without anyone noticing.

    Bad:  a new claim P3.9 and no line for /p3-9/
    Good: 'build.py address add' wrote '2026-11-24 /p3-9/ live'
    """
    listed = in_force(edition.ledger).keys() | renamed(edition)  # what was renamed is for ADDR001 to tell
    removed = {problem.about for problem in edition.problems if problem.kind == "history"}
    unlisted: dict[Span, list[str]] = {}
    for place in expected(edition):
        if place.address not in listed and place.address not in removed and not form_fault(place.address):
            unlisted.setdefault(place.span, []).append(place.address)
    for span, addresses in unlisted.items():
        named = " and ".join(f"'{address}'" for address in sorted(addresses))
        is_not = "are not" if len(addresses) > 1 else "is not"
        yield Fault(span, f"{named} {is_not} in the ledger of addresses", "run 'build.py address add'")


def addr003_moved_to_nowhere(edition: Edition) -> Iterator[Fault]:
    """A moved address leads to one that does not exist, or round in a circle.

    The reader who follows an old link would meet an error page.

    Bad:  2026-12-01 /p3-2/ moved /p3-22/ two claims became one
    Good: 2026-12-01 /p3-2/ moved /p3-12/ two claims became one
    """
    present = {place.address for place in expected(edition)}
    ledger = in_force(edition.ledger)
    for address, line in ledger.items():
        if line.state != "moved":
            continue
        seen, target = {address}, line.target
        while target in ledger and ledger[target].state == "moved" and target not in seen:
            seen.add(target)
            target = ledger[target].target
        if target in seen:
            yield Fault(line.span, f"'{address}' moves in a circle", "let it end at an address that is live")
        elif target not in present and target not in lost(edition):  # what was lost is for ADDR001 to tell
            yield Fault(
                line.span, f"'{address}' moved to '{target}', which does not exist", "name an address that is live"
            )


def addr004_malformed_ledger_line(edition: Edition) -> Iterator[Fault]:
    """A line of the ledger cannot be read.

    What it promises would not be kept.

    Bad:  2026-11-24 p3-2 live
    Good: 2026-11-24 /p3-2/ live
    """
    yield from (p.fault for p in edition.problems if p.kind == "ledger")


def addr005_ledger_rewritten(edition: Edition) -> Iterator[Fault]:
    """The repository's history shows a line of the ledger that was removed or altered.

    The ledger is append-only: it is the record of every address ever promised.

    Bad:  deleting the line '2026-11-24 /p3-2/ live'
    Good: adding the line '2026-12-01 /p3-2/ retired merged into P3.1'
    """
    yield from (p.fault for p in edition.problems if p.kind == "history")


def addr006_address_reused(edition: Edition) -> Iterator[Fault]:
    """An address that the ledger calls moved or retired is in use again.

    Old links to it would show something else than was cited.

    Bad:  a new claim P3.2 after '/p3-2/ retired'
    Good: the new claim is P3.9
    """
    ledger = in_force(edition.ledger)
    for place in expected(edition):
        line = ledger.get(place.address)
        if line is not None and line.state != "live":
            yield Fault(
                place.span,
                f"the address '{place.address}' was {line.state} on {line.date}",
                "take the next free number",
            )


def addr007_malformed_address(edition: Edition) -> Iterator[Fault]:
    """An address is not in small letters, digits and hyphens with a slash at its end, or is too long to print.

    It could not be typed from a leaflet, and servers would treat it in different ways.

    Bad:  /P3_2/
    Good: /p3-2/
    """
    present = {place.address: place.span for place in expected(edition)}
    promised = {line.address: line.span for line in in_force(edition.ledger).values() if line.state == "live"}
    for address, span in (promised | present).items():
        wrong = form_fault(address)
        if wrong:
            hint = "name the file or id in small letters, digits and hyphens"
            if address not in present:
                hint = "if it was never published, take the line out; else retire it"
            yield Fault(span, f"the address '{address}' {wrong}", hint)


def addr008_disordered_ledger(edition: Edition) -> Iterator[Fault]:
    """A line of the ledger stands twice, or before an older one, or has a date that is none.

    The log would not tell what was promised when.

    Bad:  2026-12-01 /p3-9/ live above 2026-11-24 /p3-8/ live
    Good: 2026-11-24 /p3-8/ live above 2026-12-01 /p3-9/ live
    """
    seen: dict[tuple[str, ...], int] = {}
    latest = ""
    for line in edition.ledger:
        same = (line.date, line.address, line.state, line.target, line.reason)
        if not is_date(line.date):
            yield Fault(line.span, f"'{line.date}' is no date", "for example '2026-11-24'")
        elif same in seen:
            yield Fault(line.span, f"the line stands in line {seen[same]} already", "take this one out")
        elif line.date < latest:
            yield Fault(
                line.span, f"{line.date} comes after {latest}", "put the line, unaltered, where its date belongs"
            )
        else:
            latest = line.date
        seen.setdefault(same, line.span.line)


def addr009_address_taken(edition: Edition) -> Iterator[Fault]:
    """Two things would be published at one address: two pages, or a page and what the build writes there itself.

    One of them would be written over the other, and links to it would show what was never cited.

    Bad:  docs/p3-2.md beside the claim P3.2, whose short address is /p3-2/
    Good: docs/returns.md beside the claim P3.2
    """
    first: dict[str, Place] = {}
    for place in sorted(expected(edition), key=lambda place: place.owner.startswith("page ")):
        other = first.setdefault(place.address, place)
        if other.owner != place.owner:
            what, _, name = other.owner.partition(" ")
            said = f"the address '{place.address}' is that of the {what} '{name}'"
            yield Fault(place.span, said, "give this file or record another name")
    yield from _written_over(edition)


def _written_over(edition: Edition) -> Iterator[Fault]:
    """Files of docs/ in whose place the build writes others."""
    anchors = {*(unit.anchor for unit in edition.units), *(claim.anchor for claim in edition.claims)}
    own = {f"{anchor}/cite.md" for anchor in anchors}
    for file in sorted(edition.files - edition.kept_back):
        if file in own or WRITTEN.fullmatch(file):
            yield Fault(Span(f"docs/{file}", 1), f"the build writes '{file}' itself", "give this file another name")

"""Rules on the record of published words."""

from __future__ import annotations

from collections.abc import Iterator

from ...content import log, wording
from ...content.addresses import in_force
from ...content.model import Edition
from ...content.places import Fault
from ..raw_citekeys import miscited

HINT = (
    "put them back, or enter the change of {claim} in docs/corrections.md or docs/changes.md and run 'build.py wording'"
)


def word001_unlogged_change(edition: Edition) -> Iterator[Fault]:
    """A published claim has other words, another basis or another date than those on record, and no log says so.

    Who quoted the claim could not know that it reads otherwise now.

    Bad:  P3.2 is reworded, and the newest entry of neither log names P3.2
    Good: docs/corrections.md says under '## 1 December 2026 { #y2026-12-01 }' what P3.2 said, what it says, and why
    """
    if not edition.settings.first_published:
        return
    for due in wording.due(edition):
        if due.since and not due.line and due.claim.id not in miscited(edition):
            message = f"'{due.claim.id}' has other words than those published on {due.since}"
            yield Fault(due.claim.span, message, HINT.format(claim=due.claim.id))
    yield from _withdrawn(edition)


def _withdrawn(edition: Edition) -> Iterator[Fault]:
    """Claims on record that are gone, with their address retired or moved, and that no log speaks of since."""
    claims, ledger = {claim.id for claim in edition.claims}, in_force(edition.ledger)
    for claim in wording.on_record(edition):
        gone = ledger.get(f"/{claim.lower().replace('.', '-')}/")
        named = log.mentions(edition).get(claim, ())
        if claim in claims or gone is None or gone.state == "live" or any(m.entry.date >= gone.date for m in named):
            continue
        message = f"'{claim}' was withdrawn on {gone.date}, and no log says so"
        yield Fault(gone.span, message, f"say in docs/corrections.md or docs/changes.md what {claim} said, and why")


def word002_words_not_on_record(edition: Edition) -> Iterator[Fault]:
    """A claim's words are not yet in the record of published words.

    A later change of them could not be noticed.

    Bad:  a new claim P3.9 and no line for it in docs/data/wording.txt
    Good: 'build.py wording' wrote '2026-11-24 P3.9 0123456789abcdef record, verified: Article 33 bars …'
    """
    for due in wording.due(edition) if edition.settings.first_published else ():
        if due.line and due.claim.id not in miscited(edition):
            message = f"the words of '{due.claim.id}' are not on record"
            yield Fault(due.claim.span, message, f"run 'build.py wording', which adds them to {wording.PATH}")


def word003_record_without_entry(edition: Edition) -> Iterator[Fault]:
    """A line of the record of published words has no line of that day's log behind it.

    The record would make a change look published that no reader was told of.

    Bad:  2026-12-01 P3.2 0123456789abcdef record, verified: …, and no log names P3.2 under that day
    Good: the same, and in docs/corrections.md under that day: P3.2 said “…”; it says “…”, because …
    """
    if not edition.settings.first_published:
        return
    promised = wording.first_published(edition)
    for claim, (first, *_) in wording.on_record(edition).items():
        day = promised.get(claim.lower().replace(".", "-"), "")
        if first.date != day:
            hint = f"the first line of a claim has that day: '{day} {claim} …'" if day else "take the line away"
            said = f"was first published on {day}" if day else "was never published"
            yield Fault(first.span, f"'{claim}' {said}, by the ledger", hint)
    for line in wording.unlogged(edition):
        message = f"'{line.claim}' has other words since {line.date}, and no line of that day's log speaks for them"
        hint = f"name {line.claim} under that day in docs/corrections.md or docs/changes.md, or take this line back"
        yield Fault(line.span, message, hint)


def word004_malformed_record_line(edition: Edition) -> Iterator[Fault]:
    """A line of the record of published words cannot be read, or its digest is not that of its words.

    The words that it stands for could be changed unnoticed.

    Bad:  2026-11-24 p3-2 0123456789abcdef record, verified: Article 33 bars …
    Good: 2026-11-24 P3.2 0123456789abcdef record, verified: Article 33 bars …, with the digest that the command wrote
    """
    yield from (p.fault for p in edition.problems if p.kind == "wording")


def word005_record_rewritten(edition: Edition) -> Iterator[Fault]:
    """The repository's history shows a line of the record of published words that was removed or altered.

    Changed words would pass for those that were published first.

    Bad:  altering the digest in the line '2026-11-24 P3.2 0123456789abcdef'
    Good: adding the line '2026-12-01 P3.2 fedcba9876543210' after it
    """
    yield from (p.fault for p in edition.problems if p.kind == "wording-history")

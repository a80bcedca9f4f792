"""Rules on the second readings of claims."""

from __future__ import annotations

from collections.abc import Iterator

from ...content import accounts, wording
from ...content.model import Edition
from ...content.places import Fault
from ...content.readings import kinds_of
from ...content.suggest import did_you_mean
from ...content.vocabulary import BASES
from ..claim_ids import meant
from ..claims_named import promised

_AWAY = "take this entry away"


def read001_unknown_claim(edition: Edition) -> Iterator[Fault]:
    """A second reading is of a claim that this edition does not have.

    It would vouch for nothing.

    Bad:  - {claim: P3.999, words: "0123456789abcdef", on: 2026-11-30, kind: primary, read: "…", says: "…"}
    Good: - {claim: P3.2, words: "0123456789abcdef", on: 2026-11-30, kind: primary, read: "…", says: "…"}
    """
    claims = meant(edition)
    for reading in edition.readings:
        if reading.account or reading.claim in claims:
            continue
        if promised(reading.claim, edition)[0] in ("moved", "retired"):
            yield Fault(reading.span, f"the claim '{reading.claim}' stands on no page any more", _AWAY)
        else:
            hint = did_you_mean(reading.claim, claims, "take the entry away, or name the claim that was read")
            yield Fault(reading.span, f"unknown claim '{reading.claim}'", hint)


def read002_reading_of_other_words(edition: Edition) -> Iterator[Fault]:
    """A second reading is of words that its claim neither has nor had on record, or that no paragraph of its account has.

    The claim was changed after it was read, and nobody has compared what it says now.

    Bad:  the words of P3.2 are changed, and docs/data/readings.yaml still holds the reading of the old ones alone
    Good: the claim is read again with 'build.py reading P3.2', and the old entry taken away
    """
    known = {claim.id: {wording.digest(claim)} for claim in edition.claims if claim.basis in BASES}
    for line in edition.wording:
        known.get(line.claim, set()).add(line.digest)
    for reading in edition.readings:
        if reading.claim in known and reading.words not in known[reading.claim]:
            message = f"'{reading.claim}' has other words than those that were read on {reading.day}"
            hint = f"read it again with 'build.py reading {reading.claim}', and take this entry away"
            yield Fault(reading.span, message, hint)
    told: dict[str, dict[str, int]] = {}
    for page in edition.pages:
        if page.account:
            numbers = {wording.digest_of_paragraph(paragraph): paragraph.number for paragraph in page.account}
            told[accounts.owner(page)] = numbers
    read = {reading.words for reading in edition.readings if reading.account}
    for reading in edition.readings:
        if reading.account and reading.words not in (numbers := told.get(reading.account, {})):
            message = f"no paragraph of the account '{reading.account}' has the words that were read on {reading.day}"
            again = [
                f"'build.py reading {reading.account} --paragraph {n}'" for w, n in numbers.items() if w not in read
            ]
            hint = f"read again what changed, with {' or '.join(again)}, and take this entry away" if again else _AWAY
            yield Fault(reading.span, message, hint)


def read003_reading_of_wrong_kind(edition: Edition) -> Iterator[Fault]:
    """A second reading compared a claim with a kind of text that its basis does not rest on.

    An inference is read against what it reasons from, and anything else against a source.

    Bad:  P3.14 is this edition's reading, and was read with 'kind: primary'
    Good: P3.14 is this edition's reading, and was read with 'kind: premises'
    """
    claims = {claim.id: claim for claim in edition.claims}
    for reading in edition.readings:
        claim = claims.get(reading.claim)
        if claim and claim.basis in BASES and reading.kind not in kinds_of(claim):
            message = f"'{claim.id}' has the basis '{claim.basis}' and was read with the kind '{reading.kind}'"
            hint = f"write {' or '.join(repr(f'kind: {kind}') for kind in kinds_of(claim))}, as it was"
            yield Fault(reading.span, message, hint)

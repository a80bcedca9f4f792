"""`reading`: records that a claim was read again beside a text, or lists the claims that nobody has read again."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Callable

from ..config import CannotRun, Config
from ..content import readings, wording
from ..content.model import Claim, Reading
from ..content.places import Span
from ..content.vocabulary import READING_KINDS
from ..counting import count
from .edition import read


def run(asked: argparse.Namespace, config: Config, ask: Callable[[str], str] = input) -> int:
    """Records one reading. Where an option does not give an answer, `ask` asks for it. Raises CannotRun."""
    edition = read(config)
    if asked.claim is None:
        made = readings.in_force(edition)
        unread = [claim.id for claim in edition.claims if claim.id not in made]
        print("\n".join((*unread, f"{count(len(unread), 'claim')} of {len(edition.claims)} not read again.")))
        return 0
    claim = next((claim for claim in edition.claims if claim.id == asked.claim), None)
    if claim is None:
        raise CannotRun(f"There is no claim '{asked.claim}'; ids look like 'P3.2'.")
    readings.add(config.root, _reading(claim, asked, ask))
    print(f"The reading of {claim.id} is on record in {readings.PATH}.")
    return 0


def _reading(claim: Claim, asked: argparse.Namespace, ask: Callable[[str], str]) -> Reading:
    kinds = readings.kinds_of(claim)
    print(f"{claim.id}: {claim.text}")
    kind = _answer(asked.kind, f"What was it read against: {', '.join(kinds)}? ", ask)
    if kind not in kinds:
        raise CannotRun(
            f"'{kind}' is no kind of text for a claim of the basis '{claim.basis}'; one of {', '.join(kinds)}."
        )
    text = _answer(asked.read, f"Address or name of {READING_KINDS[kind]}: ", ask)
    says = _answer(asked.says, "What it says there, with the place: ", ask)
    day = datetime.date.today().isoformat()
    return Reading(claim.id, wording.digest(claim), day, kind, text, says, Span(readings.PATH, 1))


def _answer(given: str | None, question: str, ask: Callable[[str], str]) -> str:
    """An option's value or the answer to a question, on one line. Raises CannotRun where there is none."""
    try:
        answer = " ".join((ask(question) if given is None else given).split())
    except EOFError:
        answer = ""
    if not answer:
        raise CannotRun(
            "A reading needs its kind, the text that was read and what it says there; nothing was recorded."
        )
    return answer

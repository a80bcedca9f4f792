"""`reading`: records that a claim was read again beside a text, or a paragraph of an account beside the claims that it
names; lists what nobody has read again."""

from __future__ import annotations

import argparse
import datetime
import re
from collections.abc import Callable, Collection, Iterator

from ..config import CannotRun, Config
from ..content import accounts, readings, wording
from ..content.model import Claim, Edition, Page, Paragraph, Reading
from ..content.places import Span
from ..content.vocabulary import GROUPS, PREMISES, READING_KINDS
from ..counting import count
from .edition import read

_NAMES = re.compile(r"[,;\s]+")


def run(asked: argparse.Namespace, config: Config, ask: Callable[[str], str] = input) -> int:
    """Record one reading. Where an option does not give an answer, `ask` asks for it. Raises CannotRun."""
    edition = read(config)
    if asked.claim is None and asked.paragraph is None:
        print("\n".join(_unread(edition)))
        return 0
    if asked.paragraph is None:
        claim = next((claim for claim in edition.claims if claim.id == asked.claim), None)
        if claim is None:
            raise CannotRun(
                f"There is no claim '{asked.claim}'; ids look like 'P3.2'.{_number_missing(asked, edition)}"
            )
        known = {claim.id for claim in edition.claims} | {unit.id for unit in edition.units} | set(GROUPS)
        readings.add(config.root, _reading(claim, known, asked, ask))
        print(f"The reading of {claim.id} is on record in {readings.PATH}.")
        return 0
    page, paragraph = _paragraph(asked, edition)
    readings.add(config.root, _reading_of_paragraph(page, paragraph, asked, ask))
    print(f"The reading of paragraph {paragraph.number} of {accounts.owner(page)} is on record in {readings.PATH}.")
    return 0


def _unread(edition: Edition) -> Iterator[str]:
    """The claims that nobody has read again, then the paragraphs, each part with its count."""
    made = readings.in_force(edition)
    unread = [claim.id for claim in edition.claims if claim.id not in made]
    yield from unread
    told = [(page, paragraph) for page in edition.pages for paragraph in page.account]
    left = [
        f"{accounts.owner(page)} --paragraph {paragraph.number}"
        for page, paragraph in told
        if paragraph.number not in readings.of_account(page, edition)
    ]
    yield from left
    yield f"{count(len(unread), 'claim')} of {len(edition.claims)} not read again."
    if told:
        yield f"{count(len(left), 'paragraph')} of {len(told)} not read again."


def _reading(claim: Claim, known: Collection[str], asked: argparse.Namespace, ask: Callable[[str], str]) -> Reading:
    kinds = readings.kinds_of(claim)
    print(f"{claim.id}: {claim.text}")
    kind = _answer(asked.kind, f"What was it read against: {', '.join(kinds)}? ", ask)
    if kind not in kinds:
        raise CannotRun(
            f"'{kind}' is no kind of text for a claim of the basis '{claim.basis}'; one of {', '.join(kinds)}."
        )
    text = _answer(asked.read, f"Address or name of {READING_KINDS[kind]}: ", ask)
    if kind == PREMISES and (unknown := [name for name in _NAMES.split(text) if name not in known]):
        raise CannotRun(
            f"There is no claim or unit '{unknown[0]}'; an inference is read against those it reasons from."
        )
    says = _answer(asked.says, "What it says there, with the place: ", ask)
    if says.endswith("…"):
        raise CannotRun("Say in words what the text says there, with the place; nothing was recorded.")
    return Reading(claim.id, wording.digest(claim), _today(), kind, text, says, Span(readings.PATH, 1))


def _paragraph(asked: argparse.Namespace, edition: Edition) -> tuple[Page, Paragraph]:
    """The paragraph that is asked for. Raises CannotRun."""
    pages = {accounts.owner(page): page for page in edition.pages if page.account}
    page = pages.get(asked.claim or "")
    if page is None:
        raise CannotRun(f"There is no account of '{asked.claim}'; there is one of {', '.join(pages) or 'nothing'}.")
    paragraph = next((paragraph for paragraph in page.account if paragraph.number == asked.paragraph), None)
    if paragraph is None:
        raise CannotRun(f"The account of {asked.claim} has the paragraphs 1 to {len(page.account)}.")
    return page, paragraph


def _reading_of_paragraph(
    page: Page, paragraph: Paragraph, asked: argparse.Namespace, ask: Callable[[str], str]
) -> Reading:
    """A paragraph is read against the claims that its sentences name."""
    if asked.kind not in (None, PREMISES):
        raise CannotRun(f"A paragraph of an account is read against its claims: '--kind {PREMISES}', or none.")
    for sentence in paragraph.sentences:
        print(f"{sentence.text} [{', '.join(claim.value for claim in sentence.claims)}]")
    says = _answer(asked.says, "What its claims say together: ", ask)
    named = dict.fromkeys(claim.value for sentence in paragraph.sentences for claim in sentence.claims)
    words, text = wording.digest_of_paragraph(paragraph), asked.read or ", ".join(named)
    place = Span(readings.PATH, 1)
    return Reading("", words, _today(), PREMISES, text, says, place, account=accounts.owner(page))


def _number_missing(asked: argparse.Namespace, edition: Edition) -> str:
    """A hint where a unit with an account is named and no paragraph of it."""
    if any(page.account and accounts.owner(page) == asked.claim for page in edition.pages):
        return f" A paragraph of its account is named as in 'reading {asked.claim} --paragraph 2'."
    return ""


def _today() -> str:
    return datetime.date.today().isoformat()


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

"""The record of published words: for each claim what was published on which day, as a digest, and who speaks for it.

The words are measured against docs/data/wording.txt. A claim's first line there has the day on which the ledger first
promised its address; each later one has the day of an entry in the changes or the corrections that names the claim.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from . import digests, graph, labels, log, markdown
from .model import Claim, Edition, Paragraph, Wording
from .records import is_wording_line
from .vocabulary import BASES, CLAIM_ID

PATH = "docs/data/wording.txt"
HEADER = (
    "# Every wording of every published claim: day, claim, digest, basis, date and grade, words."
    " 'build.py wording' adds lines; none is ever removed.\n"
)


def digest(claim: Claim) -> str:
    """Of whose a claim is, of its date and of its words; citations, links and emphasis aside."""
    return digests.of_wording(claim.basis, _when(claim), markdown.plain(claim.text))


def digest_of_paragraph(paragraph: Paragraph) -> str:
    """Of the words of a paragraph of an account, and of the claims that each of its sentences names."""
    told = (
        f"{markdown.plain(sentence.text)} [{', '.join(claim.value for claim in sentence.claims)}]"
        for sentence in paragraph.sentences
    )
    return digests.of_wording("account", "", "\n".join(told))


def _when(claim: Claim) -> str:
    return claim.options["date"].value if "date" in claim.options else ""


def line_of(claim: Claim, day: str, edition: Edition) -> str:
    """A claim as the record has it: `2027-01-31 N1.1 b216c2a8d7b110cb since 2024-03-28, verified: On 28 March 2024 …`."""
    whose = " ".join(part for part in (claim.basis, _when(claim)) if part)
    whose = ", ".join(part for part in (whose, labels.grade(claim, edition)) if part)
    return f"{day} {claim.id} {digest(claim)} {whose}: {markdown.plain(claim.text)}"


@dataclass(frozen=True, slots=True)
class UnrecordedWording:
    """A claim whose words are not on record. `line` would put them there; it is empty where no entry owns the change.

    `since` is the day of the words on record, or nothing for a new claim.
    """

    claim: Claim
    since: str
    line: str


@lru_cache(maxsize=2)
def on_record(edition: Edition) -> Mapping[str, tuple[Wording, ...]]:
    """The lines of each claim, in the order of the record."""
    found: dict[str, tuple[Wording, ...]] = {}
    for line in edition.wording:
        found[line.claim] = (*found.get(line.claim, ()), line)
    return found


def first_promised(edition: Edition) -> dict[str, str]:
    """The day on which the ledger first promised the short address of each claim, by its anchor: `p3-2`."""
    found: dict[str, str] = {}
    for line in edition.ledger:
        found.setdefault(line.address.strip("/"), line.date)
    return found


def first_published(edition: Edition) -> dict[str, str]:
    """The day on which the words of each claim were first published, by its anchor: no wording is before the edition's."""
    return {anchor: max(day, edition.settings.first_published) for anchor, day in first_promised(edition).items()}


def is_promise(line: str, since: str) -> bool:
    """Whether a line puts words on record that were published; what is older than the first publication is a draft."""
    return is_wording_line(line) and line[: len(since)] >= since


def due(edition: Edition) -> Iterator[UnrecordedWording]:
    """Every claim whose words are not the last on record, those aside that have no proper id or basis, or no listed
    address."""
    record, promised, newest = on_record(edition), first_published(edition), log.newest(edition)
    for claim in edition.claims:
        lines, now = record.get(claim.id, ()), digest(claim)
        if claim.basis not in BASES or CLAIM_ID.fullmatch(claim.id) is None:
            continue
        if claim.anchor not in promised or (lines and lines[-1].digest == now):
            continue
        if not lines:
            yield UnrecordedWording(claim, "", line_of(claim, promised[claim.anchor], edition))
        elif newest >= lines[-1].date and _is_owned(edition, claim.id, newest):
            yield UnrecordedWording(claim, lines[-1].date, line_of(claim, newest, edition))
        else:
            yield UnrecordedWording(claim, lines[-1].date, "")


def unlogged(edition: Edition) -> Iterator[Wording]:
    """The later lines of the record for which no line of that day's log speaks: one change, one line."""
    for claim, lines in on_record(edition).items():
        left = _named(edition, claim)
        for line in lines[1:]:
            left[line.date] -= 1
            if left[line.date] < 0:
                yield line


def _is_owned(edition: Edition, claim: str, day: str) -> bool:
    """Whether a day's log has a line that names a claim and that no change on record has used."""
    used = Counter(line.date for line in on_record(edition).get(claim, ())[1:])
    return _named(edition, claim)[day] > used[day]


def _named(edition: Edition, claim: str) -> Counter[str]:
    """How many lines of the logs name a claim on each day."""
    return Counter(mention.entry.date for mention in log.mentions(edition).get(claim, ()))


def add(root: Path, lines: list[str]) -> None:
    """Put lines into the record, which keeps the lines of a claim together, in the order of the claims' ids."""
    file = root / PATH
    old = file.read_text(encoding="utf-8") if file.exists() else HEADER
    comments = [line for line in old.split("\n") if line.startswith("#")]
    listed = [line for line in old.split("\n") if line.strip() and not line.startswith("#")]
    text = "\n".join((*comments, *sorted((*listed, *lines), key=lambda line: graph.order_of_claim(_claim(line)))))
    file.write_text(text + "\n", encoding="utf-8", newline="\n")


def _claim(line: str) -> str:
    return line.partition(" ")[2].partition(" ")[0]

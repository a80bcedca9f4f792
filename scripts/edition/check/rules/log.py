"""Rules on the logs of corrections and changes."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from ...content import log
from ...content.addresses import in_force
from ...content.model import Edition
from ...content.places import Fault
from ...content.suggest import did_you_mean
from ..claim_ids import meant

_DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}\b")


def log001_entry_without_its_day(edition: Edition) -> Iterator[Fault]:
    """An entry of the changes or the corrections does not have its day as its anchor.

    The feeds, the sitemap and the dates on pages would not know of it.

    Bad:  ## 24 November 2026 { #november }
    Good: ## 24 November 2026 { #y2026-11-24 }
    """
    for page in edition.pages:
        for heading in page.headings if page.path in (log.CHANGES, log.CORRECTIONS) else ():
            match = _DAY.match(heading.text)
            day = _iso(match[0]) if match else ""
            anchor = log.ANCHOR.fullmatch(heading.anchor)
            if (anchor["date"] if anchor else "") != day:
                message = f"the heading '{heading.text}' has the anchor '#{heading.anchor}'"
                hint = f"'{{ #y{day} }}'" if day else "begin it with its day, '24 November 2026 …'"
                yield Fault(heading.span, message, hint)


def _iso(words: str) -> str:
    """`24 November 2026` → `2026-11-24`, or nothing where there is no such day."""
    try:
        return datetime.datetime.strptime(words, "%d %B %Y").date().isoformat()
    except ValueError:
        return ""


def log002_correction_of_nothing(edition: Edition) -> Iterator[Fault]:
    """A line of the corrections does not say what it corrects.

    No page could show it, and whoever relied on what was wrong would not learn of it.

    Bad:  A date was wrong.
    Good: P3.2 gave the date as 3 March; it is 13 March, by the source.
    """
    for entry in log.entries(edition, log.CORRECTIONS):
        for line in entry.lines:
            if not line.touches and not line.claims:
                hint = "name the claim by its id ('P3.2 said …'), or link to the page"
                yield Fault(line.span, "the correction names no claim and no page", hint)


def log003_unknown_claim(edition: Edition) -> Iterator[Fault]:
    """A line of the changes or the corrections names a claim that the edition never had.

    The claim that it means would not show the change.

    Bad:  P3.200 said “in March”, and there is no P3.200
    Good: P3.2 said “in March”; it says “in April”, because the source does
    """
    claims, ledger = meant(edition), in_force(edition.ledger)
    for path in (log.CHANGES, log.CORRECTIONS):
        for named in (n for entry in log.entries(edition, path) for line in entry.lines for n in line.claims):
            if named.value not in claims and f"/{named.value.lower().replace('.', '-')}/" not in ledger:
                hint = did_you_mean(named.value, claims, "the id stands in the margin of the claim")
                yield Fault(named.span, f"there is no claim '{named.value}'", hint)

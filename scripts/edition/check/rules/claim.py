"""Rules on claims: how their blocks are written, what they need, and what they may reason from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...content import markdown
from ...content.dates import is_date
from ...content.model import Claim, Edition
from ...content.places import Fault, Text
from ...content.suggest import did_you_mean, is_misspelt
from ...content.vocabulary import BASES, CLAIM_ID, OPTIONS
from .. import dates
from ..claim_ids import meant, mended, next_free
from ..raw_citekeys import miscited


def claim001_malformed_block(edition: Edition) -> Iterator[Fault]:
    """A block is not written so that it opens and closes, and would be printed as text or lose what it holds.

    A reader would see slashes where a claim should be, without its label and address.

    Bad:  /// claim | P3.1 with no closing line
    Good: /// claim | P3.1 … ///
    """
    yield from (p.fault for p in edition.problems if p.kind == "block")


_ELSEWHERE = "for example '/// claim | P3.1', on the page of its unit"


def claim002_malformed_id(edition: Edition) -> Iterator[Fault]:
    """A claim has no id, or one that is not a unit's id, a point and a number.

    Without it the claim has no address.

    Bad:  /// claim | P3-1
    Good: /// claim | P3.1
    """
    taken = {claim.id for claim in edition.claims}
    for claim in edition.claims:
        if not CLAIM_ID.fullmatch(claim.id):
            said = f"'{claim.id}' is no claim id" if claim.id else "the claim has no id"
            right = mended(claim.id)
            if not right or right in taken:
                right = next_free(edition, claim.section or "P3")
            hint = f"write '/// claim | {right}'" if claim.section or mended(claim.id) else _ELSEWHERE
            yield Fault(claim.span, said, hint)


def claim003_duplicate_id(edition: Edition) -> Iterator[Fault]:
    """Two claims have the same id.

    Only one of them could be reached by the address, and it would not be sure which.

    Bad:  /// claim | P3.1 twice
    Good: /// claim | P3.1, then /// claim | P3.2
    """
    seen: dict[str, str] = {}
    for claim in edition.claims:
        if claim.id in seen:
            free = next_free(edition, claim.section or claim.unit)
            said = f"the id '{claim.id}' is taken by {seen[claim.id]}"
            yield Fault(claim.span, said, f"give this claim the next free number: '/// claim | {free}'")
        elif claim.id:
            seen[claim.id] = f"{claim.span.path}:{claim.span.line}"


def claim004_unknown_basis(edition: Edition) -> Iterator[Fault]:
    """A claim does not say whose it is, or says it in a word that is none of the four bases.

    A reader could not tell the executive summary from this edition.

    Bad:  basis: reported
    Good: basis: report
    """
    known = ", ".join(BASES)
    for claim in edition.claims:
        option = claim.options.get("basis")
        if option is None and is_misspelt("basis", claim.options, OPTIONS):
            continue  # its name is told as unknown
        if option is None or not option.value:
            yield Fault(claim.span, "the claim has no basis", f"add '    basis: …' right below it, with one of {known}")
        elif option.value not in BASES:
            yield Fault(
                option.span, f"unknown basis '{option.value}'", did_you_mean(option.value, BASES, f"one of {known}")
            )


def claim005_missing_evidence(edition: Edition) -> Iterator[Fault]:
    """A claim lacks what its basis must carry: a statement, facts, a date, premises, or a citation.

    A claim without them is an assertion.

    Bad:  basis: record with no facts
    Good: basis: record, facts: UN-160
    """
    examples = {"statement": "s4.4", "facts": "UN-160", "date": "2024-03-28", "from": "P3, F3.2"}
    for claim in edition.claims:
        basis = BASES.get(claim.basis)
        if basis is None:
            continue
        for need in sorted(basis.needs):
            if need not in claim.options and is_misspelt(need, claim.options, OPTIONS):
                continue  # its name is told as unknown
            if need not in claim.options or not claim.options[need].value:
                hint = f"add a line '    {need}: {examples[need]}'"
                yield Fault(claim.span, f"a '{claim.basis}' claim must carry '{need}'", hint)
        if (
            basis.cites
            and claim.id not in miscited(edition)
            and not any(citation.cites for citation in claim.citations)
        ):
            report = edition.settings.report.citekey
            others = (source.key for source in edition.sources if source.key != report)
            source = report if claim.basis == "report" else next(others, report)
            hint = f"for example '[@{source}, para. 4]' before the full stop"
            yield Fault(claim.span, f"a '{claim.basis}' claim must cite its source", hint)


def claim006_misplaced_claim(edition: Edition) -> Iterator[Fault]:
    """A claim stands in another unit than its id says.

    Its address would name the wrong unit.

    Bad:  /// claim | P3.1 on the page of P4
    Good: /// claim | P4.1 on the page of P4
    """
    for claim in edition.claims:
        if CLAIM_ID.fullmatch(claim.id) and claim.unit != claim.section:
            where = claim.section or "no unit"
            other = f", or give it the next number of {claim.section}" if claim.section else ""
            yield Fault(claim.span, f"claim '{claim.id}' stands in {where}", f"move it to {claim.unit}{other}")


def claim007_unknown_premise(edition: Edition) -> Iterator[Fault]:
    """A reading reasons from a unit or claim that does not exist.

    The reader could not follow the inference.

    Bad:  from: P9
    Good: from: P3, F3.2
    """
    known = {unit.id for unit in edition.units} | meant(edition)
    for claim in edition.claims:
        for premise in claim.listed("from"):
            if premise.value not in known:
                beside = {other.value for other in claim.listed("from")} | {claim.id}
                hint = did_you_mean(premise.value, known, "name units or claims", beside)
                yield Fault(premise.span, f"unknown premise '{premise.value}'", hint)
            elif premise.value == claim.id:
                yield Fault(premise.span, f"'{premise.value}' reasons from itself", "name what it is inferred from")


def claim008_unknown_option(edition: Edition) -> Iterator[Fault]:
    """A claim has an option that its basis does not know.

    The renderer would print the block as plain text, or the option would mean nothing.

    Bad:  fact: UN-160
    Good: facts: UN-160
    """
    for claim in edition.claims:
        basis = BASES.get(claim.basis)
        known = {"basis"} | basis.needs | basis.allows if basis else OPTIONS
        for name in claim.options:
            if name not in known:
                hint = did_you_mean(name, known, f"known here are {', '.join(sorted(known))}", claim.options)
                yield Fault(claim.places[name], f"unknown option '{name}'", hint)


def claim009_since_out_of_place(edition: Edition) -> Iterator[Fault]:
    """A claim about what came after publication stands among the report's matter, or is dated before it.

    A reader could take it for something the authors said.

    Bad:  basis: since on a pathway page, outside a since block
    Good: basis: since on a development page, or inside '//// since | Status since publication'
    """
    published = edition.settings.report.published
    kinds = {page.path: page.kind for page in edition.pages}
    for claim in edition.claims:
        date = claim.options.get("date", Text("", claim.span))
        if claim.basis == "since" and kinds.get(claim.page) != "development" and claim.container != "since":
            hint = "move it to a page in docs/since/, or into '//// since | Status since publication'"
            yield Fault(claim.span, "a 'since' claim stands outside its block", hint)
        if (
            claim.basis in BASES
            and claim.basis != "since"
            and (claim.container == "since" or kinds.get(claim.page) == "development")
        ):
            yield Fault(
                claim.span, f"a '{claim.basis}' claim stands where only 'since' claims may", "move it out of the block"
            )
        if date.value and not is_date(date.value):
            yield Fault(date.span, f"'{date.value}' is no date", dates.hint(date.value, "for example '2024-03-28'"))
        elif date.value and date.value <= published[: len(date.value)] and claim.basis == "since":
            yield Fault(
                date.span, f"'{date.value}' is not after publication on {published}", "make it a 'record' claim"
            )
    for page in edition.pages:
        if page.kind == "development" and is_date(page.date) and page.date <= published[: len(page.date)]:
            yield Fault(
                page.meta.place("date"),
                f"'{page.date}' is not after publication on {published}",
                "a development comes after it",
            )


def claim010_circular_reading(edition: Edition) -> Iterator[Fault]:
    """A reading is inferred, through other readings, from itself.

    The reader who follows the inference would come back to where it began, with nothing under it.

    Bad:  P3.4 from P3.5, and P3.5 from P3.4
    Good: P3.4 from P3.5, and P3.5 from P3.2, which cites a source
    """
    claims = {claim.id: claim for claim in reversed(edition.claims)}
    sound: set[str] = set()
    for id in claims:
        circle = _circle(id, claims, sound)
        if circle:
            sound.update(circle)
            claim, after = claims[circle[0]], circle[1]
            premise = next(p for p in claim.listed("from") if p.value == after)
            way = " ← ".join((*circle, circle[0]))
            yield Fault(premise.span, f"the reading '{claim.id}' is inferred from itself: {way}", "break the circle")


def _circle(start: str, claims: dict[str, Claim], sound: set[str]) -> list[str]:
    """The claims of a circle that is met from here, or nothing; what was left behind without one is sound."""
    path: list[str] = []
    stack = [(start, False)]
    while stack:
        id, leaving = stack.pop()
        if leaving:
            sound.add(path.pop())
        elif id in path:
            return path[path.index(id) :] if len(path) - path.index(id) > 1 else []
        elif id in claims and id not in sound:
            path.append(id)
            stack.append((id, True))
            stack += [(premise.value, False) for premise in claims[id].listed("from") if premise.value != id]
    return []


def claim011_named_twice(edition: Edition) -> Iterator[Fault]:
    """A claim names the same fact, statement or premise twice.

    It would seem to rest on more than it does.

    Bad:  facts: UN-160, UN-160
    Good: facts: UN-160
    """
    for claim in edition.claims:
        for option in ("statement", "facts", "from"):
            seen = set()
            for named in claim.listed(option):
                if named.value in seen:
                    yield Fault(named.span, f"'{named.value}' is named twice", "name it once")
                seen.add(named.value)


def claim012_unknown_claim_shown(edition: Edition) -> Iterator[Fault]:
    """A page shows a claim that this edition does not have.

    The reader would find an empty place.

    Bad:  /// show | P9.9
    Good: /// show | P3.2
    """
    claims = meant(edition)
    for shown in edition.shown:
        if shown.claim not in claims:
            hint = did_you_mean(shown.claim, claims, "name a claim, as in '/// show | P3.2'")
            yield Fault(shown.span, f"there is no claim '{shown.claim}' to show", hint)


def claim013_claim_shown_twice(edition: Edition) -> Iterator[Fault]:
    """A page shows a claim that it holds already, or shows one twice.

    The reader would look for a difference that is not meant.

    Bad:  /// show | P3.2 on the page of P3
    Good: /// show | P3.2 once, on the page of a finding
    """
    there = {(claim.page, claim.id) for claim in edition.claims}
    for shown in edition.shown:
        if (shown.page, shown.claim) in there:
            hint = "take the block away, or link to the claim's anchor"
            yield Fault(shown.span, f"'{shown.claim}' stands on this page already", hint)
        there.add((shown.page, shown.claim))


def claim014_claim_without_words(edition: Edition) -> Iterator[Fault]:
    """A claim says nothing: it is empty, or holds a citation alone.

    Its page, its card and its data would have no words to show.

    Bad:  [@survey-2024, para. 46]. as the whole claim
    Good: The Commission found hunger [@survey-2024, para. 46].
    """
    faulty = {problem.fault.span.path for problem in edition.problems}
    for claim in edition.claims:
        if claim.span.path not in faulty and not re.search(r"\w", markdown.plain(claim.text)):
            yield Fault(claim.span, f"the claim '{claim.id}' has no words", "say in a sentence what the source says")

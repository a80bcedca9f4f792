"""Rules on coverage: every statement of the report is carried by a claim."""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Cite, Claim, Edition
from ...content.numbers import ranges
from ...content.places import Fault
from ...content.suggest import did_you_mean
from ...content.vocabulary import BASES, SECTIONS
from ..cites import unsound


def cover001_statement_not_carried(edition: Edition) -> Iterator[Fault]:
    """A statement of the executive summary is carried by no claim that its section holds or shows.

    The edition would leave out what the executive summary says.

    Bad:  s4.4 carried in summary.md alone
    Good: s4.4 carried in summary.md and in pathways/
    """
    shown: dict[str, list[str]] = {}
    for place in edition.shown:
        shown.setdefault(place.claim, []).append(place.page)
    carried: dict[str, set[str]] = {}
    for claim in edition.claims:
        if claim.basis == "report" or claim.basis not in BASES:
            for named in claim.listed("statement"):
                carried.setdefault(named.value, set()).update((claim.page, *shown.get(claim.id, ())))
    for statement in edition.statements:
        places = SECTIONS.get(statement.section)
        if places is None:
            continue  # told where the file is read
        pages = carried.get(statement.id, set())
        missing = [] if any(page.startswith(places) for page in pages) else [f"'{statement.section}'"]
        if statement.paragraph and "summary.md" not in pages and statement.section != "summary":
            missing.append("'summary.md'")
        if missing:
            said = f"the statement '{statement.id}' is not carried in {' or in '.join(missing)}"
            yield Fault(
                statement.span, said, f"add a claim with 'basis: report' and 'statement: {statement.id}', or show one"
            )


_SEE = "see docs/data/statements.yaml"


def cover002_unknown_statement(edition: Edition) -> Iterator[Fault]:
    """A claim or relation names a statement that the coverage list does not hold.

    It would say that the executive summary says something which it does not.

    Bad:  statement: s4.9
    Good: statement: s4.4
    """
    known = {statement.id for statement in edition.statements}
    for claim in edition.claims:
        for named in claim.listed("statement"):
            if named.value not in known:
                hint = did_you_mean(named.value, known, _SEE, {other.value for other in claim.listed("statement")})
                yield Fault(named.span, f"unknown statement '{named.value}'", hint)
    for relation in edition.relations:
        for id in relation.statements:
            if id not in known:
                hint = did_you_mean(id, known, _SEE, relation.statements)
                yield Fault(relation.span, f"unknown statement '{id}'", hint)
        if relation.basis == "report" and not relation.statements:
            said = "a relation given as the executive summary's names no statement"
            yield Fault(relation.span, said, "add 'statement: s5.1'")


def cover003_wrong_paragraph(edition: Edition) -> Iterator[Fault]:
    """A claim that restates the executive summary does not cite the paragraph that its statement stands in.

    The reader could not find it in the original.

    Bad:  statement: s4.4 with [@the-report-2023, para. 5]
    Good: statement: s4.4 with [@the-report-2023, para. 4]
    """
    paragraphs = {statement.id: statement.paragraph for statement in edition.statements}
    reported, report = unsound(edition), edition.settings.report.citekey
    if all(source.key != report for source in edition.sources):
        return  # that there is no such source is told
    for claim in edition.claims:
        if claim.basis != "report":
            continue
        cites = [cite for citation in claim.citations for cite in citation.cites]
        for cite in cites:
            if cite.key != report and cite not in reported:
                yield Fault(
                    cite.span,
                    f"a 'report' claim cites '{cite.key}'",
                    f"only '@{report}' says what the executive summary says",
                )
        own = [cite for cite in cites if cite.key == report]
        if own and not reported.intersection(cites):
            yield from _at_odds(claim, own, paragraphs)


def _at_odds(claim: Claim, cites: list[Cite], paragraphs: dict[str, str]) -> Iterator[Fault]:
    """Statements whose paragraph is not cited, and else paragraphs cited in which none of the statements stands."""
    cited = {part for cite in cites for part in (_paragraphs(cite) or ("",))}
    stated = [(text, paragraphs[text.value]) for text in claim.listed("statement") if text.value in paragraphs]
    missing = [(text, paragraph) for text, paragraph in stated if paragraph not in cited]
    for text, paragraph in missing:
        wanted = f"[@{cites[0].key}, para. {paragraph}]" if paragraph else f"[@{cites[0].key}]"
        yield Fault(text.span, f"the claim does not cite where '{text.value}' stands", f"cite '{wanted}'")
    for cite in cites if stated and not missing else ():
        for part in _paragraphs(cite):
            if part not in {paragraph for _, paragraph in stated}:
                said = f"the claim cites paragraph {part}, where none of its statements stands"
                yield Fault(cite.place or cite.span, said, "name the statement that stands there, or cite less")


def _paragraphs(cite: Cite) -> tuple[str, ...]:
    return tuple(place for locator in cite.locators for place in ranges(locator))

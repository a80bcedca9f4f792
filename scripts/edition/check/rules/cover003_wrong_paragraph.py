"""A claim that restates the executive summary does not cite the paragraph that its statement stands in.

The reader could not find it in the original.

Bad:  statement: s4.4 with [@cha-katz-2023, para. 5]
Good: statement: s4.4 with [@cha-katz-2023, para. 4]
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Cite, Claim, Edition
from ...content.numbers import ranges
from ...content.places import Fault
from ..cites import unsound


def check(edition: Edition) -> Iterator[Fault]:
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

"""A claim about what came after publication stands among the report's matter, or is dated before it.

A reader could take it for something the authors said.

Bad:  basis: since on a pathway page, outside a since block
Good: basis: since on a development page, or inside '//// since | Status since publication'
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault, Text
from ...content.vocabulary import BASES
from .. import dates


def check(edition: Edition) -> Iterator[Fault]:
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
        if date.value and not dates.is_date(date.value):
            yield Fault(date.span, f"'{date.value}' is no date", dates.hint(date.value, "for example '2024-03-28'"))
        elif date.value and date.value <= published[: len(date.value)] and claim.basis == "since":
            yield Fault(
                date.span, f"'{date.value}' is not after publication on {published}", "make it a 'record' claim"
            )
    for page in edition.pages:
        if page.kind == "development" and dates.is_date(page.date) and page.date <= published[: len(page.date)]:
            yield Fault(
                page.meta.place("date"),
                f"'{page.date}' is not after publication on {published}",
                "a development comes after it",
            )

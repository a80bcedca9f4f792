"""Rules on figures: their values, the facts and claims that these rest on, and the pages that show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ...content.fields import PARTLY
from ...content.graph import claims_by_id
from ...content.model import Claim, Edition, Figure, FigureRow
from ...content.particulars import holds
from ...content.places import Fault, Span
from ...content.suggest import did_you_mean
from ...content.vocabulary import FIGURE_FORMS
from ..claims_named import unknown
from ..figures import grades, numbers, told_by, values
from ..particulars import names_not_held, numbers_not_held, single_figures


def fig001_unknown_figure(edition: Edition) -> Iterator[Fault]:
    """A page shows a figure that the data do not hold.

    The reader would find nothing in its place.

    Bad:  /// figure | asembly-votes
    Good: /// figure | assembly-votes, and docs/data/figures/assembly-votes.yaml
    """
    names = [figure.name for figure in edition.figures]
    for page in edition.pages:
        for part in page.parts:
            if part.name == "figure" and part.argument not in names:
                hint = did_you_mean(part.argument, names, "name a file of docs/data/figures without its ending")
                yield Fault(part.span, f"unknown figure '{part.argument}'", hint)


def fig002_figure_on_no_page(edition: Edition) -> Iterator[Fault]:
    """A figure is on no page, or the single figures are.

    It would be published as a file that nobody is led to.

    Bad:  docs/data/figures/assembly-votes.yaml, and no block that shows it
    Good: /// figure | assembly-votes
    """
    shown = {(part.name, part.argument) for page in edition.pages for part in page.parts}
    for figure in edition.figures:
        if ("figure", figure.name) not in shown:
            hint = f"write '/// figure | {figure.name}' and '///' on the page where it belongs, or remove the file"
            yield Fault(Span(figure.span.path, 1), f"no page shows the figure '{figure.name}'", hint)
    if edition.numbers and ("numbers", "") not in shown:
        hint = "write '/// numbers' and '///' on a page, each on its own line"
        yield Fault(edition.numbers[0].span, "no page lists the single figures", hint)


def fig003_value_not_held(edition: Edition) -> Iterator[Fault]:
    """A row of a figure has a number or a date that no particular of its facts, and no claim that it names, holds with the others.

    A slip of one digit would be drawn as what the source says.

    Bad:  {at: 2014, yes: 116, no: 21} on a fact with the particulars ["18 December 2014: 116 to 20"]
    Good: {at: 2014, yes: 116, no: 20} on the same fact
    """
    for figure in edition.figures:
        if any(name.value not in edition.facts for name in figure.all_facts):
            continue  # that is told
        if not figure.citation and not all(row.claims for row in figure.rows):
            hint = "add 'cite: …' with the source of its values, or 'claims' to each row"
            yield Fault(figure.span, f"the figure '{figure.name}' cites no source", hint)
        for row in figure.rows:
            if values(row) and not grades(figure, row, edition):
                said = f"no fact and no claim of the row holds the values of '{row.at.value}' together"
                hint = "give them as the source has them; where they were read there, add them as one of 'particulars'"
                yield Fault(row.span, said, hint)


def fig004_claim_unknown_or_missing(edition: Edition) -> Iterator[Fault]:
    """A figure names no claim that tells it, or one that this edition does not have.

    Nobody could cite the value, or see how it was read.

    Bad:  claims: P4.399
    Good: claims: P4.39
    """
    for figure in edition.figures:
        if not figure.all_claims:
            said = f"the figure '{figure.name}' names no claim"
            yield Fault(figure.span, said, "add 'claims: P4.39' with those that tell it")
    for shown in (*(figure.all_claims for figure in edition.figures), *(number.claims for number in edition.numbers)):
        yield from unknown(shown, edition, "name a claim that stands on a page")


def fig005_claim_with_another_value(edition: Edition) -> Iterator[Fault]:
    """A claim that a row names tells another number or another date than the row.

    One page would give two values for one thing.

    Bad:  {at: 2014, yes: 116, no: 20, claims: P4.39}, and P4.39 tells of 111 votes
    Good: {at: 2014, yes: 116, no: 20, claims: P4.39}, and P4.39 tells of 116 votes to 20 in December 2014
    """
    claims = claims_by_id(edition)
    for figure in edition.figures:
        naming: dict[str, list[FigureRow]] = defaultdict(list)
        for row in figure.rows:
            for name in row.claims:
                if name.value in claims:
                    naming[name.value].append(row)
        for id, rows in naming.items():
            yield from _at_odds(claims[id], rows)


def _at_odds(claim: Claim, rows: list[FigureRow]) -> Iterator[Fault]:
    dates, counts = told_by(claim)
    said_at_all = dates | counts
    known = frozenset[str]().union(*(values(row) for row in rows))
    for value in sorted(counts - known, key=float_of):
        said = f"'{claim.id}' tells {value}, which is no value of the rows that name it"
        yield Fault(rows[0].span, said, "correct the row or the claim, or take the claim from the row")
    for row in rows:
        for value in sorted(numbers([row.at.value])):
            if not (holds(said_at_all, value) or any(value.startswith(date) for date in dates)):
                said = f"'{claim.id}' does not tell of '{row.at.value}'"
                yield Fault(row.span, said, "name the claim that does, or take it from the row")


def float_of(value: str) -> float:
    return float(value.rstrip("%"))


def fig006_mark_of_doubt(edition: Edition) -> Iterator[Fault]:
    """A row was confirmed only in part and bears no mark, bears one though it is confirmed, or the reason is missing.

    The chart would show it like the others, or cast doubt on what is sure.

    Bad:  a row that a fact graded 'partly' alone holds, without 'grade: partly'
    Good: the same row with 'grade: partly', and 'doubt: read in one copy of the table' in the figure
    """
    for figure in edition.figures:
        for row in figure.rows:
            found = grades(figure, row, edition)
            if found and (PARTLY in found and len(found) == 1) != row.partly:
                said = f"'{row.at.value}' is marked as confirmed in part, and a verified fact holds it"
                hint = "remove 'grade: partly'"
                if not row.partly:
                    said = f"'{row.at.value}' was confirmed only in part, and bears no mark"
                    hint = "add 'grade: partly' to the row, and the reason as 'doubt' to the figure"
                yield Fault(row.span, said, hint)
        marked = any(row.partly for row in figure.rows)
        if marked and not figure.doubt.value:
            yield Fault(figure.span, "rows are marked, and no reason is given", "add 'doubt: …' with the reason")
        elif figure.doubt.value and not marked:
            yield Fault(
                figure.doubt.span, "'doubt' is given, but no row has 'grade: partly'", "remove the line 'doubt: …'"
            )


def fig007_broken_series(edition: Edition) -> Iterator[Fault]:
    """A figure that is drawn lacks a year, a value or a column; or a row stands twice.

    A gap would be drawn as if nothing were missing.

    Bad:  rows for 2005, 2006 and 2008
    Good: a row for each year, that of 2007 with 'gap: no data'
    """
    for figure in edition.figures:
        for column in figure.draw:
            if column.value not in figure.columns:
                hint = did_you_mean(column.value, figure.columns, f"one of {', '.join(figure.columns)}")
                yield Fault(column.span, f"unknown column '{column.value}'", hint)
        is_drawn = FIGURE_FORMS.get(figure.form.value, False)
        if is_drawn and not figure.draw:
            yield Fault(figure.form.span, "the figure is drawn, and names no column to draw", "add 'draw: [yes, no]'")
        if figure.form.value == "spans":
            yield from _out_of_order(figure)
        yield from _rows(figure, is_drawn)


def _rows(figure: Figure, is_drawn: bool) -> Iterator[Fault]:
    seen: set[tuple[str, ...]] = set()
    years = []
    for row in figure.rows:
        what = (row.at.value, *sorted(cell.value for cell in row.cells.values()))
        if what in seen:
            yield Fault(row.span, f"the row '{row.at.value}' stands twice", "keep one of the two")
        seen.add(what)
        if is_drawn and row.drawn and not row.gap:
            yield from _values_missing(figure, row)
        if is_drawn and row.drawn and figure.form.value != "ranges":
            years += [int(row.at.value)] if row.at.value.isdigit() else []
            if not row.at.value.isdigit():
                yield Fault(row.span, f"'{row.at.value}' is no year", "write the year, or 'drawn: no' in the row")
    if years:
        for year in sorted(set(range(min(years), max(years))).difference(years)):
            said = f"the figure '{figure.name}' has no row for {year}"
            yield Fault(figure.span, said, f"add it, or '{{at: {year}, gap: no data}}'")


def _out_of_order(figure: Figure) -> Iterator[Fault]:
    """The names in spans that have no place in their order."""
    order = [value.value for value in figure.values]
    for row in figure.rows:
        for cell in (row.cells[column.value] for column in figure.draw if column.value in row.cells):
            if cell.value not in order:
                hint = did_you_mean(cell.value, order, "name it under 'values', from low to high")
                yield Fault(cell.span, f"'{cell.value}' has no place in the order of the values", hint)


def _values_missing(figure: Figure, row: FigureRow) -> Iterator[Fault]:
    """The columns to draw of which a row has no value; a range may be open at its end."""
    needed = figure.draw[:1] if figure.form.value == "ranges" else figure.draw
    for column in needed:
        number = row.number(column.value)
        if column.value in figure.columns and number is None and figure.form.value != "spans":
            said = f"'{row.at.value}' has no number for '{column.value}'"
            yield Fault(row.span, said, "give the number, or say why there is none as 'gap: without a vote'")
        elif column.value in figure.columns and column.value not in row.cells:
            yield Fault(row.span, f"'{row.at.value}' has no value for '{column.value}'", "give it, or 'gap: not rated'")


def fig008_not_in_its_claims(edition: Edition) -> Iterator[Fault]:
    """A single figure tells a number, a date or a name that none of its claims tells.

    It would be quoted without anything to rest on.

    Bad:  {figure: more than 600, claims: N2.2}, and N2.2 tells of more than 500
    Good: {figure: more than 500, claims: N2.2}
    """
    for entry in single_figures(edition):
        for found in (*numbers_not_held(entry), *names_not_held(entry)):
            said = entry.text[found.start : found.start + found.length]
            hint = "say it as the claim does, or name the claim that tells it"
            yield Fault(entry.span, f"'{said}' is in none of the claims of {entry.owner}", hint)

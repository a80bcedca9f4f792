"""Write the attribution of a claim or unit: basis, authors, place, short address. Only a restatement names the report's authors."""

from __future__ import annotations

from html import unescape

from ..config import Config
from ..content import citation as grammar
from ..content import labels, markdown
from ..content.model import Cite, Claim, Edition, Unit
from ..content.vocabulary import INDEPENDENT
from ..render.words import paragraphs


def whose(claim: Claim, edition: Edition) -> str:
    """One sentence for a claim: `Paraphrase by this edition of the Institute, executive summary, para. 4`."""
    return _WHOSE[claim.basis](claim, edition)


def _restated(claim: Claim, edition: Edition) -> str:
    return edition.settings.locale.gettext(
        "Paraphrase by this edition of {authors}, {place}",
        authors=_authors(edition),
        place=place_in_report(claim, edition),
    )


def paraphrase(edition: Edition) -> str:
    """`Paraphrase by this edition of the Institute, executive summary`."""
    _ = edition.settings.locale.gettext
    return _(
        "Paraphrase by this edition of {authors}, {place}", authors=_authors(edition), place=_("executive summary")
    )


def in_report(claim: Claim, edition: Edition) -> str:
    """`the Institute, executive summary, para. 4`."""
    return f"{_authors(edition)}, {place_in_report(claim, edition)}"


def _authors(edition: Edition) -> str:
    return " & ".join(edition.settings.report.authors)


def place_in_report(claim: Claim, edition: Edition) -> str:
    """`executive summary, para. 4`, or `executive summary, front matter`."""
    known = {statement.id: statement.paragraph for statement in edition.statements}
    numbers = sorted({known[name.value] for name in claim.listed("statement") if known.get(name.value)}, key=int)
    _ = edition.settings.locale.gettext
    place = paragraphs(numbers, edition.settings.locale) if numbers else _("front matter")
    return _("executive summary, {place}", place=place)


def _sourced(claim: Claim, edition: Edition) -> str:
    return edition.settings.locale.gettext(
        "{label}, as told by this edition from: {sources}",
        label=labels.label(claim, edition),
        sources="; ".join(sources(claim, edition)),
    )


def _inferred(claim: Claim, edition: Edition) -> str:
    premises = ", ".join(name.value for name in claim.listed("from"))
    return edition.settings.locale.gettext(
        "{label}, inferred from {premises}; not the words of the report’s authors",
        label=labels.basis(claim.basis, edition),
        premises=premises,
    )


_WHOSE = {"report": _restated, "record": _sourced, "since": _sourced, "reading": _inferred}


def sources(claim: Claim, edition: Edition) -> list[str]:
    """The sources of a claim in short: title, document number, and place."""
    cites = (cite for citation in claim.citations for cite in citation.cites)
    return list(dict.fromkeys(source(cite, edition) for cite in cites))


def source(cite: Cite, edition: Edition) -> str:
    """A source that is cited, in short."""
    known = next(source for source in edition.sources if source.key == cite.key)
    title, number = unescape(known.title), known.text("number")
    place = grammar.spoken(cite, edition.settings.locale)
    shown = f"{title} ({number})" if number and number not in title else title
    return f"{shown}, {place}" if place else shown


def label(thing: Claim | Unit, edition: Edition) -> str:
    """What kind of thing it is, in words: a claim's basis and grade, a unit's kind."""
    if isinstance(thing, Claim):
        return labels.label(thing, edition)
    return labels.unit(thing.kind, edition)


def words(thing: Claim | Unit) -> str:
    """The words of a claim as plain text, or the title and summary of a unit."""
    if isinstance(thing, Claim):
        return markdown.plain(thing.text)
    title = markdown.plain(thing.title)
    return f"{title}. {markdown.plain(thing.summary)}" if thing.summary else title


def credit(thing: Claim | Unit, edition: Edition) -> str:
    """The line that goes with the words."""
    if isinstance(thing, Claim):
        return whose(thing, edition)
    named = f"{label(thing, edition)} {thing.id}"
    return edition.settings.locale.gettext("{unit}, in the words of this edition", unit=named)


def short_address(thing: Claim | Unit, config: Config) -> str:
    """`https://example.org/edition/p3-2/`."""
    return f"{config.site_url}{thing.anchor}/"


def quoted(thing: Claim | Unit, edition: Edition, config: Config) -> str:
    """Words, attribution and address, as plain text to paste."""
    _ = edition.settings.locale.gettext
    address = short_address(thing, config)
    shown = address if config.published else _("{address} (draft)", address=address)
    title = f"{edition.settings.title} ({_(INDEPENDENT)})"
    return f"{words(thing)}\n\n{thing.id}. {credit(thing, edition)}.\n{title}.\n{shown}\n"

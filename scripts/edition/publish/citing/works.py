"""Everything that can be cited as a CSL-JSON item: the report, the edition, each unit, claim and source.

An item of this edition never names the report's authors as its own: it has no author, its container is the edition,
and a restatement of the executive summary says in its title that it is a paraphrase.
https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
"""

from __future__ import annotations

from typing import Any

from ...content import labels, markdown
from ...content.model import Claim, Edition, Source, Unit
from ...content.vocabulary import INDEPENDENT
from ...language import N_
from ...language.locale import Locale
from ...render import csl, source_marks
from .. import attribution
from ..catalog import Catalog
from .standard import for_styles

Item = dict[str, Any]

EDITION = "edition"
"""The id of the edition's own item."""

ADVICE = {
    "": N_("Cite the report for its claims, this edition for its own."),
    "report": N_("For what the authors argue, cite the report. These words are this edition’s paraphrase, not theirs."),
    "record": N_("Cite the source for what it says, and this edition as the place where you found it."),
    "since": N_(
        "Cite the source for what it says, and this edition as the place where you found it. "
        "The report’s authors have not reviewed it."
    ),
    "reading": N_("This is an inference of this edition, not of the report’s authors. Cite this edition alone."),
}
"""Which to cite, by the basis of a claim; without one, for anything else of the edition."""


def edition(catalog: Catalog) -> Item:
    return _ours(catalog, EDITION, _edition_title(catalog), catalog.home, catalog.updated, ADVICE[""])


def unit(catalog: Catalog, unit: Unit) -> Item:
    title = f"{unit.title} ({unit.id})"
    item = _ours(catalog, unit.anchor, title, catalog.address(unit.id), catalog.changed(unit.id), ADVICE[""])
    return item | {"container-title": _edition_title(catalog)} | ({"abstract": unit.summary} if unit.summary else {})


def claim(catalog: Catalog, claim: Claim) -> Item:
    item = _ours(
        catalog,
        claim.anchor,
        claim_title(catalog.edition, claim),
        catalog.address(claim.id),
        catalog.changed(claim.id),
        ADVICE[claim.basis],
    )
    item["note"] = f"{whose(catalog.edition, claim)} {item['note']}"
    return item | {"container-title": _edition_title(catalog), "abstract": markdown.plain(claim.text)}


def sentence_titles(catalog: Catalog) -> dict[str, str]:
    """By the id of an item, its title with the capitals of a sentence, where the settings have one."""
    settings = catalog.edition.settings
    titles = {catalog.report.key: settings.report.sentence_title, EDITION: settings.sentence_title}
    return {id: title for id, title in titles.items() if title}


def claim_title(edition: Edition, claim: Claim) -> str:
    """`Claim P3.5 (Public record)`, or `Claim ES4.4 (Executive summary, restated), a paraphrase of …`."""
    locale = edition.settings.locale
    named = locale.gettext("Claim {claim} ({label})", claim=claim.id, label=labels.label(claim, edition))
    if claim.basis != "report":
        return named
    return locale.gettext(
        "{claim}, a paraphrase of {authors}, {place}",
        claim=named,
        authors=locale.listed(edition.settings.report.authors),
        place=attribution.place_in_report(claim, edition),
    )


def whose(edition: Edition, claim: Claim) -> str:
    """One sentence that says whose words a claim's are, for whoever meets them alone."""
    return f"{attribution.whose(claim, edition)}."


def source(source: Source, locale: Locale) -> Item:
    """A source in CSL-JSON for styles as they are published, italics as `<i>`, and in `annote` how it was read.

    Words that stand for a title that it does not have are in brackets.
    """
    item: Item = {name: value for name, value in source.item.items() if value and name != "custom"}
    item |= csl.dates(item | {"custom": source.custom}) | csl.in_italics(item)
    if source.custom.get("title") == "descriptive" and not csl.is_designation(source.text("title")):
        item["title"] = f"[{item['title']}]"
    return for_styles(item, source.custom.get("group")) | {"annote": source_marks.in_one_line(source, locale)}


def _edition_title(catalog: Catalog) -> str:
    """The title of the edition, with its version where what is built is a release: few styles print one of a page."""
    version = catalog.config.version
    return (
        f"{catalog.title} ({catalog.locale.gettext('Version {version}', version=version)})"
        if version
        else catalog.title
    )


def _ours(catalog: Catalog, id: str, title: str, url: str, date: str, note: str) -> Item:
    marked = f"{catalog.draft} {catalog.locale.gettext(note)}".strip()
    genre, language = catalog.locale.gettext(INDEPENDENT), catalog.locale.tag
    item: Item = {"id": id, "type": "webpage", "title": title, "genre": genre, "URL": url, "language": language}
    if date:
        item["issued"] = {"date-parts": [[int(part) for part in date.split("-")]]}
    return item | {"note": marked}

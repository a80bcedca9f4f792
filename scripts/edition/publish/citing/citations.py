"""Citation files beside each address: the report, the edition, every unit and every claim, in each format.

A claim's files hold the claim, then every source that it cites, so that whoever takes the claim takes its source. A
unit that has a page has lists of all sources cited there too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...config import Config
from ...content import graph, labels
from ...content.model import Claim, Edition
from ...language import N_
from ...render.references import references
from ..catalog import Catalog
from ..files import as_text
from . import works
from .formats import FORMATS
from .styles import Wanted, formatted, plain

READ_ON = N_("Add the day on which you read it.")


@dataclass(frozen=True, slots=True)
class Work:
    """What a set of files cites. `stem` is their path without its ending: `p3-2/cite`."""

    stem: str
    item: Mapping[str, Any]
    heading: str
    advice: str
    claim: Claim | None = None
    legal: bool = False


def write(edition: Edition, config: Config, folder: Path) -> None:
    """Write `cite.ris`, `.bib`, `.json` and `.txt` for everything that can be cited, and `sources.*` for each page."""
    catalog = Catalog(edition, config)
    everything = list(cited(catalog))
    cache = config.cache
    titles = works.sentence_titles(catalog)
    wanted = [
        Wanted(work.item, work.claim.id if work.claim else "", work.legal, titles.get(work.item["id"], ""))
        for work in everything
    ]
    forms = formatted(wanted, cache)
    notes = {source: plain(html) for source, html in references(edition, cache).notes.items()}
    sources = {key: works.source(source, catalog.locale) for key, source in catalog.sources.items()}
    for work, ready in zip(everything, forms, strict=True):
        behind = [sources[source.key] for source in catalog.behind(work.claim)] if work.claim else []
        for ending, writer in FORMATS.items():
            as_text(folder / f"{work.stem}.{ending}", writer([work.item, *behind]))
        as_text(folder / f"{work.stem}.txt", "\n".join(_text(work, catalog, ready, notes)))
    for page in (page for page in edition.pages if page.id):
        listed = [sources[key] for key in graph.sources_on(edition, page.path)]
        for ending, writer in FORMATS.items() if listed else ():
            as_text(folder / page.id.lower() / f"sources.{ending}", writer(listed))


def cited(catalog: Catalog) -> Iterator[Work]:
    """Everything that has citation files."""
    _ = catalog.locale.gettext
    report = works.source(catalog.report, catalog.locale)
    yield Work("cite/report", report, _("The report: {title}", title=report["title"]), works.ADVICE[""], legal=True)
    whole = works.edition(catalog)
    yield Work("cite/edition", whole, _("This edition: {title}", title=whole["title"]), works.ADVICE[""], legal=True)
    for unit in catalog.units.values():
        item = works.unit(catalog, unit)
        yield Work(f"{unit.anchor}/cite", item, item["title"], works.ADVICE[""])
    for claim in catalog.claims.values():
        heading = f"{_('Claim {claim}', claim=claim.id)} · {labels.label(claim, catalog.edition)}"
        yield Work(f"{claim.anchor}/cite", works.claim(catalog, claim), heading, works.ADVICE[claim.basis], claim)


def _text(work: Work, catalog: Catalog, forms: Mapping[str, str], notes: Mapping[str, str]) -> Iterator[str]:
    """The lines of a page of ready forms, the advice first."""
    _ = catalog.locale.gettext
    yield from (work.heading, str(work.item["URL"]), "")
    if catalog.draft:
        yield from (catalog.draft, "")
    yield from (_(work.advice), "")
    if work.claim:
        yield from (works.whose(catalog.edition, work.claim), "")
    for name, text in forms.items():
        yield from (f"{_(name)}:", text, "")
    yield from (_(READ_ON), "")
    if work.claim and work.claim.citations:
        yield _("The sources it rests on:")
        yield from (f"- {notes[citation.source]}" for citation in work.claim.citations)
        yield ""

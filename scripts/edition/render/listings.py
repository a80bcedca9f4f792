"""The lists that the build draws: units of a group, developments, the bibliography, the glossary, the chronology."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from ..content import figures, graph, labels, uses
from ..content import readings as second_readings
from ..content.addresses import CHRONOLOGY_PAGE, GLOSSARY_PAGE
from ..content.dates import is_date
from ..content.markdown import plain
from ..content.model import Citation, Edition, Page, Source, Term, Unit
from ..content.places import Text
from ..content.vocabulary import ADDRESSEES, GRADES, NOT_READ, READING_KINDS, SCRIPTS
from ..language import N_
from . import archived, source_marks
from .elements import Content, Element, add, el, fragment, interpolate, join, rich
from .files import ADDRESS
from .short_citation import short
from .site import Site
from .timeline import SCALE, break_year, period, period_named
from .timeline import narrow as narrow_timeline
from .timeline import picture as timeline_picture
from .words import by_letter, letter_anchor, narrow_date

NO_SOURCE = N_("no source met")
"""What the glossary says of a name in another language that was met in none."""


def link(name: str, words: str | list[Content], page: Page, site: Site) -> Element:
    """A link to a unit, claim, source or term; the words alone where there is nothing to link to."""
    href, parts = site.way_to(page, name), [words] if isinstance(words, str) else words
    return el("a", {"href": href}, *parts) if href else el("span", None, *parts)


def units(block: Element, argument: str, page: Page, site: Site) -> None:
    """The units of a group, each with its title and summary."""
    _ = site.locale.gettext
    block.tag = "ul"
    block.set("class", "units")
    for unit in graph.members(site.edition, argument):
        named = el("span", {"class": "units__id"}, unit.id)
        item = el("li", {"class": "units__item"}, named, " ", link(unit.id, unit.title, page, site))
        if unit.summary:
            add(item, [el("p", None, unit.summary)])
        asked = [_(ADDRESSEES[a.value]) for a in site.pages[unit.page].addressees if a.value in ADDRESSEES]
        if asked:
            add(item, [el("p", {"class": "units__asked"}, _("Asked of: {addressees}", addressees=", ".join(asked)))])
        block.append(item)


_BY_KIND = {
    "pathway": N_("By pathway"),
    "recommendation": N_("By recommendation"),
    "finding": N_("By finding"),
}


def developments(block: Element, argument: str, page: Page, site: Site) -> None:
    """All developments, newest first by year, each with what happened; then which of them bear on each unit, folded."""
    block.set("class", "developments")
    everything = in_time((u.id for u in site.edition.units if u.kind == "development"), site)
    by_year = {year: list(ids) for year, ids in groupby(reversed(everything), key=lambda n: _when(n, site)[:4])}
    folds = {kind: [_fold(u, page, site) for u in _borne_on(kind, site)] for kind in _BY_KIND}
    named = {site.locale.gettext(_BY_KIND[kind]): f"by-{kind}" for kind, found in folds.items() if found}
    block.append(jumps({year: f"y{year}" for year in by_year} | named))
    for year, ids in by_year.items():
        add(block, [el("h3", {"id": f"y{year}"}, year), timeline(ids, page, site)])
    for title, anchor in named.items():
        add(block, [el("h2", {"id": anchor}, title), *folds[anchor.removeprefix("by-")]])


def _borne_on(kind: str, site: Site) -> list[Unit]:
    """The units of a kind that a development bears on, in order."""
    return [unit for unit in site.units.values() if unit.kind == kind and bearing_on(unit.id, site)]


def _fold(unit: Unit, page: Page, site: Site) -> Element:
    """The developments that bear on a unit, newest first, each a line: the list by date says what happened."""
    ids = bearing_on(unit.id, site)
    counted = site.locale.ngettext("{count} development", "{count} developments", len(ids))
    way = link(unit.id, site.locale.gettext("The page of {unit}", unit=unit.id), page, site)
    lines = el("ul", {"class": "fold__list"})
    for id in reversed(ids):
        when = _when(id, site)
        dated = el("time", {"datetime": when}, narrow_date(when, site.locale))
        lines.append(el("li", None, dated, " ", link(id, f"{site.units[id].title} ({id})", page, site)))
    summary = el("summary", None, f"{unit.title} ({unit.id}): {counted}")
    return el("details", {"class": "fold", "id": f"on-{unit.anchor}"}, summary, el("p", None, way), lines)


def bearing_on(unit: str, site: Site) -> list[str]:
    """The developments that bear on a unit or on its group, in the order of time."""
    incoming = graph.incoming(site.edition, unit)
    return in_time({relation.source for relation in incoming if relation.name == "bears_on"}, site)


def in_time(ids: Iterable[str], site: Site) -> list[str]:
    """Developments in the order of time, those of one day by number."""
    return sorted(ids, key=lambda n: (_when(n, site), graph.order(n)))


def timeline(ids: Sequence[str], page: Page, site: Site, reasons: Mapping[str, str] | None = None) -> Element:
    """Developments as a list, newest first, each with its date, what happened and, if given, why it bears on this page."""
    items = el("ol", {"class": "timeline"})
    for id in reversed(in_time(ids, site)):
        unit = site.units[id]
        when = _when(id, site)
        item = el("li", {"class": "timeline__item"}, el("time", {"datetime": when}, site.locale.date(when)), " ")
        add(item, [link(id, f"{unit.title} ({id})", page, site), happened(id, page, site)])
        if reasons and reasons.get(id):
            add(item, [el("p", {"class": "timeline__why"}, reasons[id])])
        items.append(item)
    return items


def happened(id: str, page: Page, site: Site) -> Element | None:
    """What a development's first claim of the day of the event says, or its first, with the claim's id and its grade."""
    unit = site.units[id]
    told = graph.claims_by_page(site.edition).get(unit.page, [])
    day = _when(id, site)
    claim = next((c for c in told if "date" in c.options and c.options["date"].value == day), next(iter(told), None))
    if claim is None:
        return None
    graded = labels.grade(claim, site.edition)
    doubt = f", {site.locale.gettext(GRADES[graded])}" if graded and graded != next(iter(GRADES)) else ""
    return el(
        "p", {"class": "timeline__told"}, f"{plain(claim.text)} (", link(claim.id, claim.id, page, site), f"{doubt})"
    )


def _when(id: str, site: Site) -> str:
    return site.pages[site.units[id].page].date


def bibliography(block: Element, argument: str, page: Page, site: Site) -> None:
    """The sources of a group, each an entry with its marks and everything that rests on it."""
    block.tag = "ol"
    block.set("class", "sources")
    mine = [s for s in site.edition.sources if s.custom.get("group") == argument]
    for source in sorted(mine, key=lambda s: (_sort_words(s, site), s.key)):
        block.append(_source(source, page, site))


def _sort_words(source: Source, site: Site) -> str:
    entry = re.sub(r"<[^>]+>", "", site.references.entries.get(source.key, ""))
    return "".join(ch for ch in entry.casefold() if ch.isalnum() or ch == " ").strip()


def _source(source: Source, page: Page, site: Site) -> Element:
    """An entry: few words that name the source, and folded under them its reference, its marks and what rests on it."""
    entry = site.references.entries.get(source.key, "")
    words = [fragment(entry)] if entry else rich(source.text("title"))
    _ = site.locale.gettext
    marks = el("dl", {"class": "source__marks"})
    own = posixpath.relpath(f"/{source.key}/", f"/{page.url}") + "/"
    _mark(marks, _("Key"), el("span", {ADDRESS: own}, f"@{source.key}"))
    _mark(marks, _("Relied on for"), str(source.custom.get("use", "")))
    for name, told in source_marks.marks(source, site.locale).items():
        _mark(marks, name, told)
    add(marks, [el("dt", None, _("What rests on it")), *_rests(source, page, site)])
    gone = archived.lead(source, site)
    reference = el("p", {"class": "source__entry"}, *words)
    named = el("span", {"class": "source__named"}, *_named(source, site))
    fold = el("details", None, el("summary", None, named), reference, marks)
    return el("li", {"class": "source", "id": source.key}, el("p", None, gone) if gone is not None else None, fold)


def _named(source: Source, site: Site) -> list[Content]:
    """What a note calls a source and, unless that is its title, its title: `Reuters, 21 July 2023: Ministers meet …`."""
    name, title = short(source, site.edition.settings.short_names, site.locale), source.text("title")
    language = source.text("language") if source.custom.get("title") != "descriptive" else ""
    titled: list[Content] = [el("span", {"lang": language}, *rich(title))] if language else rich(title)
    return [*rich(name), *([": ", *titled] if title and title != name else [])]


def sources_by_unit(block: Element, argument: str, page: Page, site: Site) -> None:
    """The sources that the claims of each unit cite, folded.

    A development's own page has its few, and a paragraph's claims cite the report alone.
    """
    block.set("class", "folds")
    cited: dict[str, dict[str, None]] = {}
    for place in graph.placed(site.edition):
        for cite in (cite for citation in place.claim.citations for cite in citation.cites):
            cited.setdefault(place.unit, {})[cite.key] = None
    for unit in site.units.values():
        keys = [key for key in cited.get(unit.id, ()) if key in site.sources]
        if keys and unit.kind not in ("development", "paragraph"):
            block.append(
                _sources_of(unit, sorted(keys, key=lambda key: _sort_words(site.sources[key], site)), page, site)
            )


def _sources_of(unit: Unit, keys: Sequence[str], page: Page, site: Site) -> Element:
    counted = site.locale.ngettext("{count} source", "{count} sources", len(keys))
    lines = (el("li", None, link(key, _named(site.sources[key], site), page, site)) for key in keys)
    return el(
        "details",
        {"class": "fold"},
        el("summary", None, f"{unit.title} ({unit.id}): {counted}"),
        el("ul", {"class": "fold__list"}, *lines),
    )


def use_named(use: uses.Use, edition: Edition) -> str:
    """What a list of uses calls a claim, a term of the glossary, an event of the chronology or a figure."""
    locale, name = edition.settings.locale, use.name
    if use.kind == "term":
        return locale.gettext("glossary: {term}", term=name)
    if use.kind == "figure":
        figure = next(figure for figure in edition.figures if figure.name == name)
        return locale.gettext("figure: {title}", title=figure.title.value)
    return locale.gettext("chronology: {day}", day=locale.date(name)) if use.kind == "event" else name


def _mark(marks: Element, name: str, value: str | Element) -> None:
    if value != "":
        add(marks, [el("dt", None, name), el("dd", None, value)])


def _rests(source: Source, page: Page, site: Site) -> Iterator[Element]:
    """What rests on a source, by place in it: `paras. 41–42: P3.5, P3.8`."""
    ways = {
        "claim": lambda name: site.way_to(page, name) or "",
        "term": lambda name: site.way(page, GLOSSARY_PAGE, name),
        "event": lambda name: site.way(page, CHRONOLOGY_PAGE, f"d{name}"),
        "figure": lambda name: _way_to_figure(name, page, site),
    }
    for place, found in uses.by_place(site.edition, source.key).items():
        named = ((ways[use.kind](use.name), use_named(use, site.edition)) for use in found)
        links = (el("a", {"href": way}, words) if way else words for way, words in named)
        yield el("dd", None, f"{place}: " if place else None, *join(links))


def _way_to_figure(name: str, page: Page, site: Site) -> str:
    """A link to a figure where it is shown, or nothing where no page shows it."""
    shown = figures.page_of(name, site.edition)
    return site.way(page, shown, figures.anchor(name)) if shown else ""


def readings(block: Element, argument: str, page: Page, site: Site) -> None:
    """How many claims were read against which kind of text, and how many were not."""
    _ = site.locale.gettext
    made = second_readings.in_force(site.edition)
    counts = Counter(reading.kind for reading in made.values())
    rows = [(_(words), counts[kind]) for kind, words in READING_KINDS.items()]
    rows += [(_(NOT_READ), len(site.edition.claims) - len(made))]
    head = el("tr", None, el("th", None, _("Read against")), el("th", None, _("Claims")))
    body = [el("tr", None, el("td", None, words), el("td", None, str(number))) for words, number in rows]
    block.append(el("table", None, el("thead", None, head), el("tbody", None, *body)))


def glossary(block: Element, argument: str, page: Page, site: Site) -> None:
    """The terms by the names shown, each with its names in other languages, its source and where it matters."""
    letters = by_letter(site.edition.glossary, lambda term: term.term, site.locale)
    block.append(jumps({name: terms[0].id for name, terms in letters.items()}))
    for name, terms in letters.items():
        block.append(el("h2", {"id": f"letter-{letter_anchor(name)}", "class": "glossary__letter"}, name))
        items = el("dl", {"class": "glossary"})
        for term in terms:
            add(items, _term(term, page, site))
        block.append(items)


def _term(term: Term, page: Page, site: Site) -> tuple[Element, Element]:
    name = el("dt", {"id": term.id}, term.term)
    for other in term.also:
        add(name, [" ", el("span", {"class": "glossary__also"}, f"({other})")])
    words = el("dd", None, term.text)
    _cite(words, term.citation)
    for code, foreign in term.names.items():
        add(words, [f" {site.locale.name_of(code)}: "])
        for other in foreign:
            named = el("span", {"lang": SCRIPTS.get(code, code)}, other)
            add(
                words,
                [
                    named,
                    f" ({term.attested.get(other, site.locale.gettext(NO_SOURCE))})",
                    "." if other == foreign[-1] else ", ",
                ],
            )
    _see(words, term.see, page, site)
    return name, words


def chronology(block: Element, argument: str, page: Page, site: Site) -> None:
    """The events in order, oldest first, by decade and later by year."""
    if not site.edition.chronology:
        return
    dated = [event for event in site.edition.chronology if is_date(event.date)]
    yearly_from = break_year(dated)
    by_period = groupby(site.edition.chronology, key=lambda event: period(event.date, yearly_from))
    periods = {name: list(events) for name, events in by_period}
    if dated:
        published = site.edition.settings.report.published
        anchors = {name: _period_anchor(name) for name in (period(event.date, yearly_from) for event in dated)}
        block.append(timeline_picture(dated, site.locale, published))
        block.append(el("p", {"class": "picture__scale"}, site.locale.gettext(SCALE, year=yearly_from)))
        block.append(narrow_timeline(dated, site.locale, anchors, published))
    block.append(jumps({period_named(name, site.locale): _period_anchor(name) for name in periods}))
    seen: set[str] = set()
    for name, events in periods.items():
        block.append(el("h2", {"id": _period_anchor(name)}, period_named(name, site.locale)))
        items = el("ol", {"class": "chronology"})
        block.append(items)
        for event in events:
            anchor = {"id": f"d{event.date}"} if event.date not in seen else {}
            seen.add(event.date)
            when = el("time", {"datetime": event.date}, narrow_date(event.date, site.locale))
            words = el("span", {"class": "chronology__text"}, event.text)
            _cite(words, event.citation)
            _see(words, event.see, page, site)
            items.append(
                el("li", {"class": f"chronology__item chronology__item--{event.kind}", **anchor}, when, " ", words)
            )


def _period_anchor(name: str) -> str:
    return f"y{name.removesuffix('s')}"


def jumps(anchors: Mapping[str, str]) -> Element:
    """A line of links to parts of a long list, by name."""
    line = el("p", {"class": "jumps"})
    for name, anchor in anchors.items():
        add(line, [el("a", {"href": f"#{anchor}"}, name), " "])
    return line


def _cite(words: Element, cited: Citation | None) -> None:
    if cited:
        add(words, [el("sup", {"data-cite": cited.source})])


def _see(words: Element, see: Sequence[Text], page: Page, site: Site) -> None:
    known = [name.value for name in see if site.way_to(page, name.value)]
    if known:
        places = join(link(name, name, page, site) for name in known)
        add(words, [" ", *interpolate(site.locale.gettext("See {places}."), places=places)])

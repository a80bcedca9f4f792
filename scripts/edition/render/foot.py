"""What the edition adds at the foot of a page: the relations of its units, both sides, what came since, and neighbors."""

from __future__ import annotations

from collections.abc import Iterator

from markdown.extensions.toc import slugify

from ..content import graph, labels
from ..content.model import Declined, Page, Relation
from ..content.vocabulary import GROUPS, NEIGHBORS, RELATIONS
from . import listings
from .elements import Content, Element, add, el, interpolate, join
from .files import file_link
from .site import Site
from .words import group_named, narrow_date, not_reviewed, paragraphs


def sections(page: Page, site: Site) -> Iterator[Element]:
    """The connections of a page, then the developments that bear on it or stand next to it in time."""
    owner = page.id or (page.kind if page.kind in GROUPS else "")
    if not owner:
        return
    connections = el("section", {"class": "connections", "aria-labelledby": "connections"})
    _ = site.locale.gettext
    connections.append(el("h2", {"id": "connections"}, _("Connections")))
    for name, relation in RELATIONS.items():
        written = graph.outgoing(site.edition, relation.of or owner)
        mine = [r for r in written if r.name == name and r.span.path == page.source]
        theirs = [r for r in graph.incoming(site.edition, owner) if r.name == name and name != "bears_on"]
        no = [d for d in site.edition.declined if d.unit == owner and d.name in (name, relation.inverse)]
        none = [d for d in no if d.name == name]
        if page.kind == relation.source and (mine or none):
            _group(connections, relation.forward, mine, none, page, site, outward=True)
        if theirs or any(d.name == relation.inverse for d in no):
            _group(
                connections,
                relation.backward,
                theirs,
                [d for d in no if d.name == relation.inverse],
                page,
                site,
                outward=False,
            )
    if len(connections) > 1:
        yield connections
    added = _neighbors(page, site) if page.kind == "development" else _since(page, site)
    if added is not None:
        yield added
    if page.id and graph.sources_on(site.edition, page.path):
        yield _lists(page, site)


def _lists(page: Page, site: Site) -> Element:
    """The ways to the sources of a page as files for reference managers."""
    words = site.locale.gettext("The sources of this page, for reference managers: {files}.")
    forms = (("RIS", "ris"), ("BibTeX", "bib"), ("CSL-JSON", "json"))
    files = join(file_link(f"{page.id.lower()}/sources.{ending}", name, page) for name, ending in forms)
    return el("p", {"class": "page-sources"}, *interpolate(words, files=files))


def _group(
    parent: Element,
    title: str,
    relations: list[Relation],
    declined: list[Declined],
    page: Page,
    site: Site,
    outward: bool,
) -> None:
    """Add relations under the title of their kind, whose anchor is the same in every language."""
    parent.append(el("h3", {"id": slugify(title, "-")}, site.locale.gettext(title)))
    items = el("ul", {"class": "connections__list"})
    for relation in sorted(relations, key=lambda r: graph.order(r.target if outward else r.source)):
        items.append(_item(relation, relation.target if outward else relation.source, page, site))
    none = site.locale.gettext("None: {reason}")
    for decline in declined:
        items.append(el("li", {"class": "relation relation--none"}, none.format(reason=decline.reason)))
    parent.append(items)


def _item(relation: Relation, other: str, page: Page, site: Site) -> Element:
    item = el("li", {"class": f"relation relation--{relation.basis}"})
    if other in GROUPS:
        link = listings.link(other, group_named(other, site.edition), page, site)
    else:
        unit = site.units.get(other)
        link = listings.link(other, f"{unit.title} ({unit.id})" if unit else other, page, site)
    basis = labels.basis(relation.basis, site.edition)
    label = el("span", {"class": "relation__basis"}, ", ".join([basis, *_paragraphs(relation, site)]))
    if relation.name == "follows_up" and other in site.units:
        add(
            item,
            [_dated(other, site), " ", link, listings.happened(other, page, site), " ", label, " ", relation.reason],
        )
    else:
        add(item, [link, " ", label, " ", relation.reason])
    return item


def _dated(development: str, site: Site) -> Element:
    when = site.pages[site.units[development].page].date
    return el("time", {"datetime": when}, narrow_date(when, site.locale))


def _paragraphs(relation: Relation, site: Site) -> Iterator[str]:
    """The paragraphs of the executive summary that state a relation: `para. 5`."""
    numbers = graph.order_of_paragraphs(s[1:].partition(".")[0] for s in relation.statements)
    if numbers:
        yield paragraphs(numbers, site.locale)


def _since(page: Page, site: Site) -> Element | None:
    ids = {page.id, *(unit.id for unit in graph.units_by_page(site.edition).get(page.path, ()))} - {""}
    bearing = {r.source: r.reason for r in graph.incoming(site.edition, *ids) if r.name == "bears_on"}
    if not bearing:
        return None
    section = el("section", {"class": "since", "aria-labelledby": "since-publication"})
    section.append(
        el("h2", {"id": "since-publication", "class": "since__title"}, site.locale.gettext("Since publication"))
    )
    section.append(el("p", {"class": "since__note"}, not_reviewed(site.edition.settings)))
    section.append(listings.timeline(list(bearing), page, site, bearing))
    return section


def _neighbors(page: Page, site: Site) -> Element | None:
    """The developments before and after this one: of all, and of those that bear on each of its units."""
    _ = site.locale.gettext
    everything = listings.in_time((u.id for u in site.edition.units if u.kind == "development"), site)
    rows = el("dl", {"class": "neighbors"})
    _row(rows, [_("Of all developments")], everything, page, site)
    relations = [r for r in graph.outgoing(site.edition, page.id) if r.name == "bears_on" and r.target in site.units]
    for unit in (site.units[relation.target] for relation in relations):
        name = listings.link(unit.id, f"{unit.short or unit.title} ({unit.id})", page, site)
        _row(rows, interpolate(_("Of those on {unit}"), unit=[name]), listings.bearing_on(unit.id, site), page, site)
    if not len(rows):
        return None
    title = el("h2", {"id": NEIGHBORS}, _("Before and after"))
    return el("section", {"class": "before-and-after", "aria-labelledby": NEIGHBORS}, title, rows)


def _row(rows: Element, name: list[Content], ids: list[str], page: Page, site: Site) -> None:
    """A line of time, and what stands next to this page's development on it; nothing where nothing does."""
    _ = site.locale.gettext
    at = ids.index(page.id)
    sides = (
        (_("Before: {development}"), ids[at - 1 : at] if at else []),
        (_("After: {development}"), ids[at + 1 : at + 2]),
    )
    told = [
        el("dd", None, *interpolate(words, development=_entry(id, page, site)))
        for words, found in sides
        for id in found
    ]
    if told:
        add(rows, [el("dt", None, *name), *told])


def _entry(development: str, page: Page, site: Site) -> list[Content]:
    named = f"{site.units[development].title} ({development})"
    return [_dated(development, site), ", ", listings.link(development, named, page, site)]

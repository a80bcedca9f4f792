"""The index, as a book has one: ids, names and subjects, document symbols, and names in other languages.

It serves readers without a script, so it holds under its own name whatever the search can find.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Iterator

from ..content import graph, markdown
from ..content.addresses import GLOSSARY_PAGE
from ..content.lookup import symbols
from ..content.model import Claim, Page, Term
from ..content.vocabulary import GROUPS, LANGUAGES, SCRIPTS, UNIT_ID
from .elements import Element, add, el, interpolate, join, rich
from .listings import jumps, link
from .site import Site
from .words import by_letter, letter_anchor, symbol_order


def index(block: Element, argument: str, page: Page, site: Site) -> None:
    """One part of the index; the argument says which."""
    block.set("class", "index")
    block.extend(_PARTS[argument](page, site) if argument in _PARTS else ())


def _ids(page: Page, site: Site) -> Iterator[Element]:
    """Every unit and, under it, every claim of it."""
    claims: dict[str, list[Claim]] = {}
    for claim in sorted(site.edition.claims, key=lambda c: graph.order_of_claim(c.id)):
        claims.setdefault(claim.unit, []).append(claim)
    items = el("ul", {"class": "index__list"})
    for unit in site.units.values():
        named = el("span", {"class": "units__id"}, unit.id)
        item = el("li", None, named, " ", link(unit.id, markdown.plain(unit.title), page, site))
        own = claims.get(unit.id, [])
        if own:
            counted = site.locale.ngettext("{count} claim", "{count} claims", len(own))
            line = el("p", {"class": "index__claims"}, *join(link(claim.id, claim.id, page, site) for claim in own))
            item.append(el("details", {"class": "index__fold"}, el("summary", None, counted), line))
        items.append(item)
    yield items


def _names(page: Page, site: Site) -> Iterator[Element]:
    """Terms, bodies, laws, units and subjects, by first letter."""
    letters = by_letter(
        [*_term_entries(page, site), *_subject_entries(page, site)], lambda entry: entry[0], site.locale
    )
    yield jumps({name: _anchor(name) for name in letters})
    for name, entries in letters.items():
        yield el("p", {"id": _anchor(name), "class": "index__letter"}, name)
        items = [item for _, item in entries]
        yield el("ul", {"class": "index__list", "aria-labelledby": _anchor(name)}, *items)


def _term_entries(page: Page, site: Site) -> Iterator[tuple[str, Element]]:
    treated = _treated(site)
    for term in site.edition.glossary:
        item = el("li", None, link(term.id, term.term, page, site))
        places = dict.fromkeys([*(name.value for name in term.see), *treated.get(term.id, ())])
        for number, name in enumerate(name for name in places if name != term.id and site.way_to(page, name)):
            add(item, [", " if number else ": ", link(name, name, page, site)])
        yield term.term, item
        for other in term.also:
            term_of = interpolate(
                site.locale.gettext("{name}: see {term}"), name=[other], term=[link(term.id, term.term, page, site)]
            )
            yield other, el("li", None, *term_of)


def _treated(site: Site) -> dict[str, list[str]]:
    """The units whose pages link to each term of the glossary."""
    found: dict[str, list[str]] = {}
    for unit in site.units.values():
        whole = site.pages[unit.page]
        for target in (
            made.target for made in whole.links if whole.id == unit.id and f"{GLOSSARY_PAGE}#" in made.target
        ):
            path, _, term = target.partition("#")
            if posixpath.normpath(posixpath.join(posixpath.dirname(whole.path), path)) == GLOSSARY_PAGE:
                found.setdefault(term, []).append(unit.id)
    return found


def _subject_entries(page: Page, site: Site) -> Iterator[tuple[str, Element]]:
    """Units, pages, and the sections of units whose heading says by itself what they are about.

    A section of a page on the edition itself is found through the page.
    """
    headings = Counter(heading.text for other in site.edition.pages for heading in other.headings)
    for unit in site.units.values():
        words = markdown.plain(unit.title)
        yield words, el("li", None, link(unit.id, words, page, site), f" ({unit.id})")
    for other in site.edition.pages:
        if other.kind != "home" and not other.id and other.path != page.path:
            yield other.title, el("li", None, el("a", {"href": site.way(page, other.path)}, other.title))
        for heading in other.headings if other.id or other.kind in GROUPS else ():
            if headings[heading.text] == 1 and heading.anchor and not UNIT_ID.fullmatch(heading.anchor.upper()):
                words = markdown.plain(heading.text)
                way = el("a", {"href": site.way(page, other.path, heading.anchor)}, words)
                yield words, el("li", None, way, f" ({other.id or other.title})")


def _symbols(page: Page, site: Site) -> Iterator[Element]:
    """Documents by the numbers they bear."""
    items = el("ul", {"class": "index__list"})
    found = [(symbol, source) for source in site.edition.sources for symbol in symbols(source)]
    for symbol, source in sorted(found, key=lambda pair: (symbol_order(pair[0]), pair[1].key)):
        titled = el("span", {"class": "index__title"}, link(source.key, rich(source.text("title")), page, site))
        items.append(el("li", None, f"{symbol}: ", titled))
    yield items


def _languages(page: Page, site: Site) -> Iterator[Element]:
    """The glossary's names in other languages, language by language."""
    for code in LANGUAGES:
        named: list[tuple[str, Term]] = [(n, term) for term in site.edition.glossary for n in term.names.get(code, ())]
        if named:
            yield el("h3", {"id": f"index-{code}"}, site.locale.name_of(code))
            items = el("ul", {"class": "index__list"})
            for name, term in sorted(named, key=lambda pair: (pair[0].casefold(), pair[1].id)):
                items.append(
                    el(
                        "li",
                        None,
                        el("span", {"lang": SCRIPTS.get(code, code)}, name),
                        ": ",
                        link(term.id, term.term, page, site),
                    )
                )
            yield items


def _anchor(letter: str) -> str:
    return f"index-{letter_anchor(letter)}"


_PARTS: dict[str, Callable[[Page, Site], Iterator[Element]]] = {
    "ids": _ids,
    "names": _names,
    "symbols": _symbols,
    "languages": _languages,
}

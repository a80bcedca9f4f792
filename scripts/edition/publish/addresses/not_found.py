"""The page for unknown addresses: every unit with its address, so that a mistyped id is found with or without a script.

A host serves the one page at the root for every address, those of translations too: it helps in each language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from ...config import Config
from ...content import graph
from ...content.addresses import in_force
from ...content.model import Edition, Unit
from ...language import N_
from ...language.locale import Locale, locale
from ...render.languages import marked

_PLACE = '<div class="lookup"></div>'
_HEADINGS = {
    "paragraph": N_("Executive summary, by paragraph"),
    "finding": N_("Findings"),
    "pathway": N_("Pathways"),
    "driver": N_("Drivers"),
    "accelerant": N_("Accelerants"),
    "recommendation": N_("Recommendations"),
    "development": N_("Since publication"),
    "frame": N_("What introduces the rest"),
}
"""Kinds of unit in the order of the list. One that is not here comes last, under its own name."""
_NUMBERED = re.compile(r"/(?P<unit>[a-z]+[0-9]+)-(?P<number>[0-9]+)/")


def write(edition: Edition, config: Config, folder: Path) -> None:
    """Fill the help and the list of units into 404.html. Its links are absolute: it is served at any depth."""
    file = folder / "404.html"
    html = file.read_text(encoding="utf-8")
    html = html.replace(f'href="{config.base}."', f'href="{config.base}"')
    filled = html.replace(_PLACE, "\n".join(_content(edition, config)))
    file.write_text(filled, encoding="utf-8", newline="\n")


def _content(edition: Edition, config: Config) -> Iterator[str]:
    own = edition.settings
    yield _help(own.locale, config.base, "h1")
    for into in own.translations if own.original is None else ():
        yield f'<section class="lookup__other" lang="{into.language}" data-folder="{into.language}/">'
        yield f"{_help(locale(into.language), f'{config.base}{into.language}/', 'h2')}\n</section>"
    yield f'<div class="lookup">\n{marked("".join(_groups(edition, config)), own)}</div>'


def _help(language: Locale, base: str, heading: str) -> str:
    """What a reader may do, and room for a guess in the words that the script takes from it."""
    _ = language.gettext
    said = _(
        "This address leads to no page of the edition. A published address never breaks, so it may have been mistyped."
    )
    found, none = _("{place} is here"), _("There is no claim {claim}.")
    ids = _(
        "Claims and units have short addresses made of their id in small letters, with a hyphen for the point: claim P3.2 is at {claim}, recommendation R2 at {unit}."
    )
    index = f'<a href="{escape(base)}a-z/">{escape(_("the index"))}</a>'
    sources = f'<a href="{escape(base)}sources/">{escape(_("the sources"))}</a>'
    top = ' id="top"' if heading == "h1" else ""
    every = escape(_("Ids, names, terms and symbols are all in {index}, and every document cited is in {sources}."))
    return "\n".join(
        (
            f'<header class="head">\n<{heading}{top}>{escape(_("Page not found"))}</{heading}>',
            f'<p class="head__summary">{escape(said)}</p>\n</header>',
            f'<p class="lookup__guess" role="status" data-found="{escape(found)}" data-none="{escape(none)}" hidden></p>',
            f"<p>{escape(ids).format(claim='<code>/p3-2/</code>', unit='<code>/r2/</code>')}</p>",
            f"<p>{every.format(index=index, sources=sources)}</p>",
        )
    )


def _groups(edition: Edition, config: Config) -> Iterator[str]:
    _, last = edition.settings.locale.gettext, _last_numbers(edition)
    kinds = dict.fromkeys([*_HEADINGS, *sorted(unit.kind for unit in edition.units)])
    for kind in kinds:
        units = sorted((u for u in edition.units if u.kind == kind), key=lambda unit: graph.order(unit.id))
        rows = "".join(_row(unit, last.get(unit.anchor, 0), config) for unit in units)
        if rows:
            yield f"<details><summary>{escape(_(_HEADINGS[kind]) if kind in _HEADINGS else kind)}</summary>\n<ul>\n{rows}</ul>\n</details>\n"


def _row(unit: Unit, last: int, config: Config) -> str:
    href = escape(f"{config.base}{unit.anchor}/")
    return (
        f'<li><a href="{href}" data-unit="{unit.anchor}" data-last="{last}">{escape(unit.title)} ({unit.id})</a></li>\n'
    )


def _last_numbers(edition: Edition) -> dict[str, int]:
    """The highest claim that each unit has or had: every number up to it answers."""
    last: dict[str, int] = {}
    for address in in_force(edition.ledger):
        found = _NUMBERED.fullmatch(address)
        if found:
            last[found["unit"]] = max(last.get(found["unit"], 0), int(found["number"]))
    return last

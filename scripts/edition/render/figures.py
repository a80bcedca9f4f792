"""Figures as a reader meets them: title, chart, what is counted and by whom, source and claims, the values, the files."""

from __future__ import annotations

import posixpath

from ..content import labels
from ..content.downloads import figure_files
from ..content.model import Figure, FigureRow, KeyFigure, Page
from ..content.places import Text
from .elements import Content, Element, add, el, interpolate, join
from .files import ADDRESS
from .listings import link
from .short import shortly
from .site import Site

MARK = "°"
"""What a value bears that was confirmed only in part."""


def fill(block: Element, argument: str, page: Page, site: Site) -> None:
    """The figure of a name."""
    figure = next((figure for figure in site.edition.figures if figure.name == argument), None)
    if figure is None:
        return
    _ = site.locale.gettext
    block.tag = "figure"
    block.set("class", f"figure figure--{figure.form.value}")
    block.set("id", anchor(figure))
    block.append(el("p", {"class": "figure__title"}, figure.title.value))
    opened = table(figure, page, site)
    if figure.form.value == "list":
        block.append(opened)
    else:
        block.append(el("details", {"class": "figure__values"}, el("summary", None, _("The values")), opened))
    block.append(_source(figure, page, site))
    block.append(_files(figure, page, site))


def anchor(figure: Figure) -> str:
    return f"fig-{figure.name}"


def _source(figure: Figure, page: Page, site: Site) -> Element:
    """What is counted, by whom, where it is told, and by which claims."""
    _, names = site.locale.gettext, site.edition.settings.short_names
    whole = _(
        "{counts}, {period}, counted by {by}.",
        counts=_capital(figure.counts.value),
        period=figure.period.value,
        by=figure.by.value,
    )
    line = el("p", {"class": "figure__source"}, whole)
    if figure.note.value:
        add(line, [f" {figure.note.value}"])
    if figure.doubt.value:
        add(line, [" ", _("{mark} Confirmed in part: {reason}.", mark=MARK, reason=figure.doubt.value)])
    if figure.citation:
        cited = [shortly(cite, site.sources.get(cite.key), names, site.locale) for cite in figure.citation.cites]
        add(line, [" ", _("Source: {source}", source="; ".join(cited))])
        add(line, [el("sup", {"data-cite": figure.citation.source}), "."])
    if figure.credit.value:
        add(line, [" ", figure.credit.value.rstrip("."), "."])
    told = {"claims": join(_links(figure.all_claims, page, site))}
    add(line, [" ", *interpolate(_("Told by {claims}."), **told)])
    return line


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _links(claims: tuple[Text, ...], page: Page, site: Site) -> list[Element]:
    """A link to each claim, once."""
    return [link(name, name, page, site) for name in dict.fromkeys(claim.value for claim in claims)]


def table(figure: Figure, page: Page, site: Site) -> Element:
    """The values, a row each, with the claims that tell it where some row names any."""
    _ = site.locale.gettext
    named = any(row.claims for row in figure.rows)
    heads = [figure.key.value, *(name.value for name in figure.columns.values()), *([_("Claim")] if named else [])]
    head = el("tr", None, *(el("th", {"scope": "col"}, words) for words in heads))
    body = el("tbody", None, *(_row(row, figure, named, page, site) for row in figure.rows))
    caption = el("caption", None, _("{title} ({unit})", title=figure.title.value, unit=figure.unit.value))
    return el("table", {"class": "figure__table"}, caption, el("thead", None, head), body)


def _row(row: FigureRow, figure: Figure, named: bool, page: Page, site: Site) -> Element:
    mark = f"{MARK}" if row.partly else None
    line = el("tr", None, el("th", {"scope": "row"}, row.at.value, mark))
    empty = [column for column in figure.columns if column not in row.cells]
    for column in figure.columns:
        if column in row.cells:
            line.append(el("td", None, row.cells[column].value))
        elif row.gap and column == empty[0]:
            line.append(el("td", {"class": "figure__gap"}, row.gap))
        else:
            line.append(el("td", None, "–"))
    if named:
        line.append(el("td", None, *join(_links(row.claims, page, site))))
    return line


def _files(figure: Figure, page: Page, site: Site) -> Element:
    """The links to the files of a figure."""
    links: list[Content] = [
        el("span", {ADDRESS: posixpath.relpath(file.path, page.url or ".")}, site.locale.gettext(file.name))
        for file in figure_files(figure)
    ]
    return el(
        "p", {"class": "figure__files"}, *interpolate(site.locale.gettext("Take along: {files}."), files=join(links))
    )


def numbers(block: Element, argument: str, page: Page, site: Site) -> None:
    """The single figures as one table."""
    _ = site.locale.gettext
    block.set("class", "numbers")
    heads = (
        _("Figure"),
        _("What it counts"),
        _("Who says so"),
        _("When"),
        _("Others count"),
        _("How sure"),
        _("Claim"),
    )
    head = el("tr", None, *(el("th", {"scope": "col"}, words) for words in heads))
    body = el("tbody", None, *(_number(number, heads, page, site) for number in site.edition.numbers))
    block.append(el("table", {"class": "numbers__table"}, el("thead", None, head), body))


def _number(number: KeyFigure, heads: tuple[str, ...], page: Page, site: Site) -> Element:
    """A row; each cell knows its column's name, which a narrow screen puts before it."""
    named = [name.value for name in number.claims]
    claims = [site.claims[name] for name in named if name in site.claims]
    sure = list(dict.fromkeys(labels.label(claim, site.edition) for claim in claims))
    cells: list[list[Content]] = [
        [number.counts.value],
        [number.by.value],
        [number.when.value],
        [number.range.value or "–"],
        ["; ".join(sure)],
        join(_cited(name, page, site) for name in named),
    ]
    line = el("tr", None, el("th", {"scope": "row"}, number.figure.value))
    for head, cell in zip(heads[1:], cells, strict=True):
        line.append(el("td", {"data-column": head}, *cell))
    return line


def _cited(name: str, page: Page, site: Site) -> Element:
    """A claim in its place, and its own page, where its words and its citation are ready to copy."""
    own = posixpath.relpath(f"/{name.lower().replace('.', '-')}/", f"/{page.url}") + "/"
    copy = el("span", {ADDRESS: own}, site.locale.gettext("cite {claim}", claim=name))
    return el("span", None, link(name, name, page, site), " (", copy, ")")

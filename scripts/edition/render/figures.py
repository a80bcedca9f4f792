"""Figures as a reader meets them: title, chart, what is counted and by whom, source and claims, the values, the files."""

from __future__ import annotations

import posixpath
import xml.etree.ElementTree as etree
from collections.abc import Iterator

from ..content import labels
from ..content.downloads import figure_files
from ..content.figures import anchor
from ..content.model import Figure, FigureRow, KeyFigure, Page
from ..content.places import Text
from ..language.locale import Locale
from .chart_specs import MARK
from .elements import Content, Element, add, el, interpolate, join
from .files import ADDRESS
from .listings import link
from .site import Site


def fill(block: Element, argument: str, page: Page, site: Site) -> None:
    """The figure of a name."""
    figure = next((figure for figure in site.edition.figures if figure.name == argument), None)
    if figure is None:
        return
    _ = site.locale.gettext
    block.tag = "figure"
    block.set("class", f"figure figure--{figure.form.value}")
    block.set("id", anchor(figure.name))
    block.append(el("figcaption", None, el("p", {"class": "figure__title"}, figure.title.value)))
    if figure.note.value:
        block.append(el("p", {"class": "figure__note"}, figure.note.value))
    block.extend(_charts(figure, site))
    opened = table(figure, page, site)
    if figure.form.value == "list":
        block.append(opened)
    else:
        block.append(el("details", {"class": "figure__values"}, el("summary", None, _("The values")), opened))
    block.append(_source(figure, page, site))
    block.append(_files(figure, page, site))


def _charts(figure: Figure, site: Site) -> Iterator[Element]:
    """The chart for a wide and for a narrow screen: a style sheet shows one of them."""
    for kind, svg in zip(("wide", "narrow"), site.charts.get(figure.name, ()), strict=False):
        chart = _bare(etree.fromstring(svg))
        chart.set("class", f"chart chart--{kind}")
        chart.set("role", "img")
        chart.set("aria-label", figure.alternative.value)
        yield chart


def _bare(chart: Element) -> Element:
    """The elements of a drawing as HTML has them, without their namespace."""
    for element in chart.iter():
        element.tag = element.tag.partition("}")[2] or element.tag
    return chart


def _source(figure: Figure, page: Page, site: Site) -> Element:
    """What is counted, by whom, where it is told, and by which claims."""
    _ = site.locale.gettext
    line = el("p", {"class": "figure__source"}, counted(figure, site.locale))
    if figure.citation:
        line.append(el("sup", {"data-cite": figure.citation.source}))
    if figure.doubt.value:
        add(line, [" ", _("{mark} Confirmed in part: {reason}.", mark=MARK, reason=figure.doubt.value)])
    if figure.credit.value:
        add(line, [" ", figure.credit.value.rstrip("."), "."])
    claims = figure.claims if figure.form.value == "list" else figure.all_claims
    told = {"claims": join(_links(claims, page, site))}
    add(line, [" ", *interpolate(_("Told by {claims}."), **told)])
    return line


def counted(figure: Figure, locale: Locale) -> str:
    """What is counted, in which period, and by whom."""
    what = figure.counts.value[:1].upper() + figure.counts.value[1:]
    return locale.gettext(
        "{counts}, {period}, counted by {by}.", counts=what, period=figure.period.value, by=figure.by.value
    )


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
    kind = "figure__table stacked" if figure.form.value == "list" else "figure__table"
    return el("table", {"class": kind}, caption, el("thead", None, head), body)


def _row(row: FigureRow, figure: Figure, named: bool, page: Page, site: Site) -> Element:
    mark = f"{MARK}" if row.partly else None
    line = el("tr", None, el("th", {"scope": "row"}, row.at.value, mark))
    empty = [column for column in figure.columns if column not in row.cells]
    for column, name in figure.columns.items():
        cell = {"data-column": name.value}
        if column in row.cells:
            line.append(el("td", cell, row.cells[column].value))
        elif row.gap and column == empty[0]:
            line.append(el("td", {**cell, "class": "figure__gap"}, row.gap))
        else:
            line.append(el("td", cell, "–"))
    if named:
        told = join(_links(row.claims, page, site)) or ["–"]
        line.append(el("td", {"data-column": site.locale.gettext("Claim")}, *told))
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
    block.append(el("table", {"class": "numbers__table stacked"}, el("thead", None, head), body))


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

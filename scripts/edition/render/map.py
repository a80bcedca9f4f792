"""The argument map: a picture of links, and the same nodes and lines in words, both from one argument."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..content.argument import Argument, Line, Node, argument, in_brief
from ..content.model import Caption, Page
from ..content.vocabulary import GROUP_NAMES, RELATIONS, unit_kind
from ..language import N_
from ..language.locale import Locale
from . import listings, map_layout
from .elements import Element, add, el, interpolate
from .map_layout import Box, Drawing, Stroke, Words
from .site import Site


def whole(block: Element, argument_name: str, page: Page, site: Site) -> None:
    """The map of the whole argument: what it counts, the picture, on a narrow screen that in brief, and all in words."""
    drawn = _named(argument(site.edition), site)
    _fill(block, drawn, map_layout.whole(drawn, _heads(drawn, site)), page, site)
    block.set("class", "map")


def brief(block: Element, argument_name: str, page: Page, site: Site) -> None:
    """The map of the groups, for a page that says more than the argument."""
    drawn = in_brief(_named(argument(site.edition), site))
    _fill(block, drawn, map_layout.brief(drawn, _heads(drawn, site), site.locale), page, site)
    block.set("class", "map map--brief")


def _fill(block: Element, drawn: Argument, drawing: Drawing, page: Page, site: Site) -> None:
    block.tag = "figure"
    lead = el("p", {"class": "map__lead"}, site.locale.gettext("In words, each line where it starts:"))
    small = in_brief(drawn)
    pictures = [
        _picture(drawn, drawing, page, site),
        _picture(small, map_layout.narrow(small, _heads(small, site), site.locale), page, site, "narrow"),
    ]
    add(block, [_count(drawn, site.locale), *pictures, lead, _words(drawn, page, site)])


def _heads(drawn: Argument, site: Site) -> dict[str, tuple[str, ...]]:
    return {node.id: _head(node, site) for node in drawn.nodes if node.is_group}


def _named(drawn: Argument, site: Site) -> Argument:
    """The argument with what groups and paragraphs are called where a line names them."""
    groups = {node.id: site.locale.gettext(_GROUPS[node.id]) for node in drawn.nodes if node.is_group}
    names = groups | dict(site.edition.settings.map_names)
    return Argument(tuple(replace(node, name=names.get(node.id, node.name)) for node in drawn.nodes), drawn.lines)


_GROUPS = {
    "findings": N_("the findings"),
    "pathways": N_("the pathways"),
    "drivers": N_("the drivers"),
    "accelerants": N_("the accelerants"),
    "recommendations": N_("the recommendations"),
}


def _caption(node: Node, site: Site) -> Caption:
    return site.edition.settings.captions.get(node.id) or Caption(site.locale.gettext(GROUP_NAMES[node.id]), "")


def _head(node: Node, site: Site) -> tuple[str, ...]:
    """A group's words, and where the executive summary has it with what its members are."""
    caption = _caption(node, site)
    where = [_pilcrow(node.paragraphs)] if node.paragraphs else []
    told = ": ".join([*where, *([caption.members] if caption.members else [])])
    return (caption.words, told) if told else (caption.words,)


def _pilcrow(paragraphs: tuple[str, ...]) -> str:
    return f"{'¶' if len(paragraphs) == 1 else '¶¶'}\N{NO-BREAK SPACE}{', '.join(paragraphs)}"


def _count(drawn: Argument, locale: Locale) -> Element:
    stated, readings = drawn.stated, drawn.readings
    words = [
        locale.ngettext(
            "Of {lines}, {count} is stated in the executive summary: solid, with the paragraph (¶).",
            "Of {lines}, {count} are stated in the executive summary: solid, with the paragraph (¶).",
            stated,
            lines=locale.ngettext("{count} line", "{count} lines", stated + readings),
        )
    ]
    if readings:
        words += [
            locale.ngettext(
                "The other {count} is this edition’s reading: dashed.",
                "The other {count} are this edition’s readings: dashed.",
                readings,
            )
        ]
    if readings > stated:
        words += [
            locale.gettext("Most of what this picture draws is therefore not said in the executive summary."),
        ]
    return el("figcaption", {"class": "map__count", "id": "map-count"}, " ".join(words))


def _picture(drawn: Argument, drawing: Drawing, page: Page, site: Site, kind: str = "wide") -> Element:
    picture = el(
        "svg",
        {
            "class": f"map__picture map__picture--{kind}",
            "viewBox": f"-1 -1 {drawing.width + 2:.0f} {drawing.height + 1:.0f}",
            "role": "group",
            "aria-label": site.locale.gettext("The argument map"),
            "aria-describedby": "map-count",
        },
    )
    prefix = "map" if kind == "wide" else f"map-{kind}"
    numbers = {stroke.line: f"{prefix}-{place}" for place, stroke in enumerate(drawing.strokes, 1)}
    lines = el("g", {"class": "map__lines", "aria-hidden": "true"})
    if drawing.bracket:
        lines.append(el("path", {"class": "map__bracket", "d": drawing.bracket}))
    frames = [node for node in drawn.nodes if node.is_group]
    units = [node for node in drawn.nodes if not node.is_group]
    for node in frames:
        box = drawing.boxes[node.id]
        if box.kind in ("frame", "band"):
            picture.append(el("rect", {"class": f"map__{box.kind}", **_edges(box)}))
    for stroke in drawing.strokes:
        lines.append(_stroke(stroke, numbers[stroke.line]))
    picture.append(lines)
    for node in (*frames, *units):
        add(picture, [_node(node, drawing.boxes[node.id], page, site), _highlight(node, drawn, drawing, numbers)])
    return picture


def _edges(box: Box) -> dict[str, str]:
    return {"x": f"{box.x:.5g}", "y": f"{box.y:.5g}", "width": f"{box.w:.5g}", "height": f"{box.h:.5g}"}


def _stroke(stroke: Stroke, name: str) -> Element:
    line = stroke.line
    kind = "stated" if line.stated else "reading"
    drawn = el(
        "g",
        {"class": f"map__line map__line--{kind}", "id": name, "data-line": _key(line)},
        el("path", {"d": stroke.way}),
        el("path", {"class": "map__tip", "d": stroke.head}),
    )
    if stroke.mark:
        drawn.append(_text(stroke.mark))
    return drawn


def _key(line: Line) -> str:
    return f"{line.source} {line.name} {line.target}"


def _text(words: Words) -> Element:
    return el("text", {"class": f"map__{words.kind}", "x": f"{words.x:.5g}", "y": f"{words.y:.5g}"}, words.text)


def _node(node: Node, box: Box, page: Page, site: Site) -> Element:
    href = site.way_to(page, node.id)  # a group need not have a page
    called = " ".join(words.text for words in box.words)
    if called == node.id:
        called = f"{node.id} {node.name}"
    named = {"data-node": node.id, "aria-label": called}
    link = el("a", {"href": href, **named}) if href else el("g", {"role": "img", **named})
    if node.is_group:
        place = [words for words in box.words if words.kind == "head"]
        wide = max(map_layout.length(words.text) for words in place)
        tall = place[-1].y - place[0].y + 26
        box = Box(place[0].x, place[0].y - 18, wide, tall, "row", box.words)
    link.append(el("rect", {"class": f"map__{box.kind}", **_edges(box)}))
    for words in box.words:
        add(link, [" ", _text(words)])
    return link


def _highlight(node: Node, drawn: Argument, drawing: Drawing, numbers: Mapping[Line, str]) -> Element:
    """What shows while a node is pointed at: its lines once more, and an edge around what they join."""
    mine = [line for line in drawn.lines if {line.source, line.target} & {node.id, node.group}]
    lit = el("g", {"class": "map__lit", "aria-hidden": "true"})
    for line in mine:
        lit.append(el("use", {"href": f"#{numbers[line]}"}))
    for end in dict.fromkeys(end for line in mine for end in (line.source, line.target)):
        if end != node.group or node.is_group:
            lit.append(el("rect", _edges(drawing.boxes[end])))
    return lit


def _words(drawn: Argument, page: Page, site: Site) -> Element:
    """The same nodes and lines as nested lists; each line stands where it starts, each paragraph outside its group."""
    groups = el("ul", {"class": "map__words"})
    known = {node.id: node for node in drawn.nodes if node.is_group}
    for name in dict.fromkeys(node.group for node in drawn.nodes):
        group = known.get(name)
        units = el("ul", None, *(_said(group, drawn, page, site) if group else ()))
        for node in drawn.members(name):
            (groups if unit_kind(node.id) == "paragraph" else units).append(_unit(node, drawn, page, site))
        if group:
            words, *told = _head(group, site)
            groups.append(el("li", None, _link(group, words, page, site), f" ({told[0]})" if told else None, units))
    return groups


def _link(node: Node, words: str, page: Page, site: Site) -> Element:
    href = site.way_to(page, node.id)
    return el("a", {"href": href, "data-node": node.id}, words) if href else el("span", {"data-node": node.id}, words)


def _unit(node: Node, drawn: Argument, page: Page, site: Site) -> Element:
    link = _link(node, f"{node.id} {node.name}", page, site)
    mine = _said(node, drawn, page, site)
    return el("li", None, link, el("ul", None, *mine) if mine else None)


def _said(node: Node, drawn: Argument, page: Page, site: Site) -> list[Element]:
    """What starts at a node, line by line, or why nothing does."""
    if node.unlinked:
        return [
            el(
                "li",
                {"class": "map__said map__said--none"},
                site.locale.gettext("No line. {reason}", reason=node.unlinked),
            )
        ]
    return [_line(line, drawn, page, site) for line in drawn.lines if line.source == node.id]


def _line(line: Line, drawn: Argument, page: Page, site: Site) -> Element:
    node = next(n for n in drawn.nodes if n.id == line.target)
    name = node.name if node.is_group else f"{node.id} {node.name}"
    _ = site.locale.gettext
    place = _("executive summary, {place}", place=_pilcrow(line.paragraphs))
    kind, whose = ("stated", place) if line.stated else ("reading", _("this edition’s reading"))
    if line.count > 1:
        lines = site.locale.ngettext("{count} line", "{count} lines", line.count)
        whose = _("{lines}, each {basis}", lines=lines, basis=whose)
    relation = _(RELATIONS[line.name].forward).lower()
    return el(
        "li",
        {"class": f"map__said map__said--{kind}", "data-line": _key(line)},
        *interpolate(_("{relation} {unit}"), relation=[relation], unit=[listings.link(line.target, name, page, site)]),
        f": {whose}. {line.reason}".rstrip(),
    )

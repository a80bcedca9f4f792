"""Where everything stands in the argument map: rows and bands by rule, in units of which a screen shows about one a pixel.

The order from top to bottom is the executive summary's own: repression and its findings, the pathways beneath them
with the drivers to their left, the recommendations at the foot. Lines run in the lanes between, so none crosses words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from ..content.argument import Argument, Line, Node
from ..content.vocabulary import unit_kind
from ..language.locale import Locale

WIDTH = 700
SIZE = 13
"""The letters' size: a picture 660 pixels wide, the narrowest there is, shows them at 12."""

_LEAD, _PAD, _GAP, _LANE = 16, 7, 6, 88


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text. `kind` is `id`, `name`, `head`, `where` or a `mark` on a line."""

    x: float
    y: float
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Box:
    """A node's place. `kind` is `unit`, `row` (a unit without a border), `frame`, `band` or `group` (without one)."""

    x: float
    y: float
    w: float
    h: float
    kind: str
    words: tuple[Words, ...] = ()

    @property
    def middle(self) -> float:
        return self.x + self.w / 2

    @property
    def foot(self) -> float:
        return self.y + self.h


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line as drawn: its way, its head, and where the paragraph that states it is written."""

    line: Line
    way: str
    head: str
    mark: Words | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    height: float
    boxes: Mapping[str, Box]
    strokes: tuple[Stroke, ...]
    bracket: str
    width: float = WIDTH


_WIDTHS = {"ijlI’'": 0.3, " .,-:;": 0.27, "ftr": 0.38, "csz": 0.47, "mwMW": 0.88, "ABCDEGHKNOQRUVX": 0.72}
_EM = {letter: em for letters, em in _WIDTHS.items() for letter in letters}


def length(text: str) -> float:
    """About how long a text is in the edition's serif, in the map's units."""
    return SIZE * sum(_EM.get(letter, 1 if east_asian_width(letter) == "W" else 0.58) for letter in text)


def wrap(text: str, width: float) -> list[str]:
    """A text in lines of at most this width; a word that is longer stands alone."""
    found: list[str] = []
    for word in text.split():
        if found and length(f"{found[-1]} {word}") <= width:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found


def whole(argument: Argument, heads: Mapping[str, tuple[str, ...]]) -> Drawing:
    """Every unit in a box of its own. `heads` are the lines of words of each group that is there."""
    boxes: dict[str, Box] = {}
    top = 0.0
    if "accelerants" in heads:
        boxes.update(_band(argument, heads["accelerants"]))
        top = boxes["accelerants"].foot + 38
    paragraphs = [n for n in argument.members("findings") if unit_kind(n.id) == "paragraph"]
    for node in paragraphs:
        lines = wrap(node.name, 560)
        boxes[node.id] = _unit(node, lines, 0, top, 590, _tall(len(lines)))
        top = boxes[node.id].foot + 12
    findings = [n for n in argument.members("findings") if n not in paragraphs]
    if "findings" in heads:
        boxes.update(_frame("findings", findings, heads["findings"], top, above=True))
        top = boxes["findings"].foot + _LANE
    after = top
    if "pathways" in heads:
        boxes.update(_pathways(argument, heads["pathways"], top))
        after = boxes["pathways"].foot + _LANE
    if "drivers" in heads:
        boxes.update(_drivers(argument, heads["drivers"], top, boxes.get("pathways")))
        after = max(after, boxes["drivers"].foot + 44)
    if "recommendations" in heads:
        asked = _by_ends(argument, argument.members("recommendations"))
        boxes.update(_frame("recommendations", asked, heads["recommendations"], after, above=False))
    return Drawing(_height(boxes), boxes, _strokes(argument, boxes), _bracket(boxes.get("drivers")))


def _height(boxes: Mapping[str, Box]) -> float:
    return max((box.foot for box in boxes.values()), default=0) + 1


def _tall(lines: int) -> float:
    """The height of a box with an id and this many lines of words."""
    return _LEAD * (lines + 1) + 9


def _unit(node: Node, lines: Sequence[str], x: float, y: float, w: float, h: float) -> Box:
    words = [Words(x + _PAD, y + _LEAD, node.id, "id")]
    words += [Words(x + _PAD, y + _LEAD * (row + 2), line, "name") for row, line in enumerate(lines)]
    return Box(x, y, w, h, "unit", tuple(words))


def _rows(nodes: Sequence[Node], x: float, y: float, width: float) -> dict[str, Box]:
    """Units side by side, in as many rows as they need."""
    boxes: dict[str, Box] = {}
    row: list[Node] = []
    for node in nodes:
        if row and sum(map(_min_width, [*row, node])) + _GAP * len(row) > width:
            boxes.update(_row(row, x, y, width))
            y = boxes[row[0].id].foot + _GAP
            row = []
        row.append(node)
    return boxes | (_row(row, x, y, width) if row else {})


def _min_width(node: Node) -> float:
    """The width that a unit's longest word needs."""
    return max((length(word) for word in node.name.split()), default=0) + 2 * _PAD + 2


def _row(nodes: Sequence[Node], x: float, y: float, width: float) -> dict[str, Box]:
    """Units side by side, each at least as wide as its longest word; what is left goes to those with most to say."""
    least = {node.id: _min_width(node) for node in nodes}
    spare = width - sum(least.values()) - _GAP * (len(nodes) - 1)
    want = {node.id: max(length(node.name) / 2 - least[node.id], 6.0) for node in nodes}
    share = {id: least[id] + spare * want[id] / sum(want.values()) for id in least}
    lines = {node.id: wrap(node.name, share[node.id] - 2 * _PAD) for node in nodes}
    height = _tall(max(map(len, lines.values()), default=1))
    boxes: dict[str, Box] = {}
    for node in nodes:
        boxes[node.id] = _unit(node, lines[node.id], x, y, share[node.id], height)
        x += share[node.id] + _GAP
    return boxes


def _frame(group: str, nodes: Sequence[Node], head: Sequence[str], y: float, above: bool) -> dict[str, Box]:
    """A row of units in a frame as wide as the map, its head above or below them."""
    row = _rows(nodes, _GAP, y + (_LEAD + 10 if above else _GAP), WIDTH - 2 * _GAP)
    deep = _height_of(row) + _LEAD + 10 + _GAP
    line = y + (_LEAD + 2 if above else deep - 9)
    return {group: Box(0, y, WIDTH, deep, "frame", _heading(head, _GAP + _PAD, line)), **row}


def _height_of(rows: Mapping[str, Box]) -> float:
    """How tall rows of units are together."""
    return max(box.foot for box in rows.values()) - min(box.y for box in rows.values())


def _heading(head: Sequence[str], x: float, y: float) -> tuple[Words, ...]:
    """A head's words: what it is at the left, where the summary has it at the right."""
    words, *rest = head
    return (Words(x, y, words, "head"), *(Words(WIDTH - _GAP - _PAD, y, text, "where") for text in rest))


def _band(argument: Argument, head: Sequence[str]) -> dict[str, Box]:
    nodes = argument.members("accelerants")
    row = _rows(nodes, 300, 8, WIDTH - 300 - 8)
    tall = _height_of(row) + 16
    words = [Words(12, tall / 2 - 2 + _LEAD * i, text, "head" if i == 0 else "name") for i, text in enumerate(head)]
    return {"accelerants": Box(0, 0, WIDTH, tall, "band", tuple(words)), **row}


_LEFT = 200
"""Where the pathways begin: what is left of it belongs to the drivers."""


def _pathways(argument: Argument, head: Sequence[str], y: float) -> dict[str, Box]:
    """The pathways in a frame whose head stands left of them, so that lines above and below stay clear of words."""
    cell = 122
    lines = [(line, "head" if i == 0 else "name") for i, text in enumerate(head) for line in wrap(text, cell - 14)]
    members, left = argument.members("pathways"), _LEFT + cell
    high = _height_of(_rows(members, left, y, WIDTH - left - _GAP))
    tall = max(high + 2 * _GAP, _LEAD * len(lines) + _GAP)
    row = _rows(members, left, y + (tall - high) / 2, WIDTH - left - _GAP)
    first = y + tall / 2 - _LEAD * (len(lines) - 1) / 2 + 4
    words = tuple(Words(_LEFT + 10, first + _LEAD * i, text, kind) for i, (text, kind) in enumerate(lines))
    return {"pathways": Box(_LEFT, y, WIDTH - _LEFT, tall, "frame", words), **row}


def _drivers(argument: Argument, head: Sequence[str], top: float, beside: Box | None) -> dict[str, Box]:
    """The drivers one under the other, as tall as they need, level with the middle of the pathways."""
    width, left, indent = 152.0, 5.0, 31.0
    heads = [(line, "head" if i == 0 else "name") for i, text in enumerate(head) for line in wrap(text, width - left)]
    lines = {node.id: wrap(node.name, width - indent) for node in argument.members("drivers")}
    tall = _LEAD * len(heads) + sum(_LEAD * len(words) + 11 for words in lines.values())
    y = top = beside.y + beside.h / 2 - tall / 2 if beside else top
    words = tuple(Words(left, y + 12 + _LEAD * i, text, kind) for i, (text, kind) in enumerate(heads))
    y += _LEAD * len(heads)
    boxes: dict[str, Box] = {}
    for id, rows in lines.items():
        h = _LEAD * len(rows) + 11
        said = [
            Words(left, y + _LEAD, id, "id"),
            *(Words(indent, y + _LEAD * (i + 1), t, "name") for i, t in enumerate(rows)),
        ]
        boxes[id] = Box(0, y, width, h, "row", tuple(said))
        y += h
    return {"drivers": Box(0, top, width, tall, "group", words), **boxes}


def brief(argument: Argument, heads: Mapping[str, tuple[str, ...]], locale: Locale) -> Drawing:
    """Groups as boxes that list their units, in the same places, with one line for all of a kind between two groups."""
    boxes: dict[str, Box] = {}

    def below(gap: float) -> float:
        return max((box.foot for box in boxes.values()), default=-gap) + gap

    def listed(group: str, x: float, y: float, width: float, columns: int) -> None:
        if group in heads:
            boxes.update(_listed(argument, group, heads[group], x, y, width, columns))

    listed("accelerants", 0, 0, WIDTH, 2)
    top, left = below(42), 0.0
    for node in _paragraphs(argument):
        if left + _CELL > WIDTH / 2 + _CELL / 2:
            top, left = top + _CELL_TALL + 10, 0.0
        boxes[node.id] = _unit(node, wrap(node.name, _CELL - 2 * _PAD), left, top, _CELL, _CELL_TALL)
        left += _CELL + 10
    listed("findings", left, top, WIDTH - left, 2)
    top = below(54)
    listed("pathways", _BRIEF_LEFT, top, WIDTH - _BRIEF_LEFT, 2)
    listed("drivers", 0, top, _BRIEF_LEFT - 60, 1)
    listed("recommendations", 0, below(54), WIDTH, 2)
    return Drawing(
        _height(boxes), boxes, tuple(_brief_strokes(argument, boxes, locale)), _bracket(boxes.get("drivers"))
    )


def narrow(argument: Argument, heads: Mapping[str, tuple[str, ...]], locale: Locale) -> Drawing:
    """The same for a narrow screen: the groups under each other, what is read in a lane at their right."""
    boxes: dict[str, Box] = {}

    def below(gap: float) -> float:
        return max((box.foot for box in boxes.values()), default=-gap) + gap

    def listed(group: str, gap: float, width: float = NARROW) -> None:
        if group in heads:
            boxes.update(_listed(argument, group, heads[group], 0, below(gap), width, 1))

    listed("accelerants", 0)
    for node in _paragraphs(argument):
        lines = wrap(node.name, NARROW - _SIDE - 2 * _PAD)
        boxes[node.id] = _unit(node, lines, 0, below(_STEP), NARROW - _SIDE, _tall(len(lines)))
    listed("findings", 12)
    listed("pathways", _STEP)
    listed("drivers", _STEP, NARROW - _SIDE)
    listed("recommendations", _STEP)
    strokes = tuple(_upright(line, boxes, locale) for line in argument.lines)
    return Drawing(_height(boxes), boxes, strokes, "", NARROW)


def _upright(line: Line, boxes: Mapping[str, Box], locale: Locale) -> Stroke:
    """A line up or down between groups: at the left where it is stated, in the lane at the right where it is read."""
    source, target = boxes[line.source], boxes[line.target]
    turn = -1 if source.y > target.y else 1
    y1, y2 = (source.y, target.foot + 2) if turn < 0 else (source.foot, target.y - 2)
    x = 40.0 if line.stated else NARROW - _SIDE / 2
    mark = (
        Words(x + 10, y1 + turn * _STEP / 2 + 4, _where(line), "mark-right")
        if line.stated
        else Words(x - 10, y1 + turn * _STEP / 2 + 4, _times(line, locale), "mark-left")
    )
    return Stroke(line, f"M{x:.5g} {y1:.5g}V{y2 - 3 * turn:.5g}", _head(x, y2, 0, turn), mark)


def _paragraphs(argument: Argument) -> list[Node]:
    """The paragraphs among the findings' nodes, which a relation points at."""
    return [node for node in argument.members("findings") if unit_kind(node.id) == "paragraph"]


NARROW = 300
"""The width of a drawing for a narrow screen: 280 pixels there show its letters at 12."""
_SIDE, _STEP = 28, 50
_CELL, _CELL_TALL = 190, 78
_BRIEF_LEFT, _INDENT, _ROW = 290, 27, 27


def _listed(
    argument: Argument, group: str, head: Sequence[str], x: float, y: float, width: float, columns: int
) -> dict[str, Box]:
    """A group's words, and under them its units in columns, each its id and its name."""
    kind = {"accelerants": "band", "drivers": "group"}.get(group, "frame")
    inset = 2 if kind == "group" else 10
    told = [(line, "head" if i == 0 else "name") for i, text in enumerate(head) for line in wrap(text, width - 20)]
    words = tuple(Words(x + inset, y + 18 + 17 * i, text, kind) for i, (text, kind) in enumerate(told))
    below = y + 18 + 17 * (len(told) - 1) + 9
    boxes: dict[str, Box] = {}
    nodes = [node for node in argument.members(group) if unit_kind(node.id) != "paragraph"]
    wide = (width - 2 * inset) / columns
    for first in range(0, len(nodes), columns):
        row = nodes[first : first + columns]
        lines = [wrap(node.name, wide - _INDENT - _PAD) for node in row]
        tall = _LEAD * max(map(len, lines)) + _ROW - _LEAD
        for place, (node, names) in enumerate(zip(row, lines, strict=True)):
            at = x + inset + place * wide
            said = [Words(at, below + 18, node.id, "id")]
            said += [Words(at + _INDENT, below + 18 + _LEAD * i, name, "name") for i, name in enumerate(names)]
            boxes[node.id] = Box(at, below, wide, tall, "row", tuple(said))
        below += tall
    return {group: Box(x, y, width, below + 9 - y, kind, words), **boxes}


def _brief_strokes(argument: Argument, boxes: Mapping[str, Box], locale: Locale) -> Iterator[Stroke]:
    for line in argument.lines:
        source, target = boxes[line.source], boxes[line.target]
        if line.name == "drives":
            yield _across(line, source, target)
            continue
        upward = source.y > target.y
        y1, y2 = (source.y, target.foot + 2) if upward else (source.foot, target.y - 2)
        x = max(source.x, target.x) + (40 if line.stated else 170)
        mark = Words(x + 10, (y1 + y2) / 2 + 4, _where(line) or _times(line, locale), "mark-right")
        turn = -1 if upward else 1
        yield Stroke(line, f"M{x:.5g} {y1:.5g}V{y2 - 3 * turn:.5g}", _head(x, y2, 0, turn), mark)


def _times(line: Line, locale: Locale) -> str:
    return locale.ngettext("one of this edition’s readings", "{count} of this edition’s readings", line.count)


def _bracket(drivers: Box | None) -> str:
    """A square bracket right of the drivers: they count as one."""
    if drivers is None:
        return ""
    x = drivers.x + drivers.w + 4
    return f"M{x:.5g} {drivers.y:.0f}h6V{drivers.foot:.0f}h-6"


def _by_ends(argument: Argument, nodes: Sequence[Node]) -> list[Node]:
    """Units in the order of what their lines lead to, so that few lines cross; those without come last."""
    place = {node.id: index for index, node in enumerate(argument.nodes)}

    def mean(node: Node) -> float:
        ends = [place[line.target] for line in argument.lines if line.source == node.id]
        return sum(ends) / len(ends) if ends else len(place)

    return sorted(nodes, key=mean)


def _strokes(argument: Argument, boxes: Mapping[str, Box]) -> tuple[Stroke, ...]:
    rising = [line for name in ("leads_to", "answers") for line in argument.of(name)]
    starts = _ports(rising, boxes, lambda line: (line.source, line.target))
    ends = _ports(rising, boxes, lambda line: (line.target, line.source))
    strokes: list[Stroke] = []
    for line in argument.lines:
        source, target = boxes[line.source], boxes[line.target]
        if line.name in ("leads_to", "answers"):
            low = 0.5 if line.name == "leads_to" else 0.27
            strokes.append(_rise(line, starts[line], source.y, ends[line], target.foot, low))
        else:
            strokes.append(_GROUPED[line.name](line, source, target))
    return tuple(strokes)


def _ports(
    lines: Sequence[Line], boxes: Mapping[str, Box], ends: Callable[[Line], tuple[str, str]]
) -> dict[Line, float]:
    """Where each line meets a box: spread over the box's width, in the order of the lines' other ends."""
    at: dict[Line, float] = {}
    for box in {ends(line)[0] for line in lines}:
        mine = sorted((line for line in lines if ends(line)[0] == box), key=lambda line: boxes[ends(line)[1]].middle)
        for place, line in enumerate(mine, 1):
            at[line] = boxes[box].x + boxes[box].w * place / (len(mine) + 1)
    return at


def _head(x: float, y: float, dx: float, dy: float) -> str:
    """The head of an arrow that arrives at a point in a direction: (0, -1) is upward."""
    back, half = 8, 4.5
    return (
        f"M{x - dx * back - dy * half:.5g} {y - dy * back - dx * half:.5g}L{x:.5g} {y:.5g}"
        f"L{x - dx * back + dy * half:.5g} {y - dy * back + dx * half:.5g}"
    )


def _rise(line: Line, x1: float, y1: float, x2: float, y2: float, low: float) -> Stroke:
    """From the top of one box to the foot of another above it, upright at both ends; `low` is where it turns."""
    tall = y1 - y2
    way = f"M{x1:.5g} {y1:.5g}C{x1:.5g} {y1 - tall * low:.5g} {x2:.5g} {y1 - tall * low:.5g} {x2:.5g} {y2 + 1:.5g}"
    return Stroke(line, way, _head(x2, y2 + 1, 0, -1))


def _where(line: Line) -> str:
    return f"¶\N{NO-BREAK SPACE}{', '.join(line.paragraphs)}" if line.paragraphs else ""


def _across(line: Line, source: Box, target: Box) -> Stroke:
    """From a group to the one at its right."""
    y, x1, x2 = target.y + target.h / 2, source.x + source.w + 10, target.x - 2
    mark = Words((x1 + x2) / 2 - 3, y - 8, _where(line), "mark") if line.stated else None
    return Stroke(line, f"M{x1:.5g} {y:.5g}H{x2 - 3:.5g}", _head(x2, y, 1, 0), mark)


def _up(line: Line, source: Box, target: Box) -> Stroke:
    """From a group, at its head, to the one above it."""
    x, y1, y2 = source.x + 24, source.y, target.foot + 2
    mark = Words(x - 8, y1 - 20, _where(line), "mark-left") if line.stated else None
    return Stroke(line, f"M{x:.5g} {y1:.5g}V{y2 + 3:.5g}", _head(x, y2, 0, -1), mark)


def _down(line: Line, source: Box, target: Box) -> Stroke:
    """From the band to what stands beneath it: a unit at its left, a frame at its right."""
    x = target.x + 150 if target.kind == "unit" else target.x + target.w - 55
    y1, y2 = source.foot, target.y - 2
    mark = Words(x + 9, (y1 + y2) / 2 + 4, _where(line), "mark-right") if line.stated else None
    return Stroke(line, f"M{x:.5g} {y1:.5g}V{y2 - 3:.5g}", _head(x, y2, 0, 1), mark)


_GROUPED = {"drives": _across, "facilitates": _up, "worsens": _down}
"""How the relations of whole groups are drawn."""

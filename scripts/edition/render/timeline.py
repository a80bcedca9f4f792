"""The chronology as a picture, drawn from the same data as the list below it, without a script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..content.dates import is_date
from ..content.model import Event
from ..language import N_
from ..language.locale import Locale
from .elements import Element, el
from .map_layout import wrap

LANES: dict[str, str] = {
    "law": N_("Treaties and laws"),
    "un": N_("United Nations"),
    "us": N_("United States"),
    "event": N_("Events"),
    "report": N_("Reports"),
}
"""Kinds of event, from top to bottom, with their names."""

_WIDTH, _LEFT, _LANE, _TOP = 720, 130, 34, 24


def picture(events: list[Event], locale: Locale, published: str = "") -> Element:
    """An SVG of all events over the years, one lane a kind, one mark for the events of one month.

    `published` is the day of the report's publication, which a line marks.
    """
    last = max(_year(event.date) for event in events)
    yearly_from = break_year(events)
    scale = _Scale(min(_year(event.date) for event in events) // 10 * 10, yearly_from, max(int(last), yearly_from) + 1)
    height = _TOP + _LANE * len(LANES) + 24
    _ = locale.gettext
    label = locale.ngettext(
        "Timeline of {count} event from {first} to {last}.",
        "Timeline of {count} events from {first} to {last}.",
        len(events),
        first=locale.date(events[0].date),
        last=locale.date(events[-1].date),
    )
    label += f" {_(SCALE, year=yearly_from)}"
    if published:
        label += f" {_('A line marks the paper’s publication, {day}.', day=locale.date(published))}"
    svg = el("svg", {"class": "picture", "viewBox": f"0 0 {_WIDTH} {height}", "role": "img", "aria-label": label})
    for year in scale.marks():
        x = scale.at(year)
        svg.append(_break(float(x), height - 20) if year == yearly_from else _upright(x, height - 20))
        svg.append(el("text", {"x": x, "y": str(height - 6), "text-anchor": "middle"}, str(year)))
    if published:
        x = scale.at(_year(published))
        svg.append(_upright(x, height - 20, "picture__published"))
        svg.append(el("text", {"x": x, "y": "12", "text-anchor": "middle"}, _("the paper")))
    for row, (kind, name) in enumerate(LANES.items()):
        y = _TOP + _LANE * row + _LANE // 2
        svg.append(el("text", {"x": "0", "y": str(y + 4)}, _(name)))
        svg.append(el("line", {"x1": str(_LEFT), "x2": str(_WIDTH), "y1": str(y), "y2": str(y)}))
        for when, count in _months(events, kind).items():
            words = f"{locale.date(when)}: {_(name)}"
            if count > 1:
                words += f", {locale.ngettext('{count} event', '{count} events', count)}"
            place = {"cx": scale.at(_year(when)), "cy": str(y), "r": str(3 + min(count, 4))}
            svg.append(el("circle", place, el("title", None, words)))
    return svg


_ROW, _HEAD, _NARROW, _YEARS = 27, 52, 300, 56
"""Of the narrow picture: the height of a row and of the names above them, its width, and that of the years' column."""


def narrow(events: list[Event], locale: Locale, anchors: Mapping[str, str], published: str = "") -> Element:
    """The same for a narrow screen: a row a period, which leads to its part of the list, and a column a kind."""
    counts: dict[str, dict[str, int]] = {name: {} for name in anchors}
    yearly_from = break_year(events)
    for event in events:
        found = counts[period(event.date, yearly_from)]
        found[event.kind] = found.get(event.kind, 0) + 1
    _ = locale.gettext
    svg = el("svg", {"class": "picture picture--narrow", "viewBox": f"0 0 {_NARROW} {_HEAD + _ROW * len(counts)}"})
    svg.attrib.update({"role": "group", "aria-label": _("Events by period and kind")})
    wide = (_NARROW - _YEARS) / len(LANES)
    for column, name in enumerate(LANES.values()):
        for row, line in enumerate(wrap(_(name), wide)):
            x = f"{_YEARS + wide * (column + 0.5):.1f}"
            svg.append(el("text", {"x": x, "y": str(12 + 14 * row), "text-anchor": "middle"}, line))
    for place, (name, kinds) in enumerate(counts.items()):
        y = _HEAD + _ROW * place
        told = ", ".join(f"{_(LANES[kind])} {kinds[kind]}" for kind in LANES if kind in kinds)
        shown = period_named(name, locale)
        link = el("a", {"href": f"#{anchors[name]}", "aria-label": f"{shown}: {told}"})
        link.append(el("rect", {"x": "0", "y": str(y), "width": str(_NARROW), "height": str(_ROW)}))
        link.append(el("text", {"x": "0", "y": str(y + 18)}, shown))
        for column, kind in enumerate(LANES):
            if kind in kinds:
                x = f"{_YEARS + wide * (column + 0.5):.1f}"
                link.append(el("circle", {"cx": x, "cy": f"{y + _ROW / 2}", "r": str(3 + min(kinds[kind], 9))}))
        svg.append(el("line", {"x1": "0", "x2": str(_NARROW), "y1": str(y), "y2": str(y)}))
        svg.append(link)
    if published and (its := period(published, yearly_from)) in counts:
        at = f"{_HEAD + _ROW * (list(counts).index(its) + _year(published) % 1):.1f}"
        ends = {"x1": str(_YEARS), "x2": str(_NARROW), "y1": at, "y2": at}
        svg.append(el("line", {"class": "picture__published", **ends}))
    return svg


def _upright(x: str, end: int, kind: str = "") -> Element:
    return el("line", {**({"class": kind} if kind else {}), "x1": x, "x2": x, "y1": str(_TOP - 6), "y2": str(end)})


def _break(x: float, end: int) -> Element:
    """A zigzag, as charts have it where the scale changes."""
    turns = range(_TOP - 6, end + 1, 6)
    points = " ".join(f"{x + (3 if number % 2 else -3):.1f},{y}" for number, y in enumerate(turns))
    return el("polyline", {"class": "picture__break", "points": points})


_SHARE = 0.3
"""Of the width, for the years before the break: most events of a record are late."""
SCALE = N_(
    "Years before {year}, left of the zigzag, are drawn closer together; "
    "a larger mark stands for several events of one month."
)


def break_year(events: Sequence[Event]) -> int:
    """Return the year in which the scale changes: the first of the decade in which the later three quarters begin."""
    years = sorted(int(event.date[:4]) for event in events)
    return years[len(years) // 4] // 10 * 10 if years else 0


def period(edtf: str, yearly_from: int) -> str:
    """Return what the events of a date stand under in the list: a decade before the break, then a year. `1980s`, `2024`"""
    if not is_date(edtf):
        return edtf
    return edtf[:4] if int(edtf[:4]) >= yearly_from else f"{edtf[:3]}0s"


def period_named(period: str, locale: Locale) -> str:
    """The same for a reader."""
    return locale.gettext("{year}s", year=period[:-1]) if period.endswith("0s") else locale.date(period)


class _Scale:
    """From years to places across the picture, in two even stretches."""

    def __init__(self, first: float, yearly_from: int, last: float) -> None:
        self.first, self.yearly_from, self.last = first, yearly_from, last

    def at(self, year: float) -> str:
        """The place of a year, in the picture's units."""
        if year < self.yearly_from:
            share = (year - self.first) / (self.yearly_from - self.first) * _SHARE
        else:
            share = _SHARE + (year - self.yearly_from) / (self.last - self.yearly_from) * (1 - _SHARE)
        return f"{_LEFT + share * (_WIDTH - _LEFT - 16):.1f}"

    def marks(self) -> list[int]:
        """The years to label: every twentieth before the break, every second after it."""
        return [*range(int(self.first), self.yearly_from, 20), *range(self.yearly_from, int(self.last) + 1, 2)]


def _year(edtf: str) -> float:
    year, _, month = edtf[:7].partition("-")
    return int(year) + (int(month) - 1) / 12 if month else int(year)


def _months(events: list[Event], kind: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for event in events:
        if event.kind == kind:
            found[event.date[:7]] = found.get(event.date[:7], 0) + 1
    return found

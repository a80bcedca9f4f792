"""Numbered notes: a mark in the sentence, the source beside it, the reference in full one step away, and a way back.

A note stands with the claim, entry or paragraph that cites it: beside it where there is room, below it where there is
none. It shows the source in few words; opening it, which needs no script, shows the whole reference.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ..content import citation as grammar
from ..content.model import Citation, Cite, Page
from ..content.places import Span
from . import archived
from .elements import Element, add, el, fragment, rich
from .short_citation import short, shortly
from .site import Site


@dataclass(slots=True)
class Notes:
    """The notes of one page. The same citation again gets the same number; each mark has a note of its own."""

    page: Page
    site: Site
    _numbers: dict[str, int] = field(default_factory=dict)
    _marks: int = 0

    def mark(self, mark: Element, inside: str, claim: str) -> Element:
        """Make a citation's mark, a raised number that links to its note and reads as words; return the note."""
        _, locale = self.site.locale.gettext, self.site.locale
        number = self._numbers.setdefault(inside, len(self._numbers) + 1)
        self._marks += 1
        here, there = f"cite-{self._marks}", f"note-{self._marks}"
        spoken = "; ".join(self._spoken(cite) for cite in self._citation(inside).cites)
        mark.attrib.clear()
        mark.set("class", "cite")
        mark.set("id", here)
        to = {"href": f"#{there}", "aria-label": _("Source {number}: {source}", number=number, source=spoken)}
        label = _("Note {number}: back to {place}", number=number, place=_("text"))
        back = {"href": f"#{here}", "class": "note__number", "aria-label": label}
        if claim:  # its note follows it: for the eye the number leads there, and whoever listens hears the source next
            to, back = ({**link, "aria-hidden": "true", "tabindex": "-1"} for link in (to, back))
        mark.append(el("a", to, str(number)))
        names = self.site.edition.settings.short_names
        words = "; ".join(
            shortly(cite, self.site.sources.get(cite.key), names, locale) for cite in self._citation(inside).cites
        )
        title = el("summary", None, el("span", {"class": "spoken"}, _("Source:"), " "), *rich(words))
        opened = el("details", None, title, self._whole(inside))
        return el("div", {"class": "note", "id": there}, el("a", back, str(number)), opened)

    def _whole(self, inside: str) -> Element:
        _ = self.site.locale.gettext
        html = self.site.references.notes.get(inside, "")
        keys = dict.fromkeys(c.key for c in self._citation(inside).cites if c.key in self.site.sources)
        leads = [archived.lead(self.site.sources[key], self.site) for key in keys]
        body = el("p", None, *leads, fragment(html) if html else inside)
        for key in keys:
            href = self.site.way_to(self.page, key) or ""
            words = rich(
                _(
                    "About {source}",
                    source=short(self.site.sources[key], self.site.edition.settings.short_names, self.site.locale),
                )
            )
            add(body, [" ", el("a", {"href": href, "class": "note__source"}, *words)])
        return body

    def _citation(self, inside: str) -> Citation:
        return grammar.parse(inside, lambda offset, length: Span("", 1, offset + 1, length)).citation

    def _spoken(self, cite: Cite) -> str:
        source = self.site.sources.get(cite.key)
        title = source.title if source else cite.key
        locator = grammar.spoken(cite, self.site.locale)
        return f"{title}, {locator}" if locator else title

"""Numbered notes: a mark beside the sentence, the reference in full at the foot, and ways between the two."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..content import citation as grammar
from ..content.model import Citation, Cite, Page
from ..content.places import Span
from .elements import Element, add, el, fragment
from .site import Site


@dataclass(slots=True)
class Notes:
    """The notes of one page, numbered as they come. The same citation again gets the same number."""

    page: Page
    site: Site
    uses: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def mark(self, mark: Element, inside: str, claim: str) -> None:
        """Makes a citation's mark: a raised number that links to its note and reads as words."""
        uses = self.uses.setdefault(inside, [])
        number = list(self.uses).index(inside) + 1
        anchor = f"cite-{number}" if not uses else f"cite-{number}-{len(uses) + 1}"
        uses.append((anchor, claim))
        spoken = "; ".join(self._spoken(cite) for cite in self._citation(inside).cites)
        mark.attrib.clear()
        mark.set("class", "cite")
        mark.set("id", anchor)
        mark.append(el("a", {"href": f"#note-{number}", "aria-label": f"Source {number}: {spoken}"}, str(number)))

    def section(self) -> Element | None:
        """The notes at the foot of the page, or None where nothing is cited."""
        if not self.uses:
            return None
        items = el("ol", {"class": "notes__list"})
        for number, (inside, uses) in enumerate(self.uses.items(), 1):
            items.append(self._note(number, inside, uses))
        heading = el("h2", {"id": "notes"}, "Notes")
        return el("section", {"class": "notes", "aria-labelledby": "notes"}, heading, items)

    def _note(self, number: int, inside: str, uses: list[tuple[str, str]]) -> Element:
        html = self.site.references.notes.get(inside, "")
        body = el("p", None, fragment(html) if html else inside)
        keys = dict.fromkeys(cite.key for cite in self._citation(inside).cites if cite.key in self.site.sources)
        for key in keys:
            href = self.site.way_to(self.page, key) or ""
            title = self.site.sources[key].text("title")
            link = el("a", {"href": href, "class": "notes__source", "aria-label": f"About this source: {title}"}, key)
            add(body, [" ", link])
        for index, (anchor, claim) in enumerate(uses):
            label = f"Back to claim {claim}" if claim else f"Back to the text, mark {index + 1}"
            back = el(
                "a", {"href": f"#{anchor}", "class": "notes__back", "aria-label": label}, f"↩ {claim}" if claim else "↩"
            )
            add(body, [" ", back])
        return el("li", {"id": f"note-{number}"}, body)

    def _citation(self, inside: str) -> Citation:
        return grammar.parse(inside, lambda offset, length: Span("", 1, offset + 1, length)).citation

    def _spoken(self, cite: Cite) -> str:
        source = self.site.sources.get(cite.key)
        title = source.text("title") if source else cite.key
        locator = grammar.spoken(cite)
        return f"{title}, {locator}" if locator else title

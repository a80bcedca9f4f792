"""Each page as Markdown beside its HTML, made from what a reader sees, so that it leaves nothing out.

An excerpt must keep its provenance: each claim carries its label, its sources and its address inside its own text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ...config import Config
from ...content import labels
from ...content.model import Claim, Edition, Page
from ...content.vocabulary import INDEPENDENT, LICENSE
from ...render.references import references
from ..catalog import Catalog
from ..citing.styles import plain
from ..files import as_text

FILE = "index.md"

_SPECIAL = re.compile(r"[\\*`<]")
_LEFT_OUT = frozenset({"svg", "script", "style", "template", "button"})
_INLINE = frozenset({"-text", "a", "abbr", "b", "br", "cite", "code", "del", "dfn", "em", "i", "img", "input", "ins"})
_INLINE |= {"kbd", "label", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}


def write(edition: Edition, config: Config, folder: Path) -> None:
    """Write index.md beside each page's index.html."""
    catalog = Catalog(edition, config)
    references_of = references(edition, config.cache).notes
    sources = {claim.id: [_bare(references_of[c.source]) for c in claim.citations] for claim in edition.claims}
    for page in edition.pages:
        home = folder / page.url
        html = LexborHTMLParser((home / "index.html").read_text(encoding="utf-8"))
        text = html.css_first("article")
        if text is not None:
            as_text(home / FILE, _page(text, page, catalog, sources))


def _page(text: LexborNode, page: Page, catalog: Catalog, sources: Mapping[str, Sequence[str]]) -> str:
    _ = catalog.locale.gettext
    whence = _("From an annotated edition, {independent}: {title}.", independent=_(INDEPENDENT), title=catalog.title)
    told = [whence, catalog.page_url(page.path)]
    read = catalog.edition.settings.record_read
    changed = _("Text of this page last changed on {day}.", day=catalog.changed(page.path))
    told.append(f"{read}. {changed} {_('License: {address}', address=LICENSE)}")
    if text.css_first("[data-claim]") is not None:
        told.append(_("The label before a claim says whose matter it is; the words are this edition’s."))
    if catalog.draft:
        told.insert(0, catalog.draft)
    notes = {(n.attributes.get("id") or ""): _note(n) for n in text.css("[id^='note-']")}
    for section in text.css(".notes"):
        section.decompose()
    form = _Form(catalog, catalog.page_url(page.path), notes, sources)
    return "\n\n".join(["\n".join(f"> {line}" for line in told), *form.blocks(text)]) + "\n"


def _note(note: LexborNode) -> str:
    """The reference in a note, without the number and the ways back."""
    reference = note.css_first("p > span")
    return _bare(reference.html or "") if reference is not None else ""


def _bare(html: str) -> str:
    """A reference as it stands in brackets: its words, without the point at its end."""
    return _line(plain(html)).rstrip(".")


@dataclass(frozen=True)
class _Form:
    """Writes the elements of one page.

    `notes` are the references by the ids of their notes, `sources` those of each claim by its id.
    """

    catalog: Catalog
    url: str
    notes: Mapping[str, str]
    sources: Mapping[str, Sequence[str]]

    def blocks(self, parent: LexborNode) -> Iterator[str]:
        """The blocks inside an element; text that stands beside blocks is a paragraph of its own."""
        run: list[LexborNode] = []
        for child in parent.iter(include_text=True):
            if child.tag in _INLINE:
                run.append(child)
                continue
            yield from self._paragraph(run)
            run = []
            yield from self._block(child)
        yield from self._paragraph(run)

    def _paragraph(self, nodes: list[LexborNode]) -> Iterator[str]:
        text = _line("".join(self._inline(node) for node in nodes))
        if text:
            yield text

    def _block(self, node: LexborNode) -> Iterator[str]:
        tag = node.tag or ""
        claim = node.attributes.get("data-claim")
        if tag in _LEFT_OUT:
            return
        if claim in self.catalog.claims:
            yield self._claim(node, str(claim))
        elif re.fullmatch("h[1-6]", tag):
            yield f"{'#' * int(tag[1])} {_line(self._inside(node))}"
        elif tag in _BLOCKS:
            yield from (block for block in _BLOCKS[tag](self, node) if block)
        else:
            yield from self.blocks(node)

    def _claim(self, node: LexborNode, id: str) -> str:
        """`[P3.5 · Public record] … (source: …) https://…/p3-5/`"""
        label = node.css_first(".claim__basis")
        text = node.css_first(".claim__text")
        whose = _line(label.text()) if label else ""
        words = _line(" ".join(self._without_notes(text))) if text else ""
        after = [_line(self._inside(line)) for line in node.css(".claim__from")]
        return self._told(self.catalog.claims[id], whose, [words, *after])

    def _told(self, claim: Claim, whose: str, words: Sequence[str]) -> str:
        """A claim's words with its label before them, its sources, what of it is in doubt, and its address behind."""
        after = []
        if sources := list(dict.fromkeys(self.sources[claim.id])):
            after.append(self._cites(sources))
        if reason := labels.reason(claim):
            after.append(self.catalog.locale.gettext("(partly confirmed: {reason})", reason=reason))
        return " ".join([f"**[{claim.id} · {whose}]**", *words, *after, f"<{self.catalog.address(claim.id)}>"])

    def _cites(self, sources: Sequence[str]) -> str:
        named = "; ".join(sources)
        return self.catalog.locale.ngettext("(source: {sources})", "(sources: {sources})", len(sources), sources=named)

    def _without_notes(self, text: LexborNode) -> Iterator[str]:
        bare = _Form(self.catalog, self.url, {}, {})
        yield from bare.blocks(text)

    def _cited(self, node: LexborNode) -> Iterator[str]:
        for mark in node.css("a"):
            note = (mark.attributes.get("href") or "").removeprefix("#")
            if self.notes.get(note):
                yield self.notes[note]

    def _rests_on(self, mark: LexborNode) -> Iterator[str]:
        """The claims of a sentence of an account: id, whose it is, and address, so that an excerpt keeps them."""
        for link in mark.css("a"):
            claim = self.catalog.claims[link.text()]
            yield f"[{claim.id} · {labels.basis(claim.basis, self.catalog.edition)}]({self.catalog.address(claim.id)})"

    def _point(self, item: LexborNode) -> str:
        """A key point as its claim stands in its own place; nothing where an item of a list is none."""
        words, link, basis = (item.css_first(part) for part in ("p", ".key-points__label a", ".key-points__basis"))
        if words is None or link is None or basis is None:
            return ""
        claim, whose, told = self.catalog.claims[link.text()], _line(basis.text()), _line(self._inside(words))
        premises = ", ".join(premise.value for premise in claim.listed("from"))
        inferred = [self.catalog.locale.gettext("Inferred from {premises}.", premises=premises)] if premises else []
        return self._told(claim, whose, [told, *inferred])

    def _inside(self, node: LexborNode) -> str:
        return "".join(self._inline(child) for child in node.iter(include_text=True))

    def _inline(self, node: LexborNode) -> str:
        tag, attributes = node.tag or "", node.attributes
        if tag == "-text":
            return _SPECIAL.sub(r"\\\g<0>", node.text_content or "")
        if tag == "sup" and "rests-on" in (attributes.get("class") or "").split():
            return f" ({', '.join(self._rests_on(node))})"
        if tag == "sup" and "cite" in (attributes.get("class") or "").split():
            cited = list(self._cited(node))
            named = "; ".join(cited)
            return " " + self.catalog.locale.gettext("(source: {source})", source=named) if cited else ""
        if tag in _LEFT_OUT or attributes.get("aria-hidden") == "true":
            return ""
        inside = self._inside(node) if tag != "code" else f"`{node.text()}`"
        if (attributes.get("class") or "").endswith("__basis"):
            return f"[{_line(inside)}]"
        href = attributes.get("href")
        if tag == "a" and href:
            return f"[{_line(inside)}]({urljoin(self.url, href)})" if inside.strip() else ""
        mark = {"em": "*", "i": "*", "strong": "**", "b": "**"}.get(tag, "")
        return f"{mark}{inside}{mark}" if inside.strip() else inside

    def _list(self, node: LexborNode) -> Iterator[str]:
        items = []
        for number, item in enumerate((i for i in node.iter() if i.tag == "li"), 1):
            mark = f"{number}. " if node.tag == "ol" else "- "
            text = self._point(item) or "\n\n".join(self.blocks(item))
            items.append(mark + text.replace("\n", "\n" + " " * len(mark)))
        yield "\n".join(items)

    def _definitions(self, node: LexborNode) -> Iterator[str]:
        for child in node.iter():
            if child.tag == "dt":
                yield f"**{_line(self._inside(child))}**"
            else:
                yield from self.blocks(child)

    def _quotation(self, node: LexborNode) -> Iterator[str]:
        yield "\n".join(f"> {line}".rstrip() for line in "\n\n".join(self.blocks(node)).split("\n"))

    def _table(self, node: LexborNode) -> Iterator[str]:
        rows = [[_cell(" ".join(self.blocks(cell))) for cell in row.css("th, td")] for row in node.css("tr")]
        if rows:
            rows.insert(1, ["---"] * len(rows[0]))
            yield "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def _code(self, node: LexborNode) -> Iterator[str]:
        yield f"```\n{node.text().rstrip()}\n```"


_BLOCKS: dict[str, Callable[[_Form, LexborNode], Iterator[str]]] = {
    "ul": _Form._list,
    "ol": _Form._list,
    "dl": _Form._definitions,
    "blockquote": _Form._quotation,
    "table": _Form._table,
    "pre": _Form._code,
}


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _cell(text: str) -> str:
    return _line(text).replace("|", r"\|")

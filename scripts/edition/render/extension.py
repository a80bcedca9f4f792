"""The Python-Markdown extension that makes an edition's pages: any generator that speaks Python-Markdown can use it.

markdown_extensions:
  - edition.render.extension:
      root: .
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from html import escape
from pathlib import Path
from typing import Any

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from ..content import citation, ignores
from ..content.model import Page
from . import accounts, page_mark, shown
from .assemble import assemble
from .blocks import EditionBlocks
from .elements import HEADING_LINK, add, el
from .inline import CitationProcessor
from .site import Site, site_at

_HEADINGS = frozenset({"h2", "h3", "h4"})


class _Prepare(Preprocessor):
    """Takes the mark and the ignores out of a page, and inserts the claims that it shows."""

    def __init__(self, md: Markdown, site: Site) -> None:
        super().__init__(md)
        self.site = site
        self.page: Page | None = None

    def run(self, lines: list[str]) -> list[str]:
        text, path = page_mark.parted("\n".join(lines))
        body = ignores.without(text)
        self.page = self.site.pages.get(path)
        with self.site.guard():
            body = self._with_claims(body, self.page) if self.page else body
        return body.split("\n")

    def _with_claims(self, body: str, page: Page) -> str:
        return accounts.with_points(shown.insert(body, page, self.site), page, self.site)


class _Assemble(Treeprocessor):
    def __init__(self, md: Markdown, prepare: _Prepare) -> None:
        super().__init__(md)
        self.prepare = prepare

    def run(self, root: etree.Element) -> None:
        if self.prepare.page is not None:
            assemble(root, self.prepare.page, self.prepare.site)


class _HeadingLinks(Treeprocessor):
    """Give each heading a link to its own address, for the pointer: "On this page" has the same for everyone.

    It runs after the table of contents is made, which takes a heading's whole text. A heading that opens a fold has
    none: a link in it would be a control in a control.
    """

    def run(self, root: etree.Element) -> None:
        folding = {heading for summary in root.iter("summary") for heading in summary}
        for heading in root.iter():
            if heading.tag in _HEADINGS and heading.get("id") and heading not in folding:
                link = {"class": HEADING_LINK, "href": f"#{heading.get('id')}", "aria-hidden": "true", "tabindex": "-1"}
                add(heading, [" ", el("a", link, "§")])


class EditionExtension(Extension):
    """Claims, citations, notes, relations and lists, rendered from the edition in the repository at `root`."""

    def __init__(self, **configs: Any) -> None:
        self.config = {
            "root": [".", "the repository that holds docs/"],
            "answers": ["", "HTML that says who answers for the build"],
            "tolerant": [False, "make what can be made of faulty sources"],
        }
        super().__init__(**configs)

    def extendMarkdown(self, md: Markdown) -> None:
        site = site_at(Path(self.getConfig("root")), self.getConfig("answers"), self.getConfig("tolerant"))
        prepare = _Prepare(md, site)
        md.preprocessors.register(prepare, "edition-prepare", 200)
        md.inlinePatterns.register(CitationProcessor(citation.BRACKET.pattern, md), "edition-citation", 175)
        md.inlinePatterns.register(accounts.RestsOnProcessor(accounts.MARK, md), "edition-rests-on", 174)
        md.treeprocessors.register(_Assemble(md, prepare), "edition-assemble", 12)
        md.treeprocessors.register(_HeadingLinks(md), "edition-heading-links", 4)
        EditionBlocks().extendMarkdown(md)
        if site.tolerant:
            _guard_page(md, site)


def _guard_page(md: Markdown, site: Site) -> None:
    """Has a page that cannot be made at all say so, and the others made all the same."""
    convert = md.convert

    def guarded(source: str) -> str:
        told: list[str] = []
        with site.guard(told.append):
            return convert(source)
        return f'<p class="unmade">{escape(told[0])}</p>'

    md.convert = guarded  # type: ignore[method-assign]


def makeExtension(**configs: Any) -> EditionExtension:
    return EditionExtension(**configs)

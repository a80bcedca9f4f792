"""Rules on the structure of pages: headings, anchors, tables, images and HTML."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from ...content.addresses import CHRONOLOGY_PAGE, GLOSSARY_PAGE, SOURCES_PAGE
from ...content.graph import claims_by_page
from ...content.model import Document, Edition, Page
from ...content.places import Fault, Span
from ...content.vocabulary import SOURCE_GROUPS
from ..anchors import NUMBERED, TOP, is_made, is_template, made_by_page
from ..assets import unused
from ..tables import faults


def struct001_heading_without_id(edition: Edition) -> Iterator[Fault]:
    """A heading has no id of its own.

    Its anchor would follow its wording, and break with the next edit.

    Bad:  ## How it works
    Good: ## How it works { #how }
    """
    for page in edition.pages:
        for heading in page.headings:
            if heading.level > 1 and not heading.anchor:
                slug = re.sub(r"[^a-z0-9]+", "-", heading.text.lower()).strip("-") or "name"
                yield Fault(heading.span, f"the heading '{heading.text}' has no id", f"add '{{ #{slug} }}' at its end")


def struct002_title_in_body(edition: Edition) -> Iterator[Fault]:
    """A heading of the first level stands in a page's body, which takes its title from the front matter.

    The page would have two titles.

    Bad:  # Method
    Good: title: Method
    """
    for page in edition.pages:
        for heading in page.headings:
            if heading.level == 1:
                yield Fault(heading.span, f"'{heading.text}' is a second title", "put it in 'title:', or use '##'")


def struct003_duplicate_anchor(edition: Edition) -> Iterator[Fault]:
    """Two places of a page have the same anchor, or one has that of a part which the build adds.

    A link to it could mean either.

    Bad:  { #how } twice
    Good: { #how } and { #how-abroad }
    """
    claims = claims_by_page(edition)
    made = made_by_page(edition)
    for page in edition.pages:
        seen = {page.id.lower()} | {claim.anchor for claim in claims.get(page.path, ())}
        of_headings = {heading.span.line for heading in page.headings}
        places = [(heading.span, heading.anchor, "heading") for heading in page.headings if heading.anchor]
        places += [(mark.span, mark.value, "place") for mark in page.marks if mark.span.line not in of_headings]
        for span, anchor, what in sorted(places):
            if anchor in seen:
                yield Fault(span, f"the anchor '#{anchor}' is taken on this page", f"give this {what} another id")
            elif anchor in made.get(page.path, ()) or NUMBERED.fullmatch(anchor) or is_made(page, anchor):
                said = f"the build gives the anchor '#{anchor}' to a part of this page"
                yield Fault(span, said, f"give this {what} another id")
            seen.add(anchor)
    yield from _records(edition)


def _records(edition: Edition) -> Iterator[Fault]:
    """Terms and sources whose id is that of a part that the build adds to every page, or to theirs."""
    parts = {TOP}.union(*(document.anchors for document in edition.documents if is_template(document)))
    for name, span in (*((t.id, t.span) for t in edition.glossary), *((s.key, s.span) for s in edition.sources)):
        if name in parts or NUMBERED.fullmatch(name):
            yield Fault(
                span, f"the build gives the anchor '#{name}' to a part of this record's page", "choose another id"
            )


def struct004_skipped_level(edition: Edition) -> Iterator[Fault]:
    """A heading stands more than one level below the heading before it; a page's first stands at the second level.

    Who moves through a page by its headings would look for a part that is not there.

    Bad:  ## How it works, then #### The border
    Good: ## How it works, then ### The border
    """
    for page in edition.pages:
        above = 1
        for heading in page.headings:
            if heading.level > above + 1:
                said = f"'{heading.text}' is a heading of level {heading.level} below one of level {above}"
                if above == 1:
                    said = f"the page's first heading, '{heading.text}', is of level {heading.level}"
                yield Fault(heading.span, said, f"begin it with '{'#' * (above + 1)}'")
            above = heading.level


_HINT = "say what it shows, as in '![The border along the Tumen river](border.svg)'"
_IMAGE_IN_HTML = 'say what it shows in alt="…"; alt="" where it only adorns'


def struct005_image_without_description(edition: Edition) -> Iterator[Fault]:
    """An image has no description, or its file's name for one.

    Who listens to the page would not learn what it shows. An image that is all the words of a link is LINK004's.

    Bad:  ![](../assets/images/border.svg)
    Good: ![The border along the Tumen river](../assets/images/border.svg)
    """
    for page in edition.pages:
        linked = {link.span.line for link in page.links if link.text.startswith("![](") and not link.image}
        for link in page.links:
            if link.image and link.form == "markdown" and not (link.span.line in linked and not link.text.strip()):
                name = posixpath.basename(link.target.partition("#")[0])
                words = link.text.strip()
                if not words:
                    yield Fault(link.span, f"the image '{name}' has no description", _HINT)
                elif name and words in (name, posixpath.splitext(name)[0]):
                    yield Fault(link.span, f"the image '{name}' has its name for a description", _HINT)
        for reference in page.references:
            if reference.image and reference.defined and not reference.text.strip():
                yield Fault(reference.span, f"the image '{reference.label}' has no description", _HINT)
    files: tuple[Page | Document, ...] = (*edition.pages, *edition.documents)
    for file in files:
        for span in file.undescribed:
            yield Fault(span, "the image has no description", _IMAGE_IN_HTML)


def struct006_unused_asset(edition: Edition) -> Iterator[Fault]:
    """A file is published that no page, template, style sheet, script or setting names.

    It would be sent and archived with the edition, and nobody could say what it is for.

    Bad:  docs/assets/images/old-map.svg, and no link to it
    Good: ![The border along the Tumen river](../assets/images/map.svg)
    """
    for file in unused(edition):
        yield Fault(Span(f"docs/{file}", 1), f"nothing names '{file}'", "link to it, or remove the file")


_TABLE_IN_HTML = 'name its columns or rows with <th scope="col">…</th>; role="presentation" where it only arranges'


def struct007_table_without_header(edition: Edition) -> Iterator[Fault]:
    """A table has no row of column names, or a column without a name; or its lines make no table at all.

    Who listens to a cell would not learn what it is about, and lines that make no table are printed with their bars.

    Bad:  | Pathway | Finding | with no line '| --- | --- |' below it
    Good: | Pathway | Finding |, then | --- | --- |, then the rows
    """
    for page in edition.pages:
        yield from faults(page)
    files: tuple[Page | Document, ...] = (*edition.pages, *edition.documents)
    for file in files:
        for span in file.headless:
            yield Fault(span, "the table has no cell that names a column or a row", _TABLE_IN_HTML)


def struct008_active_content(edition: Edition) -> Iterator[Fault]:
    """A page or a drawing holds something that runs, loads or restyles: a script, a frame, a handler, a style sheet.

    The page's policy would be made to allow it, and readers would run what no template brought.

    Bad:  <script>alert(1)</script>
    Good: the words alone; scripts and styles come from the templates
    """
    files: tuple[Page | Document, ...] = (*edition.pages, *edition.documents)
    for file in files:
        kind = "page" if isinstance(file, Page) else "drawing"
        for found in file.active:
            yield Fault(found.span, f"{found.value} has no place in a {kind}", "take it out, or show it as code")


def struct009_markdown_in_html(edition: Edition) -> Iterator[Fault]:
    """A piece of Markdown stands inside an HTML element of block level.

    The renderer leaves it alone, and it is printed with its marks.

    Bad:  <div>Wells were dry [@survey-2024, para. 46].</div>
    Good: Wells were dry [@survey-2024, para. 46].
    """
    yield from (p.fault for p in edition.problems if p.kind == "markdown-in-html")


def struct010_unclosed_html(edition: Edition) -> Iterator[Fault]:
    """A comment, or an HTML element of block level, is opened and never closed.

    It would be printed as it stands, or take the rest of the page with it.

    Bad:  <!-- the panel's answer is awaited
    Good: <!-- the panel's answer is awaited -->
    """
    yield from (p.fault for p in edition.problems if p.kind == "unclosed")


def struct011_page_with_the_text_of_another(edition: Edition) -> Iterator[Fault]:
    """Two pages have the same text below their front matter.

    A page is known by its text when it is made: one of them would be published under the other's title.

    Bad:  docs/one.md and docs/two.md with the one line '/// developments ///'
    Good: docs/one.md alone, or a sentence in docs/two.md that says what it is for
    """
    first: dict[str, str] = {}
    for page in edition.pages:
        text = " ".join(page.body.split())
        if text in first:
            said = f"the page has the same text as {first[text]}" if text else f"the page has no text, as {first[text]}"
            yield Fault(Span(page.source, 1), said, "keep one of the two, or say in this one what it is for")
        first.setdefault(text, page.source)


def struct012_record_on_no_list(edition: Edition) -> Iterator[Fault]:
    """A record is on no list: the page that should show it is missing, or has no block for it.

    The build links to it there, and its address would lead to nothing.

    Bad:  group: press in a source, and no '/// bibliography | press' in docs/sources.md
    Good: '/// bibliography | press' and '///' in docs/sources.md
    """
    pages = {page.path: page for page in edition.pages}
    for (page, block, argument), (span, what) in _needed(edition).items():
        listed = {(part.name, part.argument) for part in pages[page].parts} if page in pages else set()
        if (block, argument) not in listed:
            line = f"/// {block} | {argument}" if argument else f"/// {block}"
            yield Fault(span, f"'docs/{page}' lists no {what}", f"write '{line}' and '///' there, each on its own line")


def _needed(edition: Edition) -> dict[tuple[str, str, str], tuple[Span, str]]:
    """The blocks that the records need, each with the place of the first record and with what it lists."""
    needed: dict[tuple[str, str, str], tuple[Span, str]] = {}
    for source in edition.sources:
        group = str(source.custom.get("group", ""))
        if group in SOURCE_GROUPS:
            needed.setdefault((SOURCES_PAGE, "bibliography", group), (source.span, f"sources of the group '{group}'"))
    for term in edition.glossary:
        needed.setdefault((GLOSSARY_PAGE, "glossary", ""), (term.span, "terms"))
    for event in edition.chronology:
        needed.setdefault((CHRONOLOGY_PAGE, "chronology", ""), (event.span, "events"))
    return needed


_SAME = {"map-in-brief": "map"}
_ONCE = frozenset({"bibliography", "chronology", "developments", "figure", "glossary", "index", "map", "numbers"})
"""Lists and pictures whose parts have anchors."""


def struct013_list_twice(edition: Edition) -> Iterator[Fault]:
    """A list or picture of the build stands twice on a page.

    Its parts would have the same anchors, and a link could mean either.

    Bad:  /// map-in-brief after /// map on one page
    Good: /// map on one page, /// map-in-brief on another
    """
    for page in edition.pages:
        first: dict[tuple[str, str], int] = {}
        for part in page.parts:
            name = _SAME.get(part.name, part.name)
            line = first.setdefault((name, part.argument), part.span.line)
            if name in _ONCE and line != part.span.line:
                yield Fault(part.span, f"'{name}' stands on this page at line {line} already", "keep one of the two")


_ROW = re.compile(
    r"^[ \t>]*(?=[^\n]*\|)(?=[^\n]*:)\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$", re.MULTILINE
)
"""The line beneath a table's head, with a colon in it. https://python-markdown.github.io/extensions/tables/"""


def struct014_aligned_column(edition: Edition) -> Iterator[Fault]:
    """A table aligns a column by a colon.

    The generator would write a style into the page, which the page's policy blocks.

    Bad:  | --- | :-: |
    Good: | --- | --- |
    """
    for page in edition.pages:
        for match in _ROW.finditer(page.prose):
            row = match[0].strip()
            span = page.places.span(match.start() + len(match[0]) - len(match[0].lstrip()), len(row))
            yield Fault(span, f"'{row}' aligns a column", f"write '{row.replace(':', '-')}'")

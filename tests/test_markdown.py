"""The scanner of pages: what it finds and where, and that it agrees with the renderer about every snippet here."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from edition.check.reporters import text as reporter
from edition.check.rules.claim import (
    claim001_malformed_block,
    claim002_malformed_id,
    claim004_unknown_basis,
    claim008_unknown_option,
    claim009_since_out_of_place,
)
from edition.check.run import run
from edition.content import citation, markdown, pages
from edition.content.lines import ARGUMENTS
from edition.content.markdown import BLOCKS, scan
from edition.content.model import Edition
from edition.content.places import Span
from edition.content.raw_html import BLOCK_LEVEL
from edition.publish.downloads import takeaway
from edition.render import assemble, index
from edition.render.blocks import MADE, EditionBlocks
from edition.render.inline import CitationProcessor

modest = settings(max_examples=200, deadline=None, derandomize=True)


# The renderer, asked for the same things


@dataclass
class Found:
    """What a text holds: blocks with argument and what is around them, citations as written, headings, links."""

    blocks: list[tuple[str, str, tuple[str, ...]]] = field(default_factory=list)
    citations: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    links: set[str] = field(default_factory=set)


class Look(Treeprocessor):
    """Notes what the tree holds once all is parsed and attributes are given, before a table of contents makes ids."""

    found = Found()

    def run(self, root: etree.Element) -> None:
        self.found = Found()
        self.look(root, ())

    def look(self, parent: etree.Element, around: tuple[str, ...]) -> None:
        for child in parent:
            inside = around
            if re.fullmatch("h[1-6]", child.tag):
                self.found.headings.append((int(child.tag[1]), child.get("id", "")))
            if "data-block" in child.attrib:
                self.found.blocks.append((child.attrib["data-block"], child.attrib["data-argument"], around))
                inside = (*around, child.attrib["data-block"])
            if "data-cite" in child.attrib:
                self.found.citations.append(child.attrib["data-cite"])
            for name in ("href", "src"):
                if name in child.attrib:
                    self.found.links.add(child.attrib[name])
            self.look(child, inside)


def renderer() -> tuple[Markdown, Look]:
    """Python-Markdown as mkdocs.yml sets it up (MkDocs adds fenced code itself), with our blocks and citations."""
    md = Markdown(extensions=["attr_list", "tables", "fenced_code"])
    EditionBlocks().extendMarkdown(md)
    md.inlinePatterns.register(CitationProcessor(citation.BRACKET.pattern, md), "edition-citation", 175)
    look = Look(md)
    md.treeprocessors.register(look, "look", 6)
    return md, look


def rendered(text: str) -> tuple[Found, bool]:
    """What the renderer makes of a text, and whether a block's slashes are left in its words."""
    md, look = renderer()
    html = md.convert(text)
    words = re.sub(r"<!--.*?-->|<code.*?</code>", "", html, flags=re.DOTALL)
    return look.found if html else Found(), re.search(r"^(?:<[a-z]+>)*\s*/+", words, re.MULTILINE) is not None


def scanned(text: str) -> Found:
    read = scan(text, "page.md")
    return Found(
        [(block.name, block.argument.value, block.containers) for block in read.blocks],
        [found.source for _, found in read.citations],
        [(heading.level, heading.anchor) for heading in read.headings],
        {link.target for link in read.links},
    )


def edition_of(body: str) -> Edition:
    """An edition of one page that holds this text."""
    read = pages.read(f"---\ntitle: One\nkind: page\n---\n{body}", "page.md", "page.md")
    assert read.page is not None
    return Edition((read.page,), read.claims, (), (), (), (), {}, (), (), (), (), (), frozenset(), read.problems)


def reported(body: str) -> list[str]:
    """What the rules that speak for blocks say of a text, without its place."""
    rules = (claim001_malformed_block, claim002_malformed_id, claim008_unknown_option, claim009_since_out_of_place)
    return [f"{fault.code} {fault.message}" for fault in run(edition_of(body), rules)]


# Where both agree, and nothing is wrong

AGREED: dict[str, str] = {
    "nothing": "",
    "a claim": "/// claim | P1.1\n    basis: record\n    facts: UN-1\n\nText [@a, para. 3].\n///\n",
    "a claim right after text": "Text.\n/// claim | P1.1\n    basis: record\n\nText.\n///\nText.",
    "no blank line between options and text": "/// claim | P1.1\n    basis: record\nText [@a].\n///",
    "no options": "/// claim | P1.1\nText [@a].\n///",
    "an empty claim": "/// claim | P1.1\n///",
    "options alone": "/// claim | P1.1\n    basis: record\n///",
    "options with comments, quotes and more indentation": (
        "/// claim | P1.1\n      basis: 'record'\n      # why\n      doubt: \"a: b\"\n\nText.\n///"
    ),
    "a comment for options": "/// claim | P1.1\n    # none\n\nText.\n///",
    "words after an empty line, which are code": "/// claim | P1.1\n\n    as: code\n\nText.\n///",
    "words indented too little, which are text": "/// claim | P1.1\n  as: text\n\nText.\n///",
    "no space, and more spaces": "///claim|P1.1\nText.\n///\n\n   ////   claim   |   P1.2   \nText.\n   ////   ",
    "a tab after the slashes": "///\tclaim\t|\tP1.1\nText.\n///\t",
    "a name in capitals": "/// Claim | P1.1\nText.\n///",
    "a bar in the argument": "/// context | This | and that\n///",
    "a block without an argument": "/// glossary\n///\n\n/// developments | all\n///",
    "two claims": "/// claim | P1.1\nA.\n///\n/// claim | P1.2\nB.\n///",
    "a claim in a block": "//// since | Later\n\n/// claim | R1.2\nText [@a].\n///\n\n////",
    "claims in a block, without blank lines": "//// since | S\n/// claim | R1.2\nA.\n///\n/// claim | R1.3\nB.\n///\n////",
    "the outer block with fewer slashes": "/// since | Later\n\n//// claim | R1.2\nText.\n////\n\n///",
    "three levels": "///// context | C\n\n//// since | S\n\n/// claim | R1.2\nText.\n///\n\n////\n\n/////",
    "more text after a block": "//// since | S\n\n/// claim | R1.2\nText.\n///\n\nMore [@a].\n\n////\n\nMore [@b].",
    "a list in a claim": "/// claim | P1.1\n- a [@a]\n\n    more [@b]\n- b\n///",
    "a heading in a block": "//// context | C\n\n## H { #h }\n\n////",
    "a blockquote before the end": "/// claim | P1.1\n> quoted [@a]\n///",
    "blocks in fences": "```\n/// claim | P1.1\n```\n\n~~~text\n///\n[@a]\n## H\n~~~\n",
    "a fence in a claim": "/// claim | P1.1\nText.\n\n```\n///\n```\n///",
    "a fence with attributes": "``` { .py #code }\n[@a]\n```\n",
    "a fence in a fence": "````\n```\n[@a]\n````\n",
    "an empty fence": "```\n```\n[@a]",
    "inline code that looks like a fence": "```[@a]``` and [@b]",
    "blocks in code": "Text.\n\n    /// claim | P1.1\n    ///\n",
    "code after code": "    [@a]\n\n    [@b]\n\nText [@c].",
    "text right after code": "    [@a]\nText [@b].",
    "an indented line of a paragraph": "Text\n    [@a]",
    "code with a tab": "\t[@a]\n\n \t[@b]",
    "text of a list": "- a\n\n    [@a]\n\n        [@b]\n\nText.\n\n    [@c]",
    "a nested list": "- a\n    - b [@a]\n\n        [@b]\n\n            [@c]\n",
    "a nested list with blank lines": "- a\n\n    - b\n\n        [@a]\n\n    [@b]\n\n[@c]\n",
    "a numbered list": "1. a\n\n    [@a]\n\n1) no list\n\n    [@b]",
    "a list goes on lazily": "- a\nb\n\n    [@a]",
    "text before what looks like a list": "text\n- no list\n\n    [@a]",
    "code spans end with their item": "- a ` [@a]\n- b ` [@b]",
    "code after a block after a list": "- a\n\n/// claim | P1.1\n///\n\n    [@a]",
    "code after a comment after a list": "- a\n\n<!-- b -->\n\n    [@a]",
    "a rule, and code after it": "- a\n\n---\n    [@a]",
    "a rule of stars is no list": "* * *\n    [@a]",
    "code after a definition": "[a]: b.md\n    [@a]",
    "blocks in comments": "<!--\n/// claim | P1.1\n\n[@a]\n## H\n-->\n\n[@b]",
    "a comment with another end": "<!-- [@a] --!>\n\n[@b]",
    "a comment that does not end": "<!-- [@a]\n\n[@b]",
    "a comment in a line": "Text <!-- [@a] --> and [@b].",
    "text after a comment": "<!-- [@a] --> and [@b].",
    "a comment in code": "`<!--` [@a]\n\n`-->` [@b]",
    "a comment in a fence": "```\n<!--\n```\n[@a]\n<!-- -->",
    "raw HTML that shows code": "<pre><code>\n[@a] [b](c.md)\n\n## H\n/// claim | P1.1\n</code></pre>\n\nText [@b].",
    "no blocks": "and/or\n/a path/ at the beginning\n//example.org/",
    "headings": "# A\n## B { #b }\n###C { #c }\n#### D {: #d .x }\n##### E ## \n###### F { #f } ##\n####### G { #g }",
    "headings without words": "##\n\n## { #a }\n\n## #",
    "headings right after text": "Text\n## A { #a }\nText",
    "attributes of all kinds": '## A { .x #a }\n## B { id=b }\n## C { title="x #y" #c }\n## D { #d1 #d2 }\n## E { .x }',
    "attributes that are none": "## A{ #a }\n## B { x } { #b }\n## C { }\n## D {#d} e",
    "ids with points, and in Korean": "## A { #p1.2 }\n\n## 북한 { #북한 }",
    "emphasis and links before attributes": "## *A* { #a }\n\n## [B](b.md) { #b }\n\n## [C](c.md){ #c }\n\n## `D` { #d }",
    "underlined headings": "A { #a }\n===\n\nB { #b }\n-\n\nC\n--- ---\n\nD\n === \n\nE\nF\n---",
    "headings that are none": "\\## A\n\n  ## B\n\na ## C\n\n`## D`\n\n#tag",
    "headings in a list and a quotation": "- ## A { #a }\n\n> ## B { #b }\n\n- c\n\n    ## D { #d }",
    "escapes": "\\[@a] [@b\\] \\\\[@c] \\`[@d]` \\*[@e]\\*",
    "inline code": "`[@a]` ``[@b] ` [@c]`` ` [@d] ` [@e]",
    "a backtick alone": "a ` b [@a]\n\nc ` d [@b]\n## e ` { #e }\nf ` [@c]",
    "citations of all kinds": "[@a] [see @b, p. 3; -@c] [d@e.org] [@] [us @ noon] [@a; b] [f] [@g](h.md) ![@i](j.png)",
    "a citation over lines": "Text [see\n@a,\npara. 3].\n\n[see\n\n@b]",
    "citations in all places": "## H [@a] { #h }\n\n| A | B |\n| --- | --- |\n| [@b] | *c [@c]* |\n\n> [@d]\n\n1. [@e]",
    "a citation as a link's words": "[the report [@a]](x.md) [@b][c]\n\n[c]: y.md",
    "a definition that looks like a citation": "[@a]: x.md\n\n[@b]: and words",
    "links": "[a](b.md) [c](d.md#e) [f](<g.md>) [h](i.md 'J') [k](l(m).md) [n]( o.md ) ![p](q.png) [r](s \"(t)\")",
    "a picture in a link": "[![a](b.png)](c.md)",
    "links that are none": "\\[a](b.md) `[c](d.md)` [e] (f.md) [g](h i.md",
    "a link over lines": "[a\nb](c.md)",
    "definitions": "[a][b]\n\n[b]: c.md 'D'\n",
    "spaces that are no line ends": "a\u2028/// claim | P1.1\x0b\x0c\x1c\u0085[@a]",
    "carriage returns are the reader's matter": "a [@a].  \nb",
}


@pytest.mark.parametrize("case", AGREED)
def test_the_scanner_finds_what_the_renderer_makes_and_reports_nothing(case: str) -> None:
    read, (found, left) = scanned(AGREED[case]), rendered(AGREED[case])
    defined = set(re.findall(r"^\[.+\]: (\S+)", AGREED[case], re.MULTILINE))

    assert (read.blocks, read.citations, read.headings) == (found.blocks, found.citations, found.headings)
    assert read.links | defined == found.links | defined
    assert not left or case == "no blocks"
    assert reported(AGREED[case]) == []


def test_they_agree_about_every_page_of_the_edition(edition: Edition) -> None:
    for page in edition.pages:
        found, left = rendered(page.body)
        assert scanned(page.body) == found, page.source
        assert not left, page.source


def test_the_scanner_knows_the_elements_that_the_renderer_passes_on() -> None:
    assert frozenset(Markdown().block_level_elements) == BLOCK_LEVEL


def test_the_renderer_has_every_block_that_the_scanner_knows() -> None:
    assert list(BLOCKS) == list(assemble._FILL)
    assert [block.NAME for block in MADE] == list(assemble._FILL_MADE)


def test_what_the_build_alone_writes_is_no_block_for_a_page() -> None:
    assert {block.NAME for block in MADE}.isdisjoint(BLOCKS)


def test_what_a_block_may_list_can_be_listed() -> None:
    assert list(index._PARTS) == list(ARGUMENTS["index"])
    assert list(takeaway.FILLS) == list(ARGUMENTS["takeaway"])


# Where the renderer would print a block as text

FALLS_THROUGH: dict[str, tuple[str, list[str]]] = {
    "no bar": (
        "/// claim P1.1\nText.",
        ["CLAIM001 '/// claim P1.1' neither opens nor closes a block"],
    ),
    "a no-break space": (
        "///\u00a0claim | P1.1\nText.",
        ["CLAIM001 '///\u00a0claim | P1.1' neither opens nor closes a block"],
    ),
    "words after the closing slashes": (
        "/// claim | P1.1\nText.\n\n/// the end.\n///",
        ["CLAIM001 '/// the end.' neither opens nor closes a block"],
    ),
    "two slashes": (
        "// claim | P1.1\nText.\n//",
        ["CLAIM001 a block opens and closes with three slashes or more"] * 2,
    ),
    "one slash": (
        "/ glossary\n/",
        ["CLAIM001 a block opens and closes with three slashes or more"] * 2,
    ),
    "an unknown name": (
        "/// clame | P1.1\n    basis: record\n\nText.\n///",
        ["CLAIM001 unknown block 'clame'"],
    ),
    "no id": ("/// claim\nText.\n///", ["CLAIM002 the claim has no id"]),
    "an empty id": ("/// claim |  \nText.\n///", ["CLAIM002 the claim has no id"]),
    "no words after the name": (
        "//// since\n\n////\n\n/// units |\n///",
        ["CLAIM001 the block 'since' has no words after a bar", "CLAIM001 the block 'units' has no words after a bar"],
    ),
    "closed twice": ("/// glossary\n///\n///", ["CLAIM001 '///' closes no block"]),
    "closed by other slashes": (
        "/// glossary\n////\n///",
        ["CLAIM001 '////' closes no block"],
    ),
    "an unknown option": (
        "/// claim | P1.1\n    fact: UN-1\n\nText.\n///",
        ["CLAIM008 unknown option 'fact'"],
    ),
    "an option of a block that has none": (
        "/// context | C\n    basis: record\n\nText.\n///",
        ["CLAIM001 a block 'context' has no option 'basis'"],
    ),
    "text that is indented": (
        "/// claim | P1.1\n    Text [@a].\n///",
        ["CLAIM001 indented words after a block's first line are no options"],
    ),
    "text indented after the options": (
        "/// claim | P1.1\n    basis: record\n    Text.\n///",
        ["CLAIM001 a line without a colon"],
    ),
    "an option that begins a list": (
        "/// claim | P1.1\n    - record\n\nText.\n///",
        ["CLAIM001 indented words after a block's first line are no options"],
    ),
    "a second colon": (
        "/// claim | P1.1\n    doubt: he said: no\n\nText.\n///",
        ["CLAIM001 a second colon on the line"],
    ),
    "a quotation mark that does not end": (
        '/// claim | P1.1\n    doubt: "so\n\nText.\n///',
        ["CLAIM001 a quotation mark that is never closed"],
    ),
    "options at different depths": (
        "/// claim | P1.1\n    basis: record\n      facts: UN-1\n\nText.\n///",
        ["CLAIM001 this line is set in by 6, and the one above by 4"],
    ),
    "a date that is none": (
        "/// claim | P1.1\n    date: 2024-02-30\n\nText.\n///",
        ["CLAIM009 '2024-02-30' is no date"],
    ),
    "indented slashes in a paragraph": (
        "Text\n    /// claim | P1.1",
        ["CLAIM001 '/// claim | P1.1' does not begin its line"],
    ),
}


@pytest.mark.parametrize("case", FALLS_THROUGH)
def test_what_would_be_printed_as_text_is_reported(case: str) -> None:
    body, faults = FALLS_THROUGH[case]

    assert rendered(body)[1], "the renderer takes it: then it is no fault"
    assert reported(body) == faults


# Where the renderer takes it, and swallows or loses something

LOST: dict[str, tuple[str, list[str]]] = {
    "options after an empty line, which are code": (
        "/// claim | P1.1\n\n    basis: record\n    facts: UN-1\n\nText.\n///",
        ["CLAIM001 an empty line stands before the option 'basis'"],
    ),
    "options indented too little, which are text": (
        "/// claim | P1.1\n  basis: record\n  facts: UN-1\n\nText.\n///",
        ["CLAIM001 the option 'basis' begins with less than four spaces"],
    ),
    "an option indented less than the others": (
        "/// claim | P1.1\n    basis: record\n   facts: UN-1\n\nText.\n///",
        ["CLAIM001 the option 'facts' begins with less than four spaces"],
    ),
    "an option set apart from the others": (
        "/// claim | P1.1\n    basis: record\n\n    facts: UN-1\n\nText.\n///",
        ["CLAIM001 an empty line stands before the option 'facts'"],
    ),
    "never closed": ("/// claim | P1.1\nText.\n\nMore.", ["CLAIM001 the block 'claim' is never closed"]),
    "closed by an indented line": (
        "/// claim | P1.1\nText.\n\n    ///\n",
        ["CLAIM001 the block 'claim' is never closed"],
    ),
    "not closed before the next": (
        "/// claim | P1.1\nText.\n\n/// claim | P1.2\nText.\n///\n",
        ["CLAIM001 the block 'claim' is never closed"],
    ),
    "not closed before the block around it": (
        "//// since | S\n\n/// claim | P1.1\nText.\n\n////\n",
        ["CLAIM001 the block 'claim' is never closed"],
    ),
    "as many slashes inside as around": (
        "/// since | S\n\n/// claim | P1.1\nText.\n///\n\n///\n",
        ["CLAIM001 the block 'since' is never closed", "CLAIM001 '///' closes no block"],
    ),
    "an option twice": (
        "/// claim | P1.1\n    basis: record\n    basis: report\n\nText.\n///",
        ["CLAIM001 the key 'basis' stands twice"],
    ),
    "an option with a list": (
        "/// claim | P1.1\n    from: [P1, P2]\n\nText.\n///",
        ["CLAIM001 the option 'from' must be one value"],
    ),
    "a tab before an option": (
        "/// claim | P1.1\n\tbasis: record\n\nText.\n///",
        ["CLAIM001 a tab is used for indentation"],
    ),
    "in a list": (
        "- a\n\n    /// claim | P1.1\n    ///\n",
        ["CLAIM001 '/// claim | P1.1' does not begin its line", "CLAIM001 '///' does not begin its line"],
    ),
    "in an item of a list": (
        "- /// glossary\n",
        ["CLAIM001 '/// glossary' does not begin its line"],
    ),
    "in a quotation": (
        "> /// glossary\n> ///\n",
        ["CLAIM001 '/// glossary' does not begin its line", "CLAIM001 '///' does not begin its line"],
    ),
    "a fence that does not end": ("```\n## H { #h }\n", ["CLAIM001 this line begins no code"]),
    "a fence that does not begin its line": (" ```\n## H { #h }\n ```\n", ["CLAIM001 this line begins no code"] * 2),
    "a fence with more than a language": ("```py one two\n```", ["CLAIM001 this line begins no code"] * 2),
}


@pytest.mark.parametrize("case", LOST)
def test_what_would_be_swallowed_or_lost_is_reported(case: str) -> None:
    body, faults = LOST[case]

    assert reported(body) == faults


def test_what_an_unclosed_claim_holds_is_read_all_the_same() -> None:
    body = "/// claim | P1.1\n    basis: record\n\nOne [@a].\n\n/// claim | P1.2\n    basis: reading\n    basis: report\n\nTwo.\n"
    found = edition_of(body).claims

    assert [(c.id, c.basis, c.text) for c in found] == [("P1.1", "record", "One [@a]."), ("P1.2", "report", "Two.")]
    assert run(edition_of(body), [claim004_unknown_basis]) == []


def test_options_that_can_be_read_are_kept_beside_one_that_cannot() -> None:
    (block,) = scan("/// claim | P1.1\n    basis: record\n    doubt: a: b\n\tfacts: UN-1\n    - x\n///", "p").blocks

    assert {name: value.value for name, value in block.options.items()} == {"basis": "record", "facts": "UN-1"}


# Places


def test_everything_has_its_place_counted_from_the_file_s_first_line() -> None:
    body = (
        "## How { #how }\n"  # line 7
        "\n"
        "북한 [a](b.md), ![c](d.png) and [e [f](g.md)](h.md).\n"
        "\n"
        "  /// claim |  P1.1\n"
        "    basis:  record\n"
        '    facts: "UN-1,  UN-2"\n'
        "\n"
        "Text [see @a, para. 3].\n"
        "  ///\n"
        "\n"
        "Under { #under }\n"
        "---\n"
        "\n"
        "[k]: l.md\n"
    )
    read = scan(body, "docs/page.md", 7)
    (block,) = read.blocks

    def at(span: Span) -> tuple[int, int, int]:
        assert span.path == "docs/page.md"
        return span.line, span.column, span.length

    assert [(h.text, h.level, at(h.span)) for h in read.headings] == [
        ("How", 2, (7, 1, 15)),
        ("Under", 2, (18, 1, 16)),
    ]
    assert [(link.target, link.text, link.image, at(link.span)) for link in read.links] == [
        ("b.md", "a", False, (9, 8, 4)),
        ("d.png", "c", True, (9, 20, 5)),
        ("h.md", "e [f](g.md)", False, (9, 45, 4)),
        ("g.md", "f", False, (9, 38, 4)),
        ("l.md", "k", False, (21, 6, 4)),
    ]
    assert at(block.span) == (11, 1, 19)
    assert (block.argument.value, at(block.argument.span)) == ("P1.1", (11, 16, 4))
    assert {name: (value.value, at(value.span)) for name, value in block.options.items()} == {
        "basis": ("record", (12, 13, 6)),
        "facts": ("UN-1,  UN-2", (13, 13, 11)),
    }
    assert {name: at(span) for name, span in block.places.items()} == {"basis": (12, 5, 5), "facts": (13, 5, 5)}
    assert [(part.value, at(part.span)) for part in block.options["facts"].split()] == [
        ("UN-1", (13, 13, 4)),
        ("UN-2", (13, 20, 4)),
    ]
    assert body[block.start : block.end].strip() == "Text [see @a, para. 3]."
    assert [at(c.span) for _, found in read.citations for c in found.cites] == [(15, 12, 1)]
    assert read.anchors == {"how", "under"}


def test_places_of_faults_point_at_what_is_wrong() -> None:
    body = "\n  /// clame | x\n\n  ///\n\n> // claim | y\n\n  ////\n"

    assert [(p.fault.span.line, p.fault.span.column, p.fault.span.length) for p in scan(body, "p").problems] == [
        (2, 1, 15),
        (6, 3, 12),
        (8, 3, 4),
    ]


def test_anchors_are_those_of_headings_attribute_lists_and_html() -> None:
    body = (
        '## A { #a }\n\nText.\n{ #b .x }\n\n[c](d.md){ #e } <span id="f"></span> <a name=g>\n\n'
        "`{ #h }` \\{ #i }\n\n```\n{ #j }\n```\n\n{ k }\n"
    )

    assert scan(body, "p").anchors == {"a", "b", "e", "f", "g"}


def test_a_report_of_a_malformed_block_is_one_line() -> None:
    diagnostics = run(edition_of("///\u00a0claim\u2028| P1.1\n"), [claim001_malformed_block])

    assert reporter.render(diagnostics) == (
        "page.md:5:1: CLAIM001 '///\\xa0claim\\u2028| P1.1' neither opens nor closes a block"
        " (a block opens as in '/// claim | P3.1', and closes with '///' alone)\n"
    )


# Plain words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("Wells were dry [@a, para. 3].", "Wells were dry."),
        ("Wells [see @a; @b], fields.", "Wells, fields."),
        ("[mail](a.md) and [a@b.org]", "mail and [a@b.org]"),
        ("![a map](m.png) The *law* is **good**, `really`, snake_case", "The law is good, really, snake_case"),
        ("a [link](b.md) over\ntwo  lines\u00a0.", "a link over two lines."),
        ("5 \\* 3 and \\[so\\]", "5 * 3 and [so]"),
        ("an [unfinished link](", "an [unfinished link]("),
    ],
)
def test_plain_words_are_without_marks(text: str, words: str) -> None:
    assert markdown.plain(text) == words


# Any text


fragments = st.lists(
    st.sampled_from(
        [
            "/// claim | P1.1\n    basis: record\n\n",
            "/// claim | P1.2\n",
            "//// since | Later\n",
            "///\n",
            "////\n",
            "\n",
            "\n",
            "Text [@a, para. 1].\n",
            "More [see @b; @c],\n",
            "## Heading { #h }\n",
            "## Bare\n",
            "```\n",
            "<!--\n",
            "-->\n",
            "    indented [@d]\n",
            "- item [@e]\n",
            "`code [@f]` and ` [@g]\n",
            "\\[@h] and \\\\[@i]\n",
            "> quoted [@j]\n",
            "[k](l.md) ![m](n.png)\n",
            "---\n",
            "북한 [@o 1]\n",
        ]
    ),
    max_size=9,
).map("".join)


@given(fragments)
@modest
def test_the_scanner_agrees_with_the_renderer_or_reports_a_fault(text: str) -> None:
    problems = [problem for problem in scan(text, "p").problems if problem.kind == "block"]
    if not problems:
        found, left = rendered(text)
        assert scanned(text) == found
        assert not left


RAW = re.compile(r"(?<![\w@/.+-])@[a-z]-[0-9](?![\w@])")

SCRAPS = (
    *("[@a-1]", "[see @b-2, para. 3]", "(@c-3, p. 4)", "@d-4", "@e-5 [p. 6]", "[@f-6, para. 7 ", "[@ g-7]", "-@h-8"),
    *("[@i-9][@j-1]", "[@k-2](l.md)", "![@m-3](n.png)", "[o][@p-4]", "[q [@r-5]", "[^@s-6]", "{@t-7}", "*@u-8*"),
    *("\n\n", "\n", " ", "- ", "> ", "# ", "| ", "| --- |\n", "]", "[", "(", ")", "`", "<!-- ", " -->", "\\"),
    *("<div>", "</div>", "<span>", "</span>", "<p>", "<td>", "x", ".", "    ", "/// since | x\n\n", "\n///\n"),
)
scraps = st.lists(st.sampled_from(SCRAPS), max_size=9).map("".join)


@given(scraps)
@settings(max_examples=1000, deadline=None, derandomize=True)
def test_a_citekey_that_is_printed_is_told(text: str) -> None:
    """Links aside, whose words another rule reads, and what an author shows: code, comments, escapes."""
    md, _ = renderer()
    shown = re.sub(r"<(code|a)\b.*?</\1>|<!--.*?-->|<[^<>]*>", "", md.convert(text), flags=re.DOTALL)
    read = scan(text, "p")

    if RAW.search(shown) and "\\" not in text:
        assert read.raw_citekeys or read.problems


def places_of(text: str) -> Iterator[Span]:
    read = scan(text, "p")
    yield from (problem.fault.span for problem in read.problems)
    yield from (heading.span for heading in read.headings)
    yield from (link.span for link in read.links)
    yield from (c.span for _, found in read.citations for c in found.cites)
    for block in read.blocks:
        yield from (block.span, block.argument.span, *block.places.values())
        yield from (part.span for value in block.options.values() for part in value.split())


@given(st.one_of(st.text(), st.text(alphabet="/ |#[]@`-<!>\n\tabc:,{}()=~*1."), fragments))
@modest
def test_no_text_makes_the_scanner_raise_and_all_places_lie_inside(text: str) -> None:
    lines = text.split("\n")
    for span in places_of(text):
        assert 1 <= span.line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1


@given(st.one_of(st.text(), fragments, fragments.map(lambda body: f"---\ntitle: One\nkind: page\n---\n{body}")))
@modest
def test_no_file_makes_the_reader_of_pages_raise(text: str) -> None:
    read = pages.read(text, "page.md", "docs/page.md")

    assert (read.page is None) == any(p.kind in ("empty", "front-matter", "yaml") for p in read.problems)
    assert all(claim.page == "page.md" for claim in read.claims)

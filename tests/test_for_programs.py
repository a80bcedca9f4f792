"""The Markdown forms, llms.txt, the sitemap, robots.txt and CITATION.cff."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from selectolax.lexbor import LexborHTMLParser

from conftest import SITE_URL
from edition.config import LACKS, Config
from edition.content.model import Edition
from edition.content.vocabulary import BASES
from edition.publish.catalog import Catalog
from edition.publish.exports import crawlers
from edition.publish.exports.markdown_form import _Form
from english import ENGLISH


def test_every_page_has_a_markdown_form_that_opens_with_whose_it_is(site: Path, catalog: Catalog) -> None:
    for page in catalog.pages.values():
        text = (site / page.url / "index.md").read_text(encoding="utf-8")
        head = text.partition("\n\n")[0]
        assert head.startswith("> From an annotated edition, independent of the report’s authors and publishers")
        assert f"{SITE_URL}{page.url}" in head
        assert f"\n# {page.title}\n" in text, page.path
        assert "](../" not in text
        assert not re.search(r"\]\((?!https?:|mailto:)", text), page.path


def test_every_claim_keeps_its_label_its_sources_and_its_address_in_its_own_paragraph(
    site: Path, catalog: Catalog
) -> None:
    forms = {path: (site / page.url / "index.md").read_text(encoding="utf-8") for path, page in catalog.pages.items()}
    points = {(page.path, point.claim) for page in catalog.pages.values() for point in page.points}
    for claim in catalog.claims.values():
        told = re.findall(rf"^ *(?:[-\d.]+ )?\*\*\[{re.escape(claim.id)} · (.*)$", forms[claim.page], re.MULTILINE)
        assert len(told) == 1 + ((claim.page, claim.id) in points), claim.id
        for found in told:
            assert found.startswith(BASES[claim.basis].label)
            assert f"<{catalog.address(claim.id)}>" in found
            assert ("(source" in found) == bool(claim.citations)
            for source in catalog.behind(claim) if len(claim.citations) == 1 else ():
                assert not source.text("URL") or source.text("URL") in found or source.text("number") in found
            assert ("Inferred from" in found) == (claim.basis == "reading")
            assert ("(partly confirmed: " in found) == ("doubt" in claim.options)


def test_each_sentence_of_an_account_keeps_its_claims_whose_they_are_and_their_addresses(
    site: Path, catalog: Catalog
) -> None:
    for page in (page for page in catalog.pages.values() if page.account):
        text = (site / page.url / "index.md").read_text(encoding="utf-8")
        for sentence in (sentence for paragraph in page.account for sentence in paragraph.sentences):
            claims = [catalog.claims[name.value] for name in sentence.claims]
            named = [f"[{c.id} · {BASES[c.basis].label}]({catalog.address(c.id)})" for c in claims]
            assert f" ({', '.join(named)})" in text, sentence.text


def test_what_stands_outside_claims_keeps_its_sources_too(site: Path, edition: Edition) -> None:
    for path, entries in (("glossary", edition.glossary), ("chronology", edition.chronology)):
        text = (site / path / "index.md").read_text(encoding="utf-8")
        assert text.count("(source: ") >= sum(1 for entry in entries if entry.citation) > 0


def markdown(html: str, catalog: Catalog) -> str:
    article = LexborHTMLParser(f"<article>{html}</article>").css_first("article")
    assert article is not None
    return "\n\n".join(_Form(catalog, f"{SITE_URL}a/", {"note-1": "A source, para. 4"}, {}).blocks(article))


CASES = {
    "a paragraph with marks": ("<p>A <em>b</em> <strong>c</strong> *d* &lt;e></p>", r"A *b* **c** \*d\* \<e>"),
    "a link is absolute": ('<p><a href="../b/#c">d</a></p>', f"[d]({SITE_URL}b/#c)"),
    "a heading without its own link": ('<h2 id="x">Y <a aria-hidden="true" href="#x">§</a></h2>', "## Y"),
    "nested lists": (
        "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
        "- a\n  \n  - b\n- c",
    ),
    "a numbered list": ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
    "a table": ("<table><tr><th>a</th></tr><tr><td>b|c</td></tr></table>", "| a |\n| --- |\n| b\\|c |"),
    "a quotation": ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
    "definitions": ("<dl><dt>a</dt><dd>b</dd></dl>", "**a**\n\nb"),
    "code": ("<p><code>a*b</code></p><pre><code>x\ny</code></pre>", "`a*b`\n\n```\nx\ny\n```"),
    "a note outside a claim": ('<p>a<sup class="cite"><a href="#note-1">1</a></sup></p>', "a (source: A source, para. 4)"),
    "a picture is left out, its words stay": ("<figure><svg><text>x</text></svg><figcaption>y</figcaption></figure>", "y"),
    "text beside blocks": ("a <p>b</p> c", "a\n\nb\n\nc"),
    "nothing": ("<p> </p><a href='x'></a>", ""),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_html_becomes_markdown(case: str, catalog: Catalog) -> None:
    html, expected = CASES[case]
    assert markdown(html, catalog) == expected


def test_the_sitemap_gives_each_page_its_own_day(site: Path, catalog: Catalog) -> None:
    root = Xml.fromstring((site / "sitemap.xml").read_bytes())
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    days = {u.findtext(f"{space}loc"): u.findtext(f"{space}lastmod") for u in root.findall(f"{space}url")}
    own = {catalog.address(name): catalog.changed(name) for name in (*catalog.claims, *catalog.sources)}
    assert days == own | {f"{SITE_URL}{page.url}": catalog.changed(path) for path, page in catalog.pages.items()}
    assert all(re.fullmatch(r"\d{4}-\d{2}-\d{2}", day or "") for day in days.values())
    assert not (site / "sitemap.xml.gz").exists()


def test_robots_allows_everything_and_points_to_the_sitemap(site: Path) -> None:
    lines = [
        line for line in (site / "robots.txt").read_text(encoding="utf-8").splitlines() if line[:1] not in ("", "#")
    ]
    assert lines == ["User-agent: *", "Allow: /", f"Sitemap: {SITE_URL}sitemap.xml"]


def test_llms_txt_lists_every_page_once_and_every_link_answers(site: Path, catalog: Catalog) -> None:
    text = (site / "llms.txt").read_text(encoding="utf-8")
    assert text.startswith("# ")
    links = re.findall(r"^- \[[^\n]+\]\((\S+)\)", text, re.MULTILINE)
    assert len(links) == len(set(links))
    assert all(link.startswith(SITE_URL) and (site / link.removeprefix(SITE_URL)).is_file() for link in links)
    assert {f"{SITE_URL}{page.url}index.md" for page in catalog.pages.values()} <= set(links)
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert len(headings) == len(set(headings))


def test_a_draft_says_so_to_programs(edition: Edition, tmp_path: Path) -> None:
    draft = Config(tmp_path, "http://127.0.0.1:8000/", "", lacks=LACKS)
    crawlers.write(edition, draft, tmp_path)
    assert draft.draft(ENGLISH) in (tmp_path / "sitemap.xml").read_text(encoding="utf-8")
    assert draft.draft(ENGLISH) in (tmp_path / "llms.txt").read_text(encoding="utf-8")

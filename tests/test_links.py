"""The scanner of links: what it finds in each kind of file and where, what it leaves alone, and what it says of it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from edition.check import web_addresses
from edition.check.rule import code_of
from edition.check.rules import RULES
from edition.check.run import run
from edition.content import documents, link_syntax, pages
from edition.content.load import load
from edition.content.markdown import scan
from edition.content.model import Edition, Link
from edition.content.places import Span
from fixture_sites import BASE

RULES_ON_LINKS = [rule for rule in RULES if code_of(rule).startswith(("XREF", "LINK"))]

modest = settings(max_examples=150, deadline=None, derandomize=True)


def found(text: str, path: str = "docs/page.md") -> list[tuple[str, str, str, str]]:
    """The links of a file: how each is written, what holds it, where it leads, and what stands at its place."""
    links = scan(text, path).links if path.endswith(".md") else documents.read(text, path).links
    lines = text.split("\n")
    places = [(link, lines[link.span.line - 1][link.span.column - 1 :][: link.span.length]) for link in links]
    return [(link.form, link.element, link.target, there) for link, there in places]


# Pages

IN_PAGES: dict[str, tuple[str, list[tuple[str, str, str, str]]]] = {
    "inline": ('[a](b.md#c "Title")', [("markdown", "a", "b.md#c", "b.md#c")]),
    "in pointed brackets": ("[a](<b.md> 'T')", [("markdown", "a", "b.md", "b.md")]),
    "with spaces": ("[a](b c.md)", [("markdown", "a", "b c.md", "b c.md")]),
    "over lines": ("[a](b\nc.md)", [("markdown", "a", "b\nc.md", "b")]),
    "with brackets": ("[a](b(c).md) (d)", [("markdown", "a", "b(c).md", "b(c).md")]),
    "with escapes": (r"[a](b\_c.md)", [("markdown", "a", "b_c.md", "b\\_c.md")]),
    "Korean": (
        "[북한](#북한) [b](#%EB%B6%81)",
        [("markdown", "a", "#북한", "#북한"), ("markdown", "a", "#%EB%B6%81", "#%EB%B6%81")],
    ),
    "an image": ("![a](b.png)", [("markdown", "img", "b.png", "b.png")]),
    "an image in a link": (
        "[![a](b.png)](c.md)",
        [("markdown", "a", "c.md", "c.md"), ("markdown", "img", "b.png", "b.png")],
    ),
    "a definition": ("[a][b]\n\n[b]: c.md 'D'", [("definition", "a", "c.md", "c.md")]),
    "an address alone": ("<https://a.org/?b=c@d>", [("autolink", "a", "https://a.org/?b=c@d", "https://a.org/?b=c@d")]),
    "mail alone": ("<a@b.org>", [("autolink", "a", "mailto:a@b.org", "a@b.org")]),
    "raw HTML": (
        "<a class=x href='b/'>c</a> <img alt=\"\" src=d.png>",
        [("html", "a", "b/", "b/"), ("html", "img", "d.png", "d.png")],
    ),
    "entities": ('<a href="?a=1&amp;b=2">c</a>', [("html", "a", "?a=1&b=2", "?a=1&amp;b=2")]),
    "a list of images": (
        '<img src="a.png" srcset="b.png 1x, c.png 2x" alt="d">',
        [("html", "img", name, name) for name in ("a.png", "b.png", "c.png")],
    ),
    "a poster and a style": (
        '<video poster="a.png" style="background: url(\'b.png\')"></video>',
        [("html", "video", "a.png", "a.png"), ("html", "video", "b.png", "b.png")],
    ),
    "meta": (
        '<meta http-equiv="refresh" content="0; url=\'a/\'"><meta property="og:image" content="b.png">'
        '<meta name="description" content="c/d.png"><link rel="canonical" href="e/">',
        [("html", "meta", "a/", "a/"), ("html", "meta", "b.png", "b.png"), ("html", "link", "e/", "e/")],
    ),
    "none in code": ('`[a](b.md)` ``<a href="b">``\n\n```\n[a](b.md)\n```\n\n\t[a](b.md)\n', []),
    "none in comments": ('<!-- [a](b.md) <a href="c"> -->', []),
    "none in escapes": (r"\[a](b.md) [a\](b.md)", []),
    "none in citations": ("[@a, para. 1] and [see @b]", []),
    "none in words": ("a@b.org, https://c.org/, [sic], [ ] and 3 < 4 > 2, [a] (b.md)", []),
    "none in footnotes": ("[^1] [^a][^b]", []),
}


@pytest.mark.parametrize("case", IN_PAGES)
def test_a_page_s_links_are_found_where_they_stand(case: str) -> None:
    text, expected = IN_PAGES[case]

    assert found(text) == expected


LABELLED: dict[str, tuple[str, list[tuple[str, bool]]]] = {
    "each form": ("[a][b] [B][] [b] ![c][b]\n\n[b]: x.md", [("b", True)] * 4),
    "in another case, over lines": ("[a][The\nReport]\n\n[the report]: x.md", [("the report", True)]),
    "with a space between": ("[a] [b]\n\n[b]: x.md", [("b", True)]),
    "undefined": ("[a][b] [c][]", [("b", False), ("c", False)]),
    "words in brackets": ("[sic] [emphasis added] [b]", []),
    "a label before a link": ("[a][b](c.md)", []),
    "code, escapes, citations, footnotes": ("`[a][b]` \\[a][^b] [see @a][@b] [a][^b] [^a][b]", []),
}


@pytest.mark.parametrize("case", LABELLED)
def test_references_are_told_from_brackets_in_the_text(case: str) -> None:
    text, expected = LABELLED[case]

    assert [(r.label, r.defined) for r in scan(text, "p").references] == expected


_HREF = re.compile(r'(?:href|src)="([^"]*)"')

pieces = st.lists(
    st.sampled_from(
        (
            *("[a](b.md)", "![c](d.png)", "[e][f]", "[f]", "[g", "](h.md)", "[i](j k.md)", "[l](m.md 'n')"),
            *("[o](<p.md>)", "\\[", "`", "``", "\n", " ", "text", "[q](r(s).md)", "[", "]", "(", ")", "[@t]", "*"),
            *("<!-- ", " -->"),
        )
    ),
    max_size=8,
).map("".join)


@given(pieces)
@modest
def test_the_scanner_finds_the_targets_that_the_renderer_makes(text: str) -> None:
    text += "\n\n[f]: u.md\n"
    read = scan(text, "p")
    if any(problem.kind == "block" for problem in read.problems):
        return
    made = {href for href in _HREF.findall(Markdown().convert(text)) if href != "u.md"}

    assert {link.target for link in read.links if link.form == "markdown"} >= made


# Other files

IN_FILES: dict[str, tuple[str, str, list[tuple[str, str, str, str]]]] = {
    "a style sheet": (
        "docs/a.css",
        "/* url(x.png) */ @import 'a.css'; b { src: url( \"c.png\" ), url(d.png#e) } f::before { content: 'url(g.png)' }",
        [
            ("file", "style", "a.css", "a.css"),
            ("file", "style", "c.png", "c.png"),
            ("file", "style", "d.png#e", "d.png#e"),
        ],
    ),
    "a drawing": (
        "docs/a.svg",
        '<svg xmlns="http://www.w3.org/2000/svg"><use xlink:href="#b"/><rect fill="url(#c)"/></svg><!-- <a href="d"/> -->',
        [("file", "use", "#b", "#b"), ("file", "rect", "#c", "#c")],
    ),
    "a style in a page": (
        "docs/a.html",
        "<style>b { background: url(c.png) }</style>",
        [("file", "style", "c.png", "c.png")],
    ),
    "a file that a template names": (
        "overrides/main.html",
        "<a href=\"{{ 'a/' | url }}#b\">c</a> <link href='{{ \"d.css\"|url }}'>",
        [("named", "a", "a/#b", "a/"), ("named", "link", "d.css", "d.css")],
    ),
    "what a template computes": (
        "overrides/main.html",
        '<a href="{{ a }}">b</a> <a href="{{ a }}/b">c</a> <a href="{% if a %}b{% endif %}">c</a> {# <a href="d"> #}',
        [],
    ),
    "a tag with logic in it": (
        "overrides/main.html",
        '<a{% if a > 1 %} class="b"{% endif %} href="#c"{% if d %} id="e"{% endif %}>f</a>',
        [("template", "a", "#c", "#c")],
    ),
}


@pytest.mark.parametrize("case", IN_FILES)
def test_other_files_links_are_found_where_they_stand(case: str) -> None:
    path, text, expected = IN_FILES[case]

    assert found(text, path) == expected


def test_a_template_s_ids_are_anchors_unless_they_are_computed() -> None:
    text = '<p id="a"></p> <a name=b></a> <p id="{{ c }}"></p> {# <p id="d"> #} <!-- <p id="e"> -->'

    assert documents.read(text, "overrides/main.html").anchors == {"a", "b"}


# Addresses as they are written

FORMS = [
    ("https://example.org/a?b=%20#c", ""),
    ("../a%20(b).md#c", ""),
    ("tel:+1-202-555-0100", ""),
    ("mailto:a@example.org", ""),
    ("http://127.0.0.1:8000/", ""),
    ("https://한국.example/", ""),
    ("summary.md?print=1#es1", ""),
    ("LICENSE.org.md", ""),
    ("a b.md", "holds a space"),
    ("a\tb.md", "holds the character U+0009"),
    ("a\u200bb.md", "holds the character U+200B"),
    ("100%", "holds a '%' that begins no code of two digits"),
    ("www.example.org/a", "has no 'https://' before its host"),
    ("a@example.org", "has no 'mailto:' before it"),
    ("https:/example.org", "has no host after 'https:'"),
    ("https//example.org", "has no colon after 'https'"),
    ("https://example", "has no proper host: 'example'"),
    ("https://[::1", "cannot be read as an address"),
    ("htps://example.org/", "begins with 'htps:', which no browser opens from a page"),
    ("C:\\a.md", "holds '\\'"),
    ("tel:home", "is no telephone number"),
    ("tel:112", ""),
    ("tel:11", "is no telephone number"),
    ("c:/a.md", "names a drive"),
    ("ab:c", "begins with 'ab:', which no browser opens from a page"),
    (f"https://{'a' * 63}.{'b' * 63}/", ""),
    (f"https://{'a' * 64}.org/", "cannot be read as an address"),
    (f"https://a.{'b' * 64}/", "cannot be read as an address"),
    (f"https://{'.'.join(['a' * 63] * 3)}.{'b' * 57}.org/", ""),
    (
        f"https://{'.'.join(['a' * 63] * 3)}.{'b' * 58}.org/",
        f"has no proper host: '{'.'.join(['a' * 63] * 3)}.{'b' * 58}.org'",
    ),
]


@pytest.mark.parametrize(("target", "wrong"), FORMS, ids=[form[0][:40] for form in FORMS])
def test_the_form_of_an_address_is_judged(target: str, wrong: str) -> None:
    assert web_addresses.wrong_form(Link("a", target, Span("p", 1))) == wrong


@pytest.mark.parametrize(("letters", "found"), [(300, True), (301, False)])
def test_a_label_has_three_hundred_letters_at_most(letters: int, found: bool) -> None:
    labels = [piece.label for piece in link_syntax.find(f"See [a][{'b' * letters}] here.")]

    assert ("b" * letters == labels[0]) == found


def test_a_picture_may_be_data_and_a_link_may_not() -> None:
    assert web_addresses.wrong_form(Link("", "data:image/png;base64,AA", Span("p", 1), "img")) == ""
    assert web_addresses.wrong_form(Link("", "data:text/html,a", Span("p", 1), "a")) != ""


WITHOUT = [
    ("https://a.org/?utm_source=b", "https://a.org/"),
    ("https://a.org/?b=1&utm_source=c&d=2#e", "https://a.org/?b=1&d=2#e"),
    ("https://a.org/?fbclid=x&b=1", "https://a.org/?b=1"),
    ("https://a.org/?b=1&gclid=x#utm_medium=y", "https://a.org/?b=1"),
    ("https://a.org/?b=1", "https://a.org/?b=1"),
    ("https://a.org/trk-2024/spm/r.html?spm=1&trk=2", "https://a.org/trk-2024/spm/r.html"),
    ("https://a.org/gclidx?a=1&gclid=3&b=2", "https://a.org/gclidx?a=1&b=2"),
    ("https://a.org/utm_x=1/?utm_x=1&my_utm_x=2", "https://a.org/utm_x=1/?my_utm_x=2"),
    ("https://a.org/?%75tm_source=1&a=%26+b&fbclid", "https://a.org/?a=%26+b"),
    ("https://a.org/?a=1#trk", "https://a.org/?a=1#trk"),
    ("https://a.org/?trk=1#spm", "https://a.org/#spm"),
    ("https://a.org/?a=b#utm_source=x&c=d", "https://a.org/?a=b#c=d"),
]

BEHIND = [
    ("https://www.google.com/url?sa=t&q=https://www.csis.org/a%3Fb%3Dc&usg=x", "https://www.csis.org/a?b=c"),
    ("https://google.co.kr/url?url=https%3A%2F%2Fwww.csis.org%2F&sa=U", "https://www.csis.org/"),
    ("https://www.google.com/amp/s/www.reuters.com/a_b/", "https://www.reuters.com/a_b/"),
    (
        "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.csis.org%2F&data=05",
        "https://www.csis.org/",
    ),
    ("https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.csis.org%2F%3Ffbclid%3Dx&h=AT", "https://www.csis.org/"),
    ("https://lm.facebook.com/l.php?u=https%3A%2F%2Fwww.csis.org%2F", "https://www.csis.org/"),
    ("https://l.instagram.com/?u=https%3A%2F%2Fwww.csis.org%2F", "https://www.csis.org/"),
    ("https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Fwww%2Ecsis%2Eorg", "https://www.csis.org"),
    ("https://www.youtube.com/redirect?event=x&q=https%3A%2F%2Fwww.csis.org%2F", "https://www.csis.org/"),
    ("https://urldefense.com/v3/__https://www.csis.org/a_b__;!!x", "https://www.csis.org/a_b"),
    ("https://www-reuters-com.cdn.ampproject.org/c/s/www.reuters.com/a", "https://www.reuters.com/a"),
    ("https://www.bing.com/ck/a?!&&u=a1aHR0", ""),
    ("https://l.facebook.com/l.php?u=nothing", ""),
    ("https://www.google.com/url", ""),
    ("https://www.google.com/search?q=https://www.csis.org/", None),
    ("https://www.youtube.com/watch?v=1", None),
    ("https://www.csis.org/url?q=https://example.org/", None),
    ("https://notgoogle.com/url?q=https://example.org/", None),
]


@pytest.mark.parametrize(("address", "target"), BEHIND, ids=[address for address, _ in BEHIND])
def test_what_an_address_sends_on_to_is_known(address: str, target: str | None) -> None:
    assert web_addresses.behind(address) == target


RAW = [
    ("[the page] (x.md)", "[the page](x.md)"),
    ("(the page)[x.md#y]", "[the page](x.md#y)"),
    ("(the page) [https://example.org/]", "[the page](https://example.org/)"),
    ("[the page](x.md and more", "[the page](x.md)"),
    ("[the page](x.md].", "[the page](x.md)"),
    ("[[x.md|the page]]", "[the page](x.md)"),
    ("[[../x/]]", "[words](../x/)"),
    ("[the page]<x.md>", "[the page](x.md)"),
]


@pytest.mark.parametrize(
    "name",
    "utm_source utm_id fbclid gclid dclid yclid twclid ttclid msclkid gclsrc gbraid wbraid mc_cid mc_eid igshid igsh _hsenc"
    " _hsmi mkt_tok vero_id wickedid oly_enc_id oly_anon_id ref_src ref_url __twitter_impression cmpid trk spm s_cid"
    " at_medium at_campaign UTM_Source".split(),
)
def test_each_parameter_that_tells_where_a_reader_came_from_is_known(name: str) -> None:
    assert web_addresses.tracking(f"https://a.org/?{name}=1&x{name}=2&{name}x=3#{name}=4")[:1] == [name]
    assert web_addresses.tracking(f"https://a.org/?x{name}=2") == []


@pytest.mark.parametrize(("text", "better"), RAW)
def test_a_link_that_is_none_is_told_with_what_to_write(text: str, better: str) -> None:
    (raw,) = scan(f"See {text} here.", "p").raw_links

    assert raw.value == better
    assert scan(f"See {better} here.", "p").raw_links == ()


@pytest.mark.parametrize(
    "text",
    [
        *("[a](x.md)", '[a](x.md "t")', "[a](<x y.md>)", "[sic] (and/or)", "(a) [b]", "[a](x.md)[b](y.md)"),
        *("[@a] (x.md)", "`[a] (x.md)`", "[t]he (x.md)", "\\[a] (x.md)", "[a][b]\n\n[b]: x.md"),
    ],
)
def test_what_is_a_link_or_was_never_meant_for_one_is_not(text: str) -> None:
    assert scan(f"See {text} here.", "p").raw_links == ()


@pytest.mark.parametrize(("address", "clean"), WITHOUT)
def test_what_tracks_a_reader_is_taken_out_and_nothing_else(address: str, clean: str) -> None:
    assert web_addresses.without_tracking(address) == clean
    assert web_addresses.tracking(clean) == []


# Any text

marks = st.text(alphabet="[]()<>{}#%:/@!\\`'\"=*-_., \n\tabhrefsu1\ufeff\r한", max_size=60)


@given(st.one_of(st.text(), marks), st.sampled_from(["docs/a.md", "docs/a.css", "docs/a.svg", "overrides/a.html"]))
@modest
def test_no_text_makes_a_scanner_raise_and_all_places_lie_inside(text: str, path: str) -> None:
    links = scan(text, path).links if path.endswith(".md") else documents.read(text, path).links
    lines = text.split("\n")
    for link in links:
        assert 1 <= link.span.line <= len(lines)
        assert 1 <= link.span.column <= len(lines[link.span.line - 1]) + 1


@pytest.fixture(scope="module")
def small() -> Edition:
    return load(BASE)


@given(st.one_of(st.text(), marks, pieces))
@modest
def test_no_page_makes_a_rule_on_links_raise_and_all_faults_stand_inside_it(small: Edition, text: str) -> None:
    source = "docs/about.md"
    whole = f"---\ntitle: The paper\nkind: page\nsummary: What it is.\n---\n\n{text}"
    page = pages.read(whole, "about.md", source).page
    assert page is not None
    edition = replace(small, pages=(*(p for p in small.pages if p.path != "about.md"), page))
    lines = whole.split("\n")
    for found in run(edition, RULES_ON_LINKS):
        if found.span.path == source:
            assert 1 <= found.span.line <= len(lines)
            assert 1 <= found.span.column <= len(lines[found.span.line - 1]) + 1


@given(st.one_of(st.text(), marks, marks.map("https://".__add__), marks.map("mailto:".__add__)))
@modest
def test_no_address_makes_a_judgment_raise(target: str) -> None:
    link = Link("a", target, Span("p", 1))
    wrong = web_addresses.wrong_form(link)
    for judge in (
        web_addresses.wrong_mail,
        web_addresses.credentials,
        web_addresses.tracking,
        web_addresses.host,
        web_addresses.hint_for,
        web_addresses.behind,
    ):
        judge(target)  # type: ignore[operator]

    assert not wrong or web_addresses.hint_for(target)
    assert web_addresses.tracking(web_addresses.without_tracking(target)) == []

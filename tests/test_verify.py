"""The built site's checks on small sites made for each, good and bad."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.check.reporters import text
from edition.content.model import Address, Edition
from edition.content.places import Span
from edition.verify import verify

POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'\">"


def build(folder: Path, files: dict[str, str]) -> Path:
    for name, words in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words, encoding="utf-8")
    return folder


def empty_edition(*ledger: Address) -> Edition:
    return Edition((), (), (), (), (), (), {}, (), ledger, (), (), (), frozenset(), ())


CASES: dict[str, tuple[dict[str, str], str, str]] = {
    "a link to a page that is not there": (
        {"a/index.html": '<p>\n<a href="../b/">b</a>'},
        "/",
        "a/index.html:2:10: SITE001 '../b/' leads to no file\n",
    ),
    "a link to a folder without its slash": (
        {"index.html": '<a href="a">a</a>', "a/index.html": ""},
        "/",
        "index.html:1:10: SITE001 'a' leads to no file (write it with a slash at its end)\n",
    ),
    "a picture and one of its sizes that are not there": (
        {"index.html": '<img alt="" src="x.png" srcset="y.png 2x, z.png 3x">', "x.png": "", "y.png": ""},
        "/",
        "index.html:1:43: SITE001 'z.png' leads to no file (did you mean 'y.png'?)\n",
    ),
    "an anchor that is not there, here and on another page": (
        {"index.html": '<a href="#no">x</a> <a href="a/#p3.2">y</a>', "a/index.html": '<p id="p3-2">'},
        "/",
        "index.html:1:10: SITE002 'index.html' has no anchor '#no'\n"
        "index.html:1:30: SITE002 'a/index.html' has no anchor '#p3.2' (did you mean 'p3-2'?)\n",
    ),
    "an anchor in Korean, percent-encoded": (
        {"index.html": '<a href="#%EB%B6%81%ED%95%9C">x</a><h2 id="북한">북한</h2>'},
        "/",
        "",
    ),
    "an absolute path under a sub-path": (
        {"index.html": '<a href="/a/">x</a> <a href="/project/a/">y</a>', "a/index.html": ""},
        "/project/",
        "index.html:1:10: SITE003 '/a/' leaves the base '/project/' (write it relative to the page, or under '/project/')\n",
    ),
    "the same id twice": (
        {"index.html": '<p id="a"></p><p id="a"></p>'},
        "/",
        "index.html:1:4: SITE004 the id 'a' stands 2 times (give each its own)\n",
    ),
    "a style sheet, a script and a font from another host": (
        {
            "index.html": '<link rel="stylesheet" href="https://x.example/a.css"><script src="//x.example/a.js"></script>',
            "a.css": "p {}\n@font-face { src: url('https://x.example/f.woff2') }\np { background: url(x.png) }",
        },
        "/",
        "a.css:2:1: SITE005 'https://x.example/f.woff2' is fetched from another host (keep a copy beside it)\n"
        "index.html:1:30: SITE005 'https://x.example/a.css' is fetched from another host (keep a copy beside the page)\n"
        "index.html:1:68: SITE005 '//x.example/a.js' is fetched from another host (keep a copy beside the page)\n",
    ),
    "links that are none of its business": (
        {
            "index.html": '<a href="https://x.example/">x</a><a href="mailto:a@b.example">m</a><a href="http://[bad">z</a>'
            '<a href="#">top</a><a href="#top">top</a><a href="a.html?b=1#c">c</a><link rel="canonical" href="https://x.example/">'
            '<img src="data:image/gif;base64,R0"><object data="a.html"></object><p data="nothing"></p>',
            "a.html": '<a name="c"></a>',
        },
        "/",
        "",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_any_site_is_asked_for_its_links_anchors_and_assets(case: str, tmp_path: Path) -> None:
    files, base, expected = CASES[case]

    assert text.render(verify(build(tmp_path, files), base)) == expected


OWN: dict[str, tuple[str, str]] = {
    "no policy": (
        "<p>x",
        "index.html:1:1: SITE006 the page has no policy that begins with default-src 'none' (publish it with build.py)\n",
    ),
    "an unsafe policy": (
        POLICY.replace("style-src 'self'", "style-src 'unsafe-inline'"),
        "index.html:1:1: SITE006 the policy allows what is unsafe (allow inline parts by their hash)\n",
    ),
    "a script in an attribute": (
        f'{POLICY}<p onclick="x()">x',
        f"index.html:1:{len(POLICY) + 4}: SITE007 the attribute 'onclick' holds a script (remove it)\n",
    ),
    "a style in an attribute": (
        f'{POLICY}<p style="color: red">x',
        f"index.html:1:{len(POLICY) + 3}: SITE007 the attribute 'style' holds a style (use a class)\n",
    ),
    "all well": (f"{POLICY}<p>on a style = 1", ""),
}


@pytest.mark.parametrize("case", OWN)
def test_our_own_pages_are_asked_for_their_policy(case: str, tmp_path: Path) -> None:
    html, expected = OWN[case]

    assert text.render(verify(build(tmp_path, {"index.html": html}), "/", empty_edition())) == expected
    assert verify(tmp_path, "/") == []


def test_every_address_of_the_ledger_is_looked_for(tmp_path: Path) -> None:
    def line(number: int, address: str, state: str = "live") -> Address:
        return Address("2026-11-24", address, state, "", "", Span("docs/data/addresses.txt", number))

    build(tmp_path, {"a/index.html": f'{POLICY}<p id="here">'})
    ledger = (
        line(1, "/a/"),
        line(2, "/a/#here"),
        line(3, "/a/#gone"),
        line(4, "/b/"),
        line(5, "/a/#gone-too", "moved"),
    )

    assert text.render(verify(tmp_path, "/", empty_edition(*ledger))) == (
        "docs/data/addresses.txt:3:1: SITE008 the address '/a/#gone' has no anchor in the built site"
        " (restore it, move it or retire it)\n"
        "docs/data/addresses.txt:4:1: SITE008 the address '/b/' has no page in the built site"
        " (restore it, move it or retire it)\n"
    )

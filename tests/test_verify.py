"""The built site's checks on small sites made for each, good and bad."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from edition import rulebook
from edition.check.reporters import text
from edition.content.addresses import in_force
from edition.content.model import Address, Edition
from edition.content.places import Span
from edition.verify import checks, crew, documented, look, sift, verify
from edition.verify.crew import Share
from edition.verify.html import parse, tags
from edition.verify.sift import Demand, Reader, is_page
from edition.verify.site import files_in, readable

SCRIPTS = Path(__file__).resolve().parent.parent / "scripts"
POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'\">"
HOME = "https://e.example/project/"
Files = dict[str, str | bytes]
OURS = {*checks.ALONE_CHECKS, *checks.OWN_CHECKS, *checks.LEDGER_CHECKS}


def build(folder: Path, files: Files) -> Path:
    for name, words in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(words.encode() if isinstance(words, str) else words)
    return folder


def empty_edition(*ledger: Address) -> Edition:
    return Edition((), (), (), (), (), (), {}, (), ledger, (), (), (), frozenset(), ())


def address(number: int, path: str, state: str = "live", target: str = "") -> Address:
    return Address(
        "2026-11-24", path, state, target, "" if state == "live" else "merged", Span("docs/data/addresses.txt", number)
    )


def hashed(words: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()}'"


def head(address: str, rest: str = "") -> str:
    return f'{POLICY}<link rel="canonical" href="{HOME}{address}">{rest}'


def file_line(column: int, value: str, hint: str = "make the file, or take the link out", line: int = 1) -> str:
    return f"index.html:{line}:{column}: SITE001 '{value}' leads to no file ({hint})\n"


BAD: dict[str, tuple[Files, str]] = {
    "SITE001 a link to a page that is not there": (
        {"a/index.html": '<p>\n<a href="../b/">b</a>'},
        "a/index.html:2:10: SITE001 '../b/' leads to no file (make the file, or take the link out)\n",
    ),
    "SITE001 the same address twice, wrong once": (
        {"index.html": '<p title="b/">b/</p><a href="a/">a</a><!-- href="b/" --><a class=x href=b/>b</a>', "a/index.html": ""},
        file_line(73, "b/"),
    ),
    "SITE001 the wrong case": (
        {"index.html": '<a href="About/">x</a>', "about/index.html": ""},
        file_line(10, "About/", "did you mean 'about/'?"),
    ),
    "SITE001 a file that lies in another folder": (
        {"index.html": '<img src="map.png">', "assets/pictures/map.png": ""},
        file_line(11, "map.png", "did you mean 'assets/pictures/map.png'?"),
    ),
    "SITE001 a mailbox that is no address": (
        {"index.html": '<a href="editor@x.example">x</a>'},
        file_line(10, "editor@x.example", "did you mean 'mailto:editor@x.example'?"),
    ),
    "SITE001 a picture and one of its sizes": (
        {"index.html": '<img alt="" src="x.png" srcset="y.png 2x, z.png 3x">', "x.png": "", "y.png": ""},
        file_line(43, "z.png", "did you mean 'y.png'?"),
    ),
    "SITE001 every attribute that a browser fetches": (
        {
            "index.html": "\n".join(
                [
                    "<video poster=1.png src=2.mp4><source src=3.mp4><track src=4.vtt></video>",
                    "<audio src=5.mp3></audio><object data=6.pdf></object><embed src=7.pdf><iframe src=8.htm></iframe>",
                    "<input type=image src=9.png><input type=text src=no><picture><source srcset='10.png, 11.png 2x'></picture>",
                    "<link rel=stylesheet href=12.css><link rel=icon href=13.svg><link rel=preload href=14.js as=script>",
                    "<link rel=manifest href=15.json><script src=16.js></script><img src=17.png><p data=no>",
                    "<svg><use href='18.svg#x'/><image xlink:href='19.png'/></svg>",
                    "<p style='background: url(20.png)'><style>@import '21.css'; p { background: url( \"22.png\" ) }</style>",
                    "<meta http-equiv=refresh content='0; url=23/'><form action=24/></form><body background=25.png>",
                ]
            )
        },
        "".join(
            file_line(column, value, line=line)
            for line, column, value in [
                (1, 15, "1.png"), (1, 25, "2.mp4"), (1, 43, "3.mp4"), (1, 60, "4.vtt"),
                (2, 12, "5.mp3"), (2, 39, "6.pdf"), (2, 65, "7.pdf"), (2, 83, "8.htm"),
                (3, 23, "9.png"), (3, 78, "10.png"), (3, 86, "11.png"),
                (4, 27, "12.css"), (4, 54, "13.svg"), (4, 84, "14.js"),
                (5, 25, "15.json"), (5, 45, "16.js"), (5, 69, "17.png"),
                (6, 17, "18.svg#x"), (6, 47, "19.png"),
                (7, 27, "20.png"), (7, 52, "21.css"), (7, 83, "22.png"),
                (8, 42, "23/"), (8, 60, "24/"), (8, 88, "25.png"),
            ]
        ),
    ),
    "SITE001 what a style sheet asks for": (
        {"a/b.css": '/* url(no.png) */\np { background: url("c.png") } q { content: "url(no.png)" }\n@namespace url(no);'},
        "a/b.css:2:22: SITE001 'c.png' leads to no file (make the file, or take the link out)\n",
    ),
    "SITE001 an address below a base element": (
        {"index.html": '<base href="a/"><a href="b.html">x</a><a href="c.html">y</a>', "a/b.html": ""},
        file_line(48, "c.html", "did you mean 'a/b.html'?"),
    ),
    "SITE001 an address of the site's own that is named in full": (
        {
            "index.html": f'<link rel="canonical" href="{HOME}"><meta property="og:image" content="{HOME}x.png">'
            f'<a href="{HOME}gone/">not asked</a>',
        },
        file_line(92, f"{HOME}x.png"),
    ),
    "SITE002 here and on another page": (
        {"index.html": '<a href="#no">x</a> <a href="a/#p3.2">y</a>', "a/index.html": '<p id="p3-2">'},
        "index.html:1:10: SITE002 'index.html' has no anchor '#no' (give the place that id, or link to the page)\n"
        "index.html:1:30: SITE002 'a/index.html' has no anchor '#p3.2' (did you mean 'p3-2'?)\n",
    ),
    "SITE002 an anchor only in a comment, a script, a template or shown as code": (
        {"index.html": '<a href="#a">x</a><!-- <p id="a"> --><script>"<p id=a>"</script><template><p id="a"></template>&lt;p id="a">'},
        "index.html:1:10: SITE002 'index.html' has no anchor '#a' (give the place that id, or link to the page)\n",
    ),
    "SITE002 an anchor in another case": (
        {"index.html": '<a href="#How">x</a><p id="how"><p id="hos">'},
        "index.html:1:10: SITE002 'index.html' has no anchor '#How' (did you mean 'how'?)\n",
    ),
    "SITE002 a fragment alone under a base element means the base's page": (
        {"b/index.html": '<base href="../a/"><p id="x"><a href="#x">x</a>', "a/index.html": "<p>"},
        "b/index.html:1:39: SITE002 'a/index.html' has no anchor '#x' (give the place that id, or link to the page)\n",
    ),
    "SITE002 lines of which one is not there, and an anchor that is not where a page leads on to": (
        {
            "index.html": '<a href="#1-3">x</a><p id="1"><a href="old.html#y">x</a>',
            "old.html": '<meta http-equiv="refresh" content="0; url=new.html">',
            "new.html": '<p id="x">',
        },
        "index.html:1:10: SITE002 'index.html' has no anchor '#1-3' (give the place that id, or link to the page)\n"
        "index.html:1:40: SITE002 'old.html' has no anchor '#y' (give the place that id, or link to the page)\n",
    ),
    "SITE002 a symbol that a drawing lacks": (
        {"index.html": '<svg><use href="i.svg#b"/></svg>', "i.svg": '<svg xmlns="http://www.w3.org/2000/svg"><g id="a"/></svg>'},
        "index.html:1:17: SITE002 'i.svg' has no anchor '#b' (give the place that id, or link to the page)\n",
    ),
    "SITE003 an absolute path under a sub-path": (
        {"index.html": '<a href="/a/">x</a> <a href="/project/a/">y</a>', "a/index.html": ""},
        "index.html:1:10: SITE003 '/a/' leaves the base '/project/' (write it relative to the page, or under '/project/')\n",
    ),
    "SITE004 the same id twice, and the name of a link": (
        {"index.html": '<p id="a"></p><p id="a"></p><a id="b" name="b"></a><a name="b"></a>'},
        "index.html:1:22: SITE004 the id 'a' is used before (give each its own)\n"
        "index.html:1:61: SITE004 the id 'b' is used before (give each its own)\n",
    ),
    "SITE009 a folder without its slash": (
        {"index.html": '<a href="a">a</a>', "a/index.html": ""},
        "index.html:1:10: SITE009 'a' is a folder (write it with a slash at its end)\n",
    ),
    "SITE010 past the root of the site": (
        {"a/index.html": '<a href="../../a/">a</a>'},
        "a/index.html:1:10: SITE010 '../../a/' leads above the site's root"
        " ('../' leads out of the site when it stands more than 1 times here)\n",
    ),
    "SITE011 addresses that are none": (
        {
            "index.html": "".join(
                f'<a href="{value}">x</a>\n'
                for value in ("a b.html", "100%.html", "http://[bad", "https:/x", "mailto:nobody", "https://x.example/?q=a|b")
            ),
            "a b.html": "",
            "100%.html": "",
        },
        "".join(
            f"index.html:{line}:10: SITE011 {wrong}"
            " (write a space as %20, a percent sign as %25, and the host or the mailbox in full)\n"
            for line, wrong in enumerate(
                [
                    "'a b.html' has a space in it",
                    "'100%.html' has a percent sign that encodes nothing",
                    "'http://[bad' cannot be read as an address",
                    "'https:/x' names no host",
                    "'mailto:nobody' names no mail address",
                    "'https://x.example/?q=a|b' has a '|' that must be percent-encoded",
                ],
                1,
            )
        ),
    ),
    "SITE012 a picture without encryption": (
        {"index.html": '<img src="http://x.example/a.png"><a href="http://x.example/">a link may be</a>'},
        "index.html:1:11: SITE012 'http://x.example/a.png' is fetched without encryption"
        " (keep a copy beside the page, or fetch it by https)\n",
    ),
    "SITE013 a script that the page's policy does not allow": (
        {
            "index.html": f'<meta http-equiv="Content-Security-Policy" content="script-src {hashed("one()")}">'
            "<script>one()</script><script>two()</script>",
        },
        "index.html:1:141: SITE013 the page's policy blocks this script (put its hash in the policy, or the text in a file)\n",
    ),
    "SITE007 code in attributes that the page's policy does not allow": (
        {
            "index.html": f'<meta http-equiv="Content-Security-Policy" content="script-src {hashed("one()")}; style-src \'self\'">'
            '\n<p onclick="one()" style="color: red"><a href="javascript:one()">x</a>',
        },
        "index.html:2:13: SITE007 the attribute 'onclick' holds a script that the page's policy blocks (remove it)\n"
        "index.html:2:27: SITE007 the attribute 'style' holds a style that the page's policy blocks (use a class)\n"
        "index.html:2:48: SITE007 the attribute 'href' holds a script that the page's policy blocks (remove it)\n",
    ),
    "SITE015 a sitemap that names what is not there": (
        {
            "index.html": f'<link rel="canonical" href="{HOME}">',
            "sitemap.xml": f"<urlset>\n<url><loc>\n  {HOME}a/ </loc></url>\n<url><loc>{HOME}b.pdf</loc></url></urlset>",
            "b.pdf": "",
        },
        f"sitemap.xml:3:3: SITE015 '{HOME}a/' leads to no page of the site (take it out)\n",
    ),
    "SITE017 two pages that lead to each other, and one that leads to them": (
        {
            "a/index.html": '<meta http-equiv="refresh" content="0; url=../b/">',
            "b/index.html": '<meta http-equiv="refresh" content="0; url=../a/#x"><p id="x">',
            "c/index.html": '<meta http-equiv="refresh" content="0; url=../a/">',
        },
        "a/index.html:1:44: SITE017 '../b/' leads back to this page (name its last page)\n"
        "b/index.html:1:44: SITE017 '../a/#x' leads back to this page (name its last page)\n",
    ),
}  # fmt: skip

GOOD: dict[str, Files] = {
    "SITE001 everything that is there": {
        "index.html": '<a href="a/">a</a><a href="a/index.html">a</a><a href="b">b</a><a href="./a/../b.html?x=1&amp;y">b</a>'
        '<a href="c%20d/%E2%82%AC.txt">c</a><img srcset="x.png, x.png?2 2x" src=x.png><a href="">here</a><a href="?x">here</a>',
        "a/index.html": '<a href="..">up</a><a href="../">up</a><a href="/project/b.html">b</a>',
        "b.html": "",
        "c d/€.txt": "",
        "x.png": "",
    },
    "SITE001 addresses that are none of its business": {
        "index.html": '<a href="https://x.example/">x</a><a href="mailto:a@b.example">m</a><a href="tel:1">t</a>'
        '<a href="javascript:void(0)">j</a><img src="data:image/gif;base64,R0"><object data="index.html"></object>'
        '<p data="nothing" href="x" src="y"></p><link rel="canonical" href="https://x.example/"><!-- <a href="gone/"> -->'
        '<script>"<a href=gone/>"</script><textarea><a href="gone/"></textarea><title><a href="gone/"></title>',
    },
    "SITE002 anchors in every writing": {
        "index.html": '<a href="#%EB%B6%81%ED%95%9C">x</a><h2 id="북한">북한</h2><a href="#">top</a><a href="#top">top</a>'
        '<a href="a.html?b=1#c">c</a><a href="a.html#x&amp;y">c</a><a href="#북한:~:text=x">d</a><a href="a.pdf#page=2">p</a>',
        "a.html": "<a name=c></a><p id='x&amp;y'>",
        "a.pdf": "",
    },
    "SITE002 lines of source code by number, and an anchor of the page that a page leads on to": {
        "index.html": '<a href="#1-2">x</a><p id="1"><p id="2"><a href="old.html#x">x</a>',
        "old.html": '<meta http-equiv="refresh" content="0; url=new.html">',
        "new.html": '<p id="x">',
    },
    "SITE002 an anchor of a page in another encoding": {
        "index.html": '<a href="a.html#%C3%A9">x</a>',
        "a.html": '<meta charset="iso-8859-1"><p id="é">'.encode("iso-8859-1"),
    },
    "SITE001 under a base element with the site's own path": {
        "b/index.html": '<base href="/project/"><a href="a/#x">x</a>',
        "a/index.html": '<p id="x">',
    },
    "SITE001 under a base element that leads out of the site": {
        "index.html": '<base href="/other/"><a href="a/">x</a>',
        "b.html": '<base href="https://x.example/"><a href="a/">x</a><a href="#x">y</a>',
    },
    "SITE001 an address of the site's own with letters written as numbers": {
        "index.html": f'<link rel="canonical" href="{HOME}"><link rel="next" href="{HOME}%C3%BC/">',
        "ü/index.html": f'<link rel="canonical" href="{HOME}%C3%BC/">',
        "sitemap.xml": f"<urlset><url><loc>{HOME}%C3%BC/</loc></url></urlset>",
    },
    "SITE003 the base itself": {"index.html": '<a href="/project/">x</a><a href="/project">y</a>'},
    "SITE004 the same id in what is no page": {
        "index.html": '<p id="a"><p id=""><p id=""><template><p id="a"></template><!-- <p id="a"> --><p name="a">'
    },
    "SITE007 code in attributes that may run": {
        "index.html": '<p onclick="x()" style="color: red">without a policy',
        "b.html": '<meta http-equiv="Content-Security-Policy" content="script-src \'unsafe-inline\'; style-src \'unsafe-hashes\' '
        f'{hashed("color: red")}"><p onclick="x()" style="color: red">',
    },
    "SITE015 a sitemap of a site that says no address": {"sitemap.xml": "<urlset><url><loc>https://x.example/</loc></url></urlset>"},
    "SITE017 a page that loads itself again, and one that leads on": {
        "a.html": '<meta http-equiv="refresh" content="60"><meta http-equiv="refresh" content="60; url=a.html">',
        "b.html": '<meta http-equiv="refresh" content="0; url=c.html">',
        "c.html": '<meta http-equiv="refresh" content="0; url=a.html"><p id="x">',
    },
    "SITE009 a folder with its slash": {"index.html": '<a href="a/">a</a>', "a/index.html": ""},
    "SITE010 up to the root": {"a/index.html": '<a href="../a/">a</a><a href="../../index.html">x</a>'.replace("../../", "../"), "index.html": ""},
    "SITE011 addresses that look strange": {
        "index.html": '<a href=" a%20b.html ">x</a><a href="https://x.example/%7Ea?b=[c]">y</a><a href="mailto:?subject=x">m</a>'
        '<a href="mailto:a%40b.example?subject=a b">m</a><a href="tel:+1 2">t</a>',
        "a b.html": "",
    },
    "SITE012 with encryption, or only linked": {"index.html": '<img src="https://x.example/a.png"><a href="http://x.example/">x</a>'},
    "SITE013 code that may run, and what is no code": {
        "index.html": f'<meta http-equiv="Content-Security-Policy" content="script-src {hashed("one()")}; style-src \'unsafe-inline\'">'
        '<script>one()</script><script src="a.js"></script><script type="application/ld+json">{}</script><style>p {}</style>',
        "a.js": "",
        "c.html": '<meta http-equiv="Content-Security-Policy" content="script-src \'nonce-abc\'"><script nonce="abc">two()</script>',
        "b.html": "<script>without a policy()</script>",
    },
}  # fmt: skip

OWN_BAD: dict[str, tuple[Files, str]] = {
    "SITE005 a style sheet, a script, a font and a connection": (
        {
            "index.html": head("", '<link rel="stylesheet" href="https://x.example/a.css"><script src="//x.example/a.js"></script>')
            + '<link rel=preconnect href="https://y.example">',
            "a.css": "p {}\n@font-face { src: url('https://x.example/f.woff2') }\np { background: url(x.png) }",
            "x.png": "",
        },
        "a.css:2:24: SITE005 'https://x.example/f.woff2' is fetched from another host (keep a copy beside the page)\n"
        "index.html:1:176: SITE005 'https://x.example/a.css' is fetched from another host (keep a copy beside the page)\n"
        "index.html:1:214: SITE005 '//x.example/a.js' is fetched from another host (keep a copy beside the page)\n"
        "index.html:1:268: SITE005 'https://y.example' is fetched from another host (keep a copy beside the page)\n",
    ),
    "SITE006 no policy": (
        {"index.html": "<p>x"},
        "index.html:1:1: SITE006 the page has no content security policy (publish it with build.py)\n",
    ),
    "SITE006 an unsafe policy": (
        {"index.html": POLICY.replace("style-src 'self'", "style-src 'unsafe-inline'")},
        "index.html:1:53: SITE006 the policy allows 'unsafe-inline'"
        " (begin with default-src 'none', and allow what stands inline by its hash)\n",
    ),
    "SITE006 a policy that lets another host in": (
        {"index.html": POLICY.replace("style-src 'self'", "img-src https:"), "a.html": POLICY.replace("'none'", "'self'")},
        "a.html:1:53: SITE006 the policy does not begin with nothing allowed"
        " (begin with default-src 'none', and allow what stands inline by its hash)\n"
        "index.html:1:53: SITE006 the policy allows another host, 'https:'"
        " (begin with default-src 'none', and allow what stands inline by its hash)\n",
    ),
    "SITE007 scripts and a style in attributes": (
        {"index.html": f'{POLICY}\n<p onclick="x()">x<p style="color: red"><a href="javascript:x()">x</a>'},
        "index.html:2:13: SITE007 the attribute 'onclick' holds a script that the page's policy blocks (remove it)\n"
        "index.html:2:29: SITE007 the attribute 'style' holds a style that the page's policy blocks (use a class)\n"
        "index.html:2:50: SITE007 the attribute 'href' holds a script that the page's policy blocks (remove it)\n",
    ),
    "SITE013 a style whose hash the policy does not hold": (
        {"index.html": f"{POLICY}\n<style>p {{}}</style>"},
        "index.html:2:1: SITE013 the page's policy blocks this style (put its hash in the policy, or the text in a file)\n",
    ),
    "SITE014 another page's address": (
        {"index.html": head(""), "a/index.html": head("a/"), "b/index.html": f'{POLICY}\n<link href="{HOME}a/" rel="canonical">'},
        f"b/index.html:2:13: SITE014 the canonical address is '{HOME}a/' (give its own address, '{HOME}b/')\n",
    ),
    "SITE014 a stub that names a third page": (
        {
            "index.html": head(""),
            "a/index.html": head("a/"),
            "b/index.html": f'{head("")}\n<meta http-equiv="refresh" content="0; url=../a/">',
        },
        f"b/index.html:1:119: SITE014 the canonical address is '{HOME}' (give the address that it takes its reader to, '{HOME}a/')\n",
    ),
    "SITE015 a page that is gone, a stub, one twice, one left out": (
        {
            "index.html": head(""),
            "a/index.html": head("a/"),
            "b/index.html": head("a/", '<meta http-equiv="refresh" content="0; url=../a/">'),
            "sitemap.xml": f"<urlset>\n<url><loc>{HOME}</loc></url>\n<url><loc>{HOME}c/</loc></url>\n"
            f"<url><loc>{HOME}b/</loc></url>\n<url><loc>{HOME}</loc></url>\n</urlset>",
        },
        f"sitemap.xml:1:1: SITE015 '{HOME}a/' is not listed (list it; its page is a/index.html)\n"
        f"sitemap.xml:3:11: SITE015 '{HOME}c/' leads to no page of the site (take it out)\n"
        f"sitemap.xml:4:11: SITE015 '{HOME}b/' is no page's canonical address (take it out, or name the page's own)\n"
        f"sitemap.xml:5:11: SITE015 '{HOME}' is listed twice (take one out)\n",
    ),
    "SITE001 a link to our own site that is named in full": (
        {"index.html": head("", f'\n<a href="{HOME}gone/">x</a>')},
        file_line(10, f"{HOME}gone/", line=2),
    ),
}  # fmt: skip

OWN_GOOD: dict[str, Files] = {
    "SITE005 links, and what stands beside the page": {
        "index.html": head("", f'<a href="https://x.example/">x</a><img src="{HOME}a.png"><link rel="license" href="https://x.example/">'),
        "a.png": "",
    },
    "SITE006 a strict policy": {"index.html": POLICY, "a.svg": "<svg/>", "a.css": ""},
    "SITE007 words that look like code": {"index.html": f'{POLICY}<p title="onclick=x">on a style = 1 onclick="x"<pre>&lt;p style></pre>'},
    "SITE013 a style whose hash the policy holds": {
        "index.html": POLICY.replace("'self'", f"'self' {hashed('p {}')}") + "<style>p {}</style>"
    },
    "SITE014 its own address, and a stub's target": {
        "index.html": head(""),
        "a/index.html": head("a/"),
        "b/index.html": head("a/", '<meta http-equiv="refresh" content="0; url=../a/#x">') + '<p id="x">',
    }
    | {"a/index.html": head("a/", '<p id="x">')},
    "SITE015 every page once": {
        "index.html": head(""),
        "404.html": POLICY,
        "sitemap.xml": f"<urlset><url><loc>{HOME}</loc></url></urlset>",
    },
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_any_site_is_told_its_faults_and_nothing_else(case: str, tmp_path: Path) -> None:
    files, expected = BAD[case]

    assert text.render(verify(build(tmp_path, files), "/project/")) == expected


@pytest.mark.parametrize("case", GOOD)
def test_any_site_that_only_looks_faulty_is_left_alone(case: str, tmp_path: Path) -> None:
    assert text.render(verify(build(tmp_path, GOOD[case]), "/project/")) == ""


@pytest.mark.parametrize("case", OWN_BAD)
def test_our_own_site_is_told_its_faults_and_nothing_else(case: str, tmp_path: Path) -> None:
    files, expected = OWN_BAD[case]

    assert text.render(verify(build(tmp_path, files), "/project/", empty_edition())) == expected
    assert not {d.code for d in verify(tmp_path, "/project/")} & OURS


@pytest.mark.parametrize("case", OWN_GOOD)
def test_our_own_site_that_only_looks_faulty_is_left_alone(case: str, tmp_path: Path) -> None:
    assert text.render(verify(build(tmp_path, OWN_GOOD[case]), "/project/", empty_edition())) == ""


@pytest.mark.parametrize("case", [*BAD, *OWN_BAD])
def test_a_fault_that_quotes_an_address_stands_where_the_address_is_written(case: str, tmp_path: Path) -> None:
    files = BAD[case][0] if case in BAD else OWN_BAD[case][0]

    for d in verify(build(tmp_path, files), "/project/", empty_edition()):
        if quoted := re.match("'([^']+)' (leads|is fetched|leaves|has a|is a folder|names|cannot)", d.message):
            if d.span.path == "sitemap.xml" and d.span.line == 1:
                continue
            line = (tmp_path / d.span.path).read_text(encoding="utf-8").split("\n")[d.span.line - 1]
            assert line[d.span.column - 1 :][: d.span.length].startswith(quoted[1])


def test_every_address_of_the_ledger_is_looked_for(tmp_path: Path) -> None:
    build(tmp_path, {"a/index.html": f'{POLICY}<p id="here">'})
    ledger = (
        address(1, "/a/"),
        address(2, "/a/#here"),
        address(3, "/a/#gone"),
        address(4, "/b/"),
        address(5, "/a/#gone-too", "moved", "/a/"),
    )

    assert text.render(verify(tmp_path, "/", empty_edition(*ledger))) == (
        "docs/data/addresses.txt:3:1: SITE008 the address '/a/#gone' has no anchor in the built site"
        " (restore it, move it or retire it)\n"
        "docs/data/addresses.txt:4:1: SITE008 the address '/b/' has no page in the built site"
        " (restore it, move it or retire it)\n"
    )


def test_short_and_moved_addresses_must_lead_where_the_ledger_says(tmp_path: Path) -> None:
    def to(target: str) -> str:
        return f'{POLICY}<meta http-equiv="refresh" content="0; url={target}">'

    files: Files = {
        "a/index.html": f'{POLICY}<p id="p1"><p id="p2">',
        "p1/index.html": to("../a/#p1"),
        "p2/index.html": to("../a/#p1"),
        "old/index.html": to("../a/"),
        "older/index.html": to("../a/"),
        "lost/index.html": POLICY,
        "gone/index.html": POLICY,
    }
    ledger = (
        address(1, "/p1/"),
        address(2, "/p2/"),
        address(3, "/old/", "moved", "/a/"),
        address(4, "/older/", "moved", "/old/"),
        address(5, "/lost/", "moved", "/a/"),
        address(6, "/gone/", "retired"),
        address(7, "/a/"),
    )

    assert text.render(verify(build(tmp_path, files), "/", empty_edition(*ledger))) == (
        "docs/data/addresses.txt:2:1: SITE016 the short address '/p2/' leads to '/a/#p1' (it promises the anchor '#p2')\n"
        "docs/data/addresses.txt:5:1: SITE016 the moved address '/lost/' leads to '/lost/' (it promises '/a/')\n"
    )


@pytest.mark.parametrize("code", documented())
def test_each_code_says_what_is_wrong_what_it_harms_and_shows_both(code: str) -> None:
    entry = rulebook.find(code)

    assert entry is not None
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", entry.name)
    assert re.fullmatch(r"(An?|The|Two) .+\.", entry.fault)
    assert re.fullmatch(r"[A-Z].+\.", entry.harm)
    assert entry.bad != entry.good


def test_each_code_has_a_bad_and_a_good_site() -> None:
    by_ledger = {"SITE008", "SITE016", "SITE018"}  # tested with their ledgers above, and with a list of names elsewhere
    for cases in ({**BAD, **OWN_BAD}, {**GOOD, **OWN_GOOD}):
        assert {case.split()[0] for case in cases} == set(documented()) - by_ledger
    assert sorted(documented()) == [f"SITE{n:03}" for n in range(1, len(documented()) + 1)]


# Rules read the source and verify the output: what the one says of a page's anchors the other must find.


def test_what_the_sources_say_of_a_page_s_anchors_the_built_page_has(site: Path, edition: Edition) -> None:
    reader = Reader(site, Demand.OURS)
    entries = map(reader.read, (path for path in readable(files_in(site)) if is_page(path)))
    anchors = {entry.address: entry.anchor_names() for entry in entries}
    urls = {page.path: page.url for page in edition.pages}

    for page in edition.pages:
        written = {heading.anchor for heading in page.headings if heading.anchor}
        assert written <= anchors[page.url], page.path
    for claim in edition.claims:
        assert claim.anchor in anchors[urls[claim.page]], claim.id
    for unit in edition.units:
        assert unit.anchor in anchors[urls[unit.page]], unit.id
    for source in edition.sources:
        assert source.key in anchors["sources/"], source.key
    for line in in_force(edition.ledger).values():
        path, _, fragment = line.address.removeprefix("/").partition("#")
        assert not fragment or line.state != "live" or fragment in anchors[path], line.address


def test_our_own_site_has_no_fault(site: Path, edition: Edition) -> None:
    assert text.render(verify(site, "/project/", edition)) == ""
    assert text.render(verify(site, "/project/")) == ""


# Any site: what a naive reading of its trees finds, and nothing else.

MARKUP = (
    *(
        "<p id=a>",
        "<span id='b'>",
        '<div id="c" id="d">',
        "<div\nid = e/>",
        "<span title='<b id=no>' id=f>",
        "<div title=a>b id=g>",
    ),
    *(
        "</p>",
        "</b id=no>",
        "</",
        "<",
        ">",
        "<>",
        "</>",
        '"',
        "'",
        "=",
        "é",
        "<?x id=no>",
        "<!x id=no>",
        "&lt;b id=no>",
    ),
    *(
        "<!--",
        "-->",
        "--!>",
        "<!-->",
        "<script>",
        "</script>",
        "<script id=h>",
        "<!--<script>",
        "</script >",
        "</scripts>",
    ),
    *(
        "<style>",
        "</style>",
        "<textarea>",
        "</textarea>",
        "<title>",
        "</title>",
        "<iframe>",
        "</iframe>",
        "<xmp>",
        "</xmp>",
    ),
)
PATHS = ("index.html", "a/index.html", "a/b.html", "c d.html", "ü/index.html")
NAMES = ("x", "ü", "Ü", "x-1")
LINKS = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "", "./", "../", "../../", "a/../", "/", "/project/", "/project/a/", "https://x.example/"]),
    st.sampled_from(
        ["", "index.html", "a/", "a", "a/b.html", "b.html", "b", "c%20d.html", "ü/", "%C3%BC/", "gone", "A/"]
    ),
    st.sampled_from(["", "", "?q=1"]),
    st.sampled_from(["", "#", "#top", "#x", "#ü", "#%C3%BC", "#%c3%9c", "#gone", "#x-1"]),
)
PAGES = st.lists(st.tuples(st.lists(st.sampled_from(NAMES), max_size=3), st.lists(LINKS, max_size=6)), max_size=5)


def naive(folder: Path, base: str) -> Counter[tuple[str, str]]:
    """How many faults each page has by code, from trees and the standard library's resolution of addresses."""
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    trees = {path: LexborHTMLParser((folder / path).read_bytes()) for path in files}
    ids = {path: [node.attributes["id"] for node in tree.css("[id]")] for path, tree in trees.items()}
    found: Counter[tuple[str, str]] = Counter()
    for path, tree in trees.items():
        found[path, "SITE004"] += len(ids[path]) - len(set(ids[path]))
        for node in tree.css("a"):
            value = node.attributes["href"] or ""
            parts = urlsplit(urljoin(f"http://here{base}{path.removesuffix('index.html')}", value))
            if parts.netloc != "here" or not value:
                continue
            if not parts.path.startswith(base):
                found[path, "SITE003" if value.startswith("/") else "SITE010"] += parts.path + "/" != base
                continue
            place, fragment = unquote(parts.path.removeprefix(base)), unquote(parts.fragment)
            file = next((f for f in (place, place + ".html") if f in files), f"{place}index.html")
            if not place.endswith("/") and place and file not in files:
                found[path, "SITE009" if f"{place}/index.html" in files else "SITE001"] += 1
            elif file not in files:
                found[path, "SITE001"] += 1
            elif fragment not in ("", "top", *ids[file]):
                found[path, "SITE002"] += 1
    return +found


@settings(max_examples=150, deadline=None)
@given(pages=PAGES)
def test_any_site_has_the_faults_that_a_naive_reading_finds(
    tmp_path_factory: pytest.TempPathFactory, pages: list[tuple[list[str], list[str]]]
) -> None:
    files: Files = {
        path: "".join([*(f'<p id="{name}">' for name in names), *(f'<a href="{link}">x</a>\n' for link in links)])
        for path, (names, links) in zip(PATHS, pages, strict=False)
    }
    folder = build(tmp_path_factory.mktemp("site"), files)

    assert Counter((d.span.path, d.code) for d in verify(folder, "/project/")) == naive(folder, "/project/")


@settings(max_examples=200, deadline=None)
@given(parts=st.lists(st.sampled_from(MARKUP), max_size=25))
def test_tags_are_those_of_a_browser_s_tree(parts: list[str]) -> None:
    html = "<!doctype html><body>" + "".join(parts) + "<span id=last>"
    named = [parse(tag) for tag in tags(html.encode())]

    assert [tag.attributes["id"].value for tag in named if tag and "id" in tag.attributes] == [
        node.attributes["id"] for node in LexborHTMLParser(html).css("[id]")
    ]


# Whatever a folder holds.

FRAGMENTS = st.sampled_from(
    '<a href="|">|#x|<p id=x>|<p id="|\'|<script>|</script>|<!--|-->|<svg>|</svg>|<template>|<style>p{background:url(|)}|'
    "<base href=|<meta http-equiv=refresh content=0;url=|srcset=a, b 2x|http://[|mailto:|&amp;|&#x110000;|&copy=|%zz|%80|"
    "\0|\r\n|\n|é|//|../|/|<|>|=| |\ufeff|<title>|<textarea>|<a name=x |<meta charset=utf-7>|<link rel=canonical href=|<meta charset=x>".split("|")
)  # fmt: skip
ANY_BYTES = st.one_of(
    st.lists(FRAGMENTS, max_size=30).map(lambda parts: "".join(parts).encode()),
    st.binary(max_size=200),
    st.tuples(st.sampled_from([b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"<p id="]), st.binary(max_size=60)).map(
        b"".join
    ),
)


@settings(max_examples=150, deadline=None)
@given(html=ANY_BYTES, sheet=ANY_BYTES)
def test_no_file_however_broken_raises_and_every_place_lies_in_its_file(
    tmp_path_factory: pytest.TempPathFactory, html: bytes, sheet: bytes
) -> None:
    folder = build(tmp_path_factory.mktemp("site"), {"index.html": html, "a.css": sheet, "b.svg": html})

    for d in verify(folder, "/", empty_edition()):
        lines = Reader(folder, Demand.ANY).bytes_of(d.span.path).decode("utf-8", "replace").split("\n")
        assert 1 <= d.span.line <= len(lines)
        line = lines[d.span.line - 1]
        assert 1 <= d.span.column <= len(line) + 1
        assert d.span.column + d.span.length - 1 <= max(1, len(line) + 1)


@settings(max_examples=100, deadline=None)
@given(html=ANY_BYTES)
def test_what_the_first_reading_lets_pass_a_closer_look_finds_in_order(
    tmp_path_factory: pytest.TempPathFactory, html: bytes
) -> None:
    folder = build(tmp_path_factory.mktemp("site"), {"index.html": html, "a.html": html + b'<p id="x">'})
    first = verify(folder, "/", empty_edition())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Share, "suspects", lambda share, known: [entry.path for entry in share.entries])
        assert verify(folder, "/", empty_edition()) == first


def test_files_with_strange_names_and_links_in_a_circle(tmp_path: Path) -> None:
    build(
        tmp_path,
        {
            "a b/ü%.html": '<a href="../empty.html#x">x</a>',
            "empty.html": "",
            "picture.html": bytes(range(256)) * 10,
            "long.html": "<p>" + "x" * 2_000_000 + '<a href="a%20b/%C3%BC%25.html">x</a><a href="y/">y</a>',
        },
    )
    (tmp_path / "gone.html").symlink_to(tmp_path / "nowhere")
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "c").mkdir()
    (tmp_path / "linked").symlink_to(tmp_path / "c")
    (tmp_path / "c" / "index.html").write_text('<a href="../linked/">x</a>', encoding="utf-8")
    if os.name == "posix":
        (tmp_path / os.fsdecode(b"\xff.html")).write_text('<a href="z">z</a>', encoding="utf-8")

    report = text.render(verify(tmp_path))

    assert "a b/ü%.html:1:10: SITE002 'empty.html' has no anchor '#x'" in report
    column = (tmp_path / "long.html").read_text(encoding="utf-8").index("y/") + 1
    assert f"long.html:1:{column}: SITE001 'y/' leads to no file" in report
    assert "\\udcff.html:1:10: SITE001 'z' leads to no file" in report
    assert len(report.splitlines()) == 3


def test_a_large_site_read_by_several_processes_is_told_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files: Files = {
        f"p{n}/index.html": f'<p id="a"><a href="../p{n + 1}/#a">next</a><a href="../p{n}/#b">x</a><a href="#c">y</a>'
        for n in range(40)
    }
    alone = verify(build(tmp_path, files))
    monkeypatch.setattr(crew, "LARGE", 100)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)

    assert verify(tmp_path) == alone
    assert len(alone) == 81


def test_tags_that_are_not_kept_are_read_again_and_told_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = build(
        tmp_path, {f"p{n}.html": f'<p id="a"><a href="#b">x</a><p id="a"><a href="q{n}">y</a>' for n in range(9)}
    )
    kept = verify(folder)
    monkeypatch.setattr(sift, "_ROOM", 20)
    assert verify(folder) == kept
    monkeypatch.setattr(sift, "_ROOM", 0)
    assert verify(folder) == kept
    assert len(kept) == 27


@pytest.mark.parametrize("few", [0, 30])
@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ('<a href="x">1</a>\n<a href="x">2</a>', [1, 2]),
        ('<!-- <a href="x"> -->\n<a href="x">2</a>', [2]),
        ('<a href="x">1</a>\n<script type="text/plain"><a href="x"></script>\n<a href="x">3</a>', [1, 3]),
        ('<p title=\'<a href="x">\'>\n<a href="x">2</a>', [2]),
        ('<a href="x"><b>\n</a><textarea>\n<a href="x"></textarea>\n<a href="x">', [1, 4]),
    ],
)
def test_a_tag_is_told_where_it_is_a_tag_and_not_where_its_letters_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, html: str, lines: list[int], few: int
) -> None:
    monkeypatch.setattr(look, "_FEW", few)
    folder = build(tmp_path, {"a.html": html})
    assert [found.span.line for found in verify(folder)] == lines


def test_a_foreign_site_is_verified_without_the_rules_over_the_sources(tmp_path: Path) -> None:
    code = (
        "import sys; from edition.cli import main; main(['verify', sys.argv[1]]); "
        "print('edition.check.rules' in sys.modules, 'yaml' in sys.modules)"
    )
    folder = build(tmp_path, {"index.html": "<p>"})
    words = [sys.executable, "-c", code, str(folder)]
    told = subprocess.run(
        words, env={**os.environ, "PYTHONPATH": str(SCRIPTS)}, capture_output=True, text=True, check=True
    )
    assert told.stdout.splitlines()[-1] == "False False"


def test_the_tables_of_checks_share_no_code() -> None:
    tables = (checks.PAGE_CHECKS, checks.ALONE_CHECKS, checks.OWN_CHECKS, checks.SITE_CHECKS, checks.LEDGER_CHECKS)
    assert sum(len(table) for table in tables) == len(documented())

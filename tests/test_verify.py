"""The built site's checks on small sites made for each, good and bad."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import test_epub_checks
from edition import rulebook
from edition.check.reporters import text
from edition.commands.verify import built_for
from edition.config import from_environment
from edition.content.addresses import in_force
from edition.content.model import Address, Edition
from edition.content.places import Span
from edition.verify import broken_links, checks, documented, html, repeated, urls, verify
from edition.verify.document import bytes_of, is_page
from edition.verify.scan import Scanner, Strictness
from edition.verify.site import files_in, readable
from edition.verify.urls import Start
from pages_beside import translated_into

SCRIPTS = Path(__file__).resolve().parent.parent / "scripts"
POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'\">"
HOME = "https://e.example/project/"
Files = dict[str, str | bytes]
OURS = {"SITE005", *checks.OWN_CHECKS, "SITE014", *checks.LEDGER_CHECKS}


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
        {"index.html": '<img alt="" src="map.png">', "assets/pictures/map.png": ""},
        file_line(18, "map.png", "did you mean 'assets/pictures/map.png'?"),
    ),
    "SITE001 a mailbox that is no address": (
        {"index.html": '<a href="editor@x.example">x</a>'},
        file_line(10, "editor@x.example", "did you mean 'mailto:editor@x.example'?"),
    ),
    "SITE001 a picture and one of its sizes": (
        {"index.html": '<img alt="" src="x.png" srcset="y.png 2x, z.png 3x">', "x.png": "", "y.png": ""},
        file_line(43, "z.png"),
    ),
    "SITE001 every attribute that a browser fetches": (
        {
            "index.html": "\n".join(
                [
                    "<video poster=1.png src=2.mp4><source src=3.mp4><track src=4.vtt></video>",
                    "<audio src=5.mp3></audio><object data=6.pdf></object><embed src=7.pdf><iframe src=8.htm></iframe>",
                    "<input type=image src=9.png alt><input type=text src=no><picture><source srcset='10.png, 11.png 2x'></picture>",
                    "<link rel=stylesheet href=12.css><link rel=icon href=13.svg><link rel=preload href=14.js as=script>",
                    "<link rel=manifest href=15.json><script src=16.js></script><img src=17.png alt><p data=no>",
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
                (3, 23, "9.png"), (3, 82, "10.png"), (3, 90, "11.png"),
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
        file_line(48, "c.html"),
    ),
    "SITE001 an address of the site's own that is named in full": (
        {
            "index.html": f'<link rel="canonical" href="{HOME}"><meta property="og:image" content="{HOME}x.png">'
            f'<a href="{HOME}gone/">x</a><a href="HTTPS://E.Example:443/project/%67one/">x</a><a href="https://e.example/">x</a>',
        },
        file_line(92, f"{HOME}x.png")
        + file_line(134, f"{HOME}gone/")
        + file_line(181, "HTTPS://E.Example:443/project/%67one/"),
    ),
    "SITE001 an address of the site's own, which gives its addresses without slash and ending": (
        {
            "index.html": f'<link rel="canonical" href="{HOME[:-1]}"><a href="a">a</a><a href="b/">b</a>',
            "a.html": f'<link rel="canonical" href="{HOME}a"><a href="{HOME}gone">x</a>',
            "b/index.html": f'<link rel="canonical" href="{HOME}b"><a href="{HOME}a">a</a><a href="{HOME}gone/">x</a>',
        },
        f"a.html:1:67: SITE001 '{HOME}gone' leads to no file (make the file, or take the link out)\n"
        f"b/index.html:1:29: SITE009 '{HOME}b' is a folder (write it with a slash at its end)\n"
        f"b/index.html:1:110: SITE001 '{HOME}gone/' leads to no file (make the file, or take the link out)\n",
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
        "a/index.html:1:10: SITE010 '../../a/' leads above the site's root (take out as many '../' as climb past it)\n",
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
            " (write a space as %20, a percent sign as %25, and scheme, host and mailbox in full)\n"
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
        {"index.html": '<img src="http://x.example/a.png" alt=""><a href="http://x.example/">a link may be</a>'},
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
    "SITE015 the sitemaps of an index": (
        {
            "index.html": f'<link rel="canonical" href="{HOME}">',
            "sitemap-index.xml": f"<sitemapindex><sitemap><loc>{HOME}sitemap-0.xml</loc></sitemap>\n"
            f"<sitemap><loc>{HOME}sitemap-1.xml</loc></sitemap></sitemapindex>",
            "sitemap-0.xml": f"<urlset><url><loc><![CDATA[{HOME}gone/]]></loc></url><url><loc>HTTPS://E.example/project/</loc></url></urlset>",
        },
        f"sitemap-0.xml:1:28: SITE015 '{HOME}gone/' leads to no page of the site (take it out)\n"
        "sitemap-0.xml:1:84: SITE015 'HTTPS://E.example/project/' is no page's canonical address"
        " (take it out, or name the page's own)\n"
        f"sitemap-index.xml:2:15: SITE015 '{HOME}sitemap-1.xml' leads to no page of the site (take it out)\n",
    ),
    "SITE001 a style sheet's addresses by its syntax": (
        {
            "index.html": """<style>@import"1.css";@IMPORT url( '2.css' )layer(x);p{background:url("it's-3.png")}</style>"""
            """<p style="--x:image-set('4.png' 1x,url(5.png) 2x type('no/no'))"><svg><style>@import url(6.css)</style></svg>""",
            "a.css": "/* url(no) */a{b:u\\72l(7.png);c:\"url(no)\";d:src('8.woff2')}\r\n@namespace url(no);@font-face{src:url(9.woff)}"
            "@import '10.css",
        },
        "".join(
            f"{path}:{line}:{column}: SITE001 '{value}' leads to no file (make the file, or take the link out)\n"
            for path, line, column, value in [
                ("a.css", 1, 24, "7.png"),
                ("a.css", 1, 50, "8.woff2"),
                ("a.css", 2, 39, "9.woff"),
                ("a.css", 2, 56, "10.css"),
                ("index.html", 1, 16, "1.css"),
                ("index.html", 1, 37, "2.css"),
                ("index.html", 1, 72, "it's-3.png"),
                ("index.html", 1, 118, "4.png"),
                ("index.html", 1, 132, "5.png"),
                ("index.html", 1, 182, "6.css"),
            ]
        ),
    ),
    "SITE001 what JSON in a page and a manifest name": (
        {
            "index.html": '<link rel="manifest" href="app.webmanifest"><script type="importmap">{"imports": {"a": "./1.js", "b/":'
            ' "./b/", "c": "d"}, "scopes": {"/x/": {"a": "./2.js"}}}</script><script type="speculationrules">'
            '{"prefetch": [{"urls": ["3.html"]}]}</script><script type="text/plain">{"imports": {"a": "./no.js"}}</script>',
            "manifest.3f2a.json": '{"icons": [{"src": "7.png"}]}',
            "app.webmanifest": '{"start_url": "4/?x", "scope": "no/", "icons": [{"src": "5.png"}],\n"shortcuts": [{"url": "6/"}]}',
        },
        "".join(
            f"{path}:{line}:{column}: SITE001 '{value}' leads to no file (make the file, or take the link out)\n"
            for path, line, column, value in [
                ("app.webmanifest", 1, 16, "4/?x"),
                ("app.webmanifest", 1, 58, "5.png"),
                ("app.webmanifest", 2, 24, "6/"),
                ("index.html", 1, 89, "./1.js"),
                ("index.html", 1, 148, "./2.js"),
                ("index.html", 1, 224, "3.html"),
                ("manifest.3f2a.json", 1, 21, "7.png"),
            ]
        ),
    ),
    "SITE001 a page and a drawing read as XML": (
        {
            "x.xhtml": '<?xml version="1.0"?>\n<?xml-stylesheet href="1.css"?><html xmlns="http://www.w3.org/1999/xhtml"><body>'
            '<script src="2.js"/><p id="after"/>\n<a href="3.html">&nbsp;x</a><a href="#after">y</a><br/><![CDATA[<a href="no">]]>'
            "</body></html>",
            "y.svg": '<svg xmlns="http://www.w3.org/2000/svg" xmlns:l="http://www.w3.org/1999/xlink"><a l:href="4.html"/>'
            "<style>p { fill: url(5.svg#x) }</style></svg>",
        },
        "".join(
            f"{path}:{line}:{column}: SITE001 '{value}' leads to no file (make the file, or take the link out)\n"
            for path, line, column, value in [
                ("x.xhtml", 2, 24, "1.css"),
                ("x.xhtml", 2, 94, "2.js"),
                ("x.xhtml", 3, 10, "3.html"),
                ("y.svg", 1, 91, "4.html"),
                ("y.svg", 1, 121, "5.svg#x"),
            ]
        ),
    ),
    "SITE001 in a document within the document, and in a shadow": (
        {
            "index.html": """<iframe srcdoc="<a href='1.html'>x</a><a href='#no'>y</a>"></iframe>"""
            '<x-y><template shadowrootmode="open"><img src="2.png" alt=""><p id="in"></p><a href="#in">x</a></template></x-y>'
            '<template><img src="no.png"></template>',
        },
        file_line(17, "1.html") + file_line(116, "2.png")
        + "index.html:1:154: SITE002 'index.html' has no anchor '#in' (give the place that id, or link to the page)\n",
    ),
    "SITE001 under a base element with the site's own address, and under one that the page's policy forbids": (
        {
            "a/index.html": f'<link rel="canonical" href="{HOME}a/"><base href="{HOME}"><a href="1.html">x</a><a href="a/">y</a>',
            "b/index.html": '<meta http-equiv="Content-Security-Policy" content="base-uri \'none\'"><base href="https://x.example/">'
            '<a href="2.html">x</a>',
        },
        "a/index.html:1:108: SITE001 '1.html' leads to no file (make the file, or take the link out)\n"
        "b/index.html:1:111: SITE001 '2.html' leads to no file (make the file, or take the link out)\n",
    ),
    "SITE003 a base element that leaves the base": (
        {"index.html": '<base href="/other/"><a href="a/">x</a>'},
        "index.html:1:13: SITE003 '/other/' leaves the base '/project/' (write it relative to the page, or under '/project/')\n",
    ),
    "SITE002 a gradient, a mask and a clip that are not there": (
        {
            "index.html": '<svg><linearGradient id="g"/><path fill="url(#g)" stroke="url( \'#h\' )"/><use href="#i"/></svg>'
            '<p style="clip-path: url(#j)">',
        },
        "".join(
            f"index.html:1:{column}: SITE002 'index.html' has no anchor '#{name}' (give the place that id, or link to the page)\n"
            for column, name in [(65, "h"), (84, "i"), (120, "j")]
        ),
    ),
    "SITE011 schemes that are none, what lies on one machine, and nothing": (
        {
            "index.html": "".join(
                f"{value}\n"
                for value in (
                    '<a href="htps://x.example/">x</a>',
                    '<a href="C:\\docs\\a.html">x</a>',
                    '<link rel="canonical" href="file:///usr/share/x.html">',
                    '<a href="malito:a@x.example">x</a>',
                    '<a href="localhost:8000/a">x</a>',
                    '<img src="" alt="">',
                )
            ),
        },
        "".join(
            f"index.html:{line}:{column}: SITE011 {wrong}"
            " (write a space as %20, a percent sign as %25, and scheme, host and mailbox in full)\n"
            for line, (column, wrong) in enumerate(
                [
                    (10, "'htps://x.example/' begins with 'htps:' where 'https:' is meant"),
                    (10, "'C:\\docs\\a.html' names a drive of one machine"),
                    (29, "'file:///usr/share/x.html' leads to a file of one machine"),
                    (10, "'malito:a@x.example' begins with 'malito:' where 'mailto:' is meant"),
                    (10, "'localhost:8000/a' has no 'https://' before its host"),
                    (11, "'' names nothing to fetch"),
                ],
                1,
            )
        ),
    ),
    "SITE011 a scheme or nothing where the host should be": (
        {
            "index.html": "".join(
                f'<a href="{value}">x</a>\n'
                for value in ("https://https://x.example/", "https://http//x.example", "///x.html", "mailto://a@x.example")
            ),
        },
        "".join(
            f"index.html:{line}:10: SITE011 {wrong}"
            " (write a space as %20, a percent sign as %25, and scheme, host and mailbox in full)\n"
            for line, wrong in enumerate(
                [
                    "'https://https://x.example/' names a scheme in the place of its host",
                    "'https://http//x.example' names a scheme in the place of its host",
                    "'///x.html' names no host",
                    "'mailto://a@x.example' names no mail address",
                ],
                1,
            )
        ),
    ),
    "SITE019 a page for lost readers with relative addresses": (
        {
            "404.html": '<link rel="stylesheet" href="a.css"><a href="#x">x</a><p id="x"><a href="/project/a.css">y</a>',
            "a.css": "",
        },
        "404.html:1:30: SITE019 'a.css' leads elsewhere from each folder in which this page is shown"
        " (begin it with the path under which the site is published)\n",
    ),
    "SITE020 an image, an area and a button without alternative text": (
        {
            "index.html": '<img src="a.png">\n<map name=m><area href="#x"></map>\n<input type=image src="a.png">\n<svg id=x>'
            "<image href='a.png'/></svg>",
            "a.png": "",
        },
        "index.html:1:1: SITE020 the image 'a.png' has no alternative text"
        " (say in 'alt' what it shows, or write alt=\"\" for an ornament)\n"
        "index.html:2:13: SITE020 the image '#x' has no alternative text"
        " (say in 'alt' what it shows, or write alt=\"\" for an ornament)\n"
        "index.html:3:1: SITE020 the image 'a.png' has no alternative text"
        " (say in 'alt' what it shows, or write alt=\"\" for an ornament)\n",
    ),
    "SITE021 a link without words": (
        {"index.html": '<p id="x"></p><a href="#x"></a>\n<a href="#x"> <i class="icon"></i><img src="a.png" alt=""></a>', "a.png": ""},
        "index.html:1:15: SITE021 the link to '#x' has no words (say where it leads, or label it)\n"
        "index.html:2:1: SITE021 the link to '#x' has no words (say where it leads, or label it)\n",
    ),
    "SITE022 a page that only leads to itself and to others": (
        {
            "index.html": '<a href="a.html">a</a>',
            "a.html": '<a href="index.html">home</a>',
            "b.html": '<a href="index.html">home</a><a href="b.html">here</a><link rel="next" href="a.html">',
        },
        "b.html:1:1: SITE022 no other page leads to this one (link to it, or take it out)\n",
    ),
    "SITE023 a host that is named with encryption elsewhere": (
        {
            "index.html": '<a href="https://x.example/">x</a>\n<a href="HTTP://X.example/report">y</a><a href="http://y.example/">z</a><a href="a.html">a</a>',
            "a.html": '<link rel="canonical" href="https://e.example/project/a.html"><a href="http://e.example/project/">x</a>',
        },
        "a.html:1:72: SITE023 'http://e.example/project/' is asked for without encryption (write 'https://e.example/project/')\n"
        "index.html:2:10: SITE023 'HTTP://X.example/report' is asked for without encryption (write 'https://X.example/report')\n",
    ),
    "SITE023 the site's own address without encryption, which leads to no file either": (
        {
            "index.html": f'<link rel="canonical" href="{HOME}"><base href="http://e.example/project/"><a href="no/">x</a>',
        },
        file_line(105, "no/")
        + "index.html:1:105: SITE023 'no/' is asked for without encryption (begin the page's base element with 'https:')\n",
    ),
    "SITE015 a sitemap that is no XML": (
        {
            "index.html": f'<link rel="canonical" href="{HOME}">',
            "sitemap.xml": f"<urlset>\n<url><loc>{HOME}</loc></url>\n<url><loc>{HOME}?a&b</loc></url></urlset>",
        },
        "sitemap.xml:3:41: SITE015 the sitemap is no XML: not well-formed (invalid token) (close what is open, and escape '&')\n",
    ),
    "SITE024 a drawing that is no XML": (
        {"a.svg": '<svg xmlns="http://www.w3.org/2000/svg">\n  <path></svg>'},
        "a.svg:2:11: SITE024 this is no XML: mismatched tag (close what is open, and escape '&' and '<')\n",
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
        '<a href="c%20d/%E2%82%AC.txt">c</a><img srcset="x.png, x.png?2 2x" src=x.png alt><a href="">here</a><a href="?x">here</a>',
        "a/index.html": '<a href="..">up</a><a href="../">up</a><a href="/project/b.html">b</a>',
        "b.html": "",
        "c d/€.txt": "",
        "x.png": "",
    },
    "SITE001 addresses that are none of its business": {
        "index.html": '<a href="https://x.example/">x</a><a href="mailto:a@b.example">m</a><a href="tel:1">t</a>'
        '<a href="javascript:void(0)">j</a><img src="data:image/gif;base64,R0" alt=""><object data="index.html"></object>'
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
    "SITE001 under a base element of another host": {
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
    "SITE001 addresses that look wrong and are right": {
        "a/index.html": '<p style="background:url(&#x27;../b.png&#x27;)"><a href="%2e%2e/b.png">x</a><a href="..//a//index.html">y</a>'
        '<g><image xlink:href="no.png"/></g><a href="mailto:root@localhost">m</a><a href="../c.svg#svgView(viewBox(0,0,1,1))">s</a>'
        '<a href="#/route">r</a><a href="#!/route">r</a><p style="behavior: url(#default#VML)">',
        "b.png": "",
        "c.svg": '<svg xmlns="http://www.w3.org/2000/svg"><style>/* url(no) */ @namespace url(no);</style></svg>',
    },
    "SITE004 a parser's copy of an element": {"index.html": '<b id="a"><p></b>x</p>'},
    "SITE019 a page for lost readers with a base, and with full addresses": {
        "404.html": '<base href="/project/"><link rel="stylesheet" href="a.css">',
        "a.css": "",
    },
    "SITE020 images that are described, hidden or ornaments": {
        "index.html": '<img src="a.png" alt><img src="a.png" aria-label="x"><img src="a.png" title="x"><img src="a.png" role="none">'
        '<figure><img src="a.png"><figcaption>x</figcaption></figure><img src="a.png" aria-hidden="true"><input type="text">'
        '<template><img src="a.png"></template><map><area></map>',
        "a.png": "",
    },
    "SITE021 links that can be read out": {
        "index.html": '<p id="x"><a href="#x"></a></p><a href="#">x</a><a href="#"></a><a href="javascript:x()"></a><a name="y"></a>'
        '<a href="#y"><img src="a.png" alt="x"></a><a href="#y" aria-label="x"></a><a href="#y"><svg><title>x</title></svg></a>'
        '<a href="#y"><x-icon></x-icon></a><a href="#y" aria-hidden="true"></a><a href="#y" title="x"></a>',
        "a.png": "",
    },
    "SITE022 pages that are found otherwise": {
        "index.html": '<a href="a.html">a</a><script src="menu.js"></script>',
        "a.html": '<a href="index.html">home</a>',
        "404.html": '<a href="/project/">home</a>',
        "old.html": '<meta http-equiv="refresh" content="0; url=a.html"><a href="a.html">a</a>',
        "hidden.html": '<meta name="robots" content="noindex"><a href="a.html">a</a>',
        "fragment.html": "<p>x",
        "in/menu.html": '<a href="../index.html">home</a>',
        "menu.js": 'var menu = ["in/menu.html#x"];',
    },
    "SITE023 another host, and another part of one": {
        "index.html": '<a href="https://x.example/a/b">x</a><a href="http://x.example/c/d">y</a><a href="http://localhost/">z</a>',
    },
    "SITE024 drawings and pages that are XML": {
        "a.svg": '<!DOCTYPE svg [<!ENTITY ns "http://x.example/">]><svg xmlns="http://www.w3.org/2000/svg" xmlns:i="&ns;"><i:x/></svg>',
        "b.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>a&nbsp;&euro;&#233;</title></head></html>',
    },
    "SITE015 a sitemap of a site that says no address": {"sitemap.xml": "<urlset><url><loc>https://x.example/</loc></url></urlset>"},
    "SITE017 a page that loads itself again, and one that leads on": {
        "a.html": '<meta http-equiv="refresh" content="60"><meta http-equiv="refresh" content="60; url=a.html">',
        "b.html": '<meta http-equiv="refresh" content="0; url=c.html">',
        "c.html": '<meta http-equiv="refresh" content="0; url=a.html"><p id="x">',
    },
    "SITE009 a folder with its slash": {"index.html": '<a href="a/">a</a>', "a/index.html": ""},
    "SITE010 up to the root": {
        "a/index.html": '<a href="../a/">a</a><a href="../index.html">x</a>',
        "index.html": '<a href="a/">a</a>',
    },
    "SITE011 addresses that look strange": {
        "index.html": '<a href=" a%20b.html ">x</a><a href="https://x.example/%7Ea?b=[c]">y</a><a href="mailto:?subject=x">m</a>'
        '<a href="mailto:a%40b.example?subject=a b">m</a><a href="tel:+1 2">t</a>',
        "a b.html": "",
    },
    "SITE012 with encryption, or only linked": {"index.html": '<img src="https://x.example/a.png" alt=""><a href="http://y.example/">x</a>'},
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
        "index.html": head("", f'<a href="https://x.example/">x</a><img src="{HOME}a.png" alt=""><link rel="license" href="https://x.example/">'),
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
    "SITE014 a stub that names its target in letters, and one in numbers": {
        "é/index.html": head("é/"),
        "a/index.html": head("é/", '<meta http-equiv="refresh" content="0; url=../é/">'),
        "b/index.html": head("%C3%A9/", '<meta http-equiv="refresh" content="0; url=../%C3%A9/">'),
    },
    "SITE015 every page once": {
        "index.html": head(""),
        "404.html": POLICY,
        "sitemap.xml": f"<urlset><url><loc>{HOME}</loc></url></urlset>",
    },
}  # fmt: skip


T = "https://t.example/"
ASKING = (
    f'<style>@import"{T}x.css";</style>',
    f"<svg><style>@import url({T}x.css)</style></svg>",
    f'<base href="{T}"><img src="a.png" alt="">',
    f'<iframe srcdoc="<img src={T}1.png>"></iframe>',
    f'<iframe srcdoc="&lt;p style=&quot;background:url({T}1.png)&quot;>"></iframe>',
    f'<iframe srcdoc="<base href={T}><img src=a.png>"></iframe>',
    f'<iframe src="data:text/html,<img src={T}1.png>"></iframe>',
    f'<embed src="data:text/html,<base target=x><base href={T}><p style=%27background:url(a.png)%27>">',
    f'<object data="data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22><image href=%22{T}1.png%22/></svg>"></object>',
    f'<link rel="stylesheet" href="data:text/css,@import%20url({T}x.css)">',
    f'<style>p {{ color: red }} @import "data:text/css,@import url({T}x.css)";</style>',
    f"<x-y><template shadowrootmode=open><img src={T}2.png alt=''></template></x-y>",
    f'<b><template shadowrootmode="open"><img src="{T}x"></template></b>',
    f'<p><template shadowrootmode="open"></template><template shadowrootmode="open"><img src="{T}x"></template></p>',
    f"<x-y><template shadowrootmode=closed><z-y><template shadowrootmode=open><style>@import '{T}2'</style></template></z-y></template></x-y>",
    *(
        f'<{name} {attribute}="{T}x">'
        for name, attribute in (
            ("a href='#'", "ping"),
            ("area", "ping"),
            ("audio", "src"),
            ("body", "background"),
            ("embed", "src"),
            ("iframe", "src"),
            ("img alt", "src"),
            ("img alt", "srcset"),
            ("img alt", "attributionsrc"),
            ("input type=image alt", "src"),
            ("link rel='alternate stylesheet'", "href"),
            ("link rel='shortcut icon'", "href"),
            ("link rel=dns-prefetch", "href"),
            ("link rel=manifest", "href"),
            ("link rel=modulepreload", "href"),
            ("link rel=preconnect", "href"),
            ("link rel=prefetch", "href"),
            ("link rel=preload as=image", "imagesrcset"),
            ("link rel=preload", "href"),
            ("object", "data"),
            ("script type=module", "src"),
            ("script", "src"),
            ("video", "poster"),
            ("video", "src"),
        )
    ),
    f'<video><source src="{T}x"><track src="{T}x"></video>',
    f'<picture><source srcset="a.png, {T}x 2x"></picture>',
    f'<table><tr><td background="{T}x">',
    f'<svg><image href="{T}x"/></svg>',
    f'<svg><image xlink:href="{T}x"/></svg>',
    f'<svg><use href="{T}x#y"/></svg>',
    f'<svg><filter><feImage href="{T}x"/></filter></svg>',
    f'<svg><script href="{T}x"></script></svg>',
    f'<svg><linearGradient href="{T}x#y"/></svg>',
    f'<svg><rect fill="url({T}x#y)"/></svg>',
    f"<svg><rect filter=\"url('{T}x#y')\"/></svg>",
    f'<svg><image><set attributeName="href" to="{T}x"/></image></svg>',
    f'<svg><image><animate attributeName="xlink:href" values="a.png;{T}x"/></image></svg>',
    f'<svg><foreignObject><img src="{T}x" alt=""></foreignObject></svg>',
    f'<p style="background: URL({T}x)">',
    f"<p style='background:image-set(\"{T}x\" 1x)'>",
    f"<style>p {{ background: u\\72l({T}x) }}</style>",
    f"<style>@font-face {{ src: local(x), url({T}x) format('woff2') }}</style>",
    f"<style>p {{ cursor: url({T}x), auto; --x: src('{T}y') }}</style>",
    f'<meta http-equiv="refresh" content="0; url={T}">',
    f'<script type="importmap">{{"imports": {{"a": "{T}a.js"}}}}</script>',
    f'<script type="importmap">{{"imports": {{"a/": "{T}"}}}}</script>',
    f'<script type="speculationrules">{{"prerender": [{{"urls": ["{T}"]}}]}}</script>',
    f'<script type="webbundle">{{"source": "{T}x.wbn", "resources": ["a"]}}</script>',
    f'<noscript><img src="{T}x" alt=""></noscript>',
    '<img src="//t.example/x" alt="">',
    '<img src="https:\\\\t.example\\x" alt="">',
    '<img src=" ht\ttps://t.example/x" alt="">',
    '<img src="&#104;ttps://t.example/x" alt="">',
    '<img src="ftp://t.example/x" alt="">',
    '<img src="wss://t.example/x" alt="">',
)
ASKING_NOBODY = (
    f'<a href="{T}">x</a><form action="{T}"></form><q cite="{T}">x</q><link rel="canonical" href="{T}"><base href="{T}">',
    f'<template><img src="{T}x"></template><!-- <img src="{T}"> --><p data-src="{T}" title="<img src={T}>">',
    f'<x-y><template shadowrootmode="shut"><img src="{T}x"></template></x-y>',
    '<svg><template shadowrootmode="open"></template></svg>',
    f'<textarea><img src="{T}x"></textarea><script type="text/plain"><img src="{T}x"></script>',
    f'<style>/* url({T}) */ @namespace url({T}); p {{ content: "url({T})" }}</style>',
    f'<svg><a href="{T}"><text>x</text></a></svg><input src="{T}x"><meta property="og:image" content="{T}x">',
)


@pytest.mark.parametrize("body", ASKING)
def test_a_site_that_must_stand_alone_asks_no_other_host_in_any_way(body: str, tmp_path: Path) -> None:
    build(tmp_path, {"index.html": body, "a.png": "", "x.png": ""})

    assert {"SITE005"} <= {d.code for d in verify(tmp_path, alone=True)}
    assert "SITE005" not in {d.code for d in verify(tmp_path)}


@pytest.mark.parametrize("body", ASKING_NOBODY)
def test_what_leads_to_another_host_or_only_names_it_asks_nobody(body: str, tmp_path: Path) -> None:
    assert "SITE005" not in {d.code for d in verify(build(tmp_path, {"index.html": body}), alone=True)}


def test_files_of_other_kinds_ask_no_other_host_either(tmp_path: Path) -> None:
    build(
        tmp_path,
        {
            "index.html": "<p>",
            "a.css": f"@import '{T}a';",
            "b.svg": f'<?xml-stylesheet href="{T}b"?><svg xmlns="http://www.w3.org/2000/svg"/>',
            "c.xhtml": f'<html xmlns="http://www.w3.org/1999/xhtml"><body><img src="{T}c" alt=""/></body></html>',
            "d.webmanifest": f'{{"icons": [{{"src": "{T}d"}}]}}',
        },
    )
    assert [d.span.path for d in verify(tmp_path, alone=True)] == ["a.css", "b.svg", "c.xhtml", "d.webmanifest"]


# What a frame repeats.


def test_a_fault_of_a_frame_is_told_once_with_the_number_of_pages(tmp_path: Path) -> None:
    frame = '<a href="{up}index.html">home</a><a href="{up}gone/">x</a><a href="#top">y</a><a href="#no">z</a><img src="{up}p.png"><i id=a><i id=a>'
    files: Files = {f"{'a/' * depth}p.html": frame.format(up="../" * depth) for depth in range(4)}
    links = "".join(f'<a href="{path}">p</a>' for path in files)
    build(
        tmp_path,
        files
        | {
            "index.html": links,
            "p.png": "",
            "b.html": f'{links}<a href="odd/">x</a>',
            "c.html": '<a href="odd/">x</a>',
        },
    )
    told = [(d.span.path, d.code, d.message) for d in verify(tmp_path) if d.code != "SITE022"]

    assert told == [
        ("a/a/a/p.html", "SITE001", "'../../../gone/' leads to no file, and the same on 3 more pages"),
        ("a/a/a/p.html", "SITE002", "'a/a/a/p.html' has no anchor '#no', and the same on 3 more pages"),
        ("a/a/a/p.html", "SITE020", "the image '../../../p.png' has no alternative text, and the same on 3 more pages"),
        ("a/a/a/p.html", "SITE004", "the id 'a' is used before, and the same on 3 more pages"),
        ("b.html", "SITE001", "'odd/' leads to no file"),
        ("c.html", "SITE001", "'odd/' leads to no file"),
    ]


# What was meant.


@pytest.mark.parametrize(
    ("missing", "near"),
    [
        ("nope.md", ""),
        ("assets/jquery.js", ""),
        ("guide/edition.html", ""),
        ("guide/strat.html", "guide/start.html"),
        ("giude/start.html", "guide/start.html"),
        ("start.html", "guide/start.html"),
        ("guide/start.htm", "guide/start.html"),
        ("guide/section/", ""),
        ("guide/start/", "guide/start.html"),
        ("guide/start.md", "guide/start.html"),
        ("chapter/one.html", "chapter/one/"),
        ("chapter/Two.html", "chapter/two/"),
        ("chapter/two/index.htm", "chapter/two/"),
        ("assets/basic.js", ""),
        ("assets/plan.JPG", "assets/plan.png"),
        ("www.x.example/a.html", "https://www.x.example/a.html"),
        ("http;//x.example/a.html", "https://x.example/a.html"),
        ("https//x.example/", "https://x.example/"),
        ("127.0.0.1:8000/a", "https://127.0.0.1:8000/a"),
        ("1.2.3.4.html", ""),
        ("chapters/one/", "chapter/one/"),
        ("Chapter/One/", "chapter/one/"),
    ],
)
def test_a_hint_names_a_file_whose_whole_path_is_alike(missing: str, near: str, tmp_path: Path) -> None:
    files = (
        "index.md",
        "assets/basic.css",
        "assets/plan.png",
        "guide/start.html",
        "guide/index.html",
        "chapter/one/index.html",
        "chapter/two/index.html",
    )
    build(tmp_path, {"index.html": f'<a href="{missing}">x</a>'} | dict.fromkeys(files, "<p>"))
    (told,) = (d for d in verify(tmp_path) if d.code == "SITE001")

    assert told.hint == (f"did you mean '{near}'?" if near else "make the file, or take the link out")


@pytest.mark.parametrize(
    ("missing", "near"), [("edition", ""), ("COI", "coi"), ("p3.2", "p3-2"), ("p3-3", "p3-2"), ("x", "")]
)
def test_a_hint_names_an_anchor_that_is_alike(missing: str, near: str, tmp_path: Path) -> None:
    body = f'<p id="section"><p id="coi"><p id="p3-2"><a href="#{missing}">x</a>'
    (told,) = verify(build(tmp_path, {"index.html": body}))

    assert told.hint == (f"did you mean '{near}'?" if near else "give the place that id, or link to the page")


# Addresses.


@pytest.mark.parametrize(
    ("value", "parsed"),
    [
        ("../a/b.html#c", (1, "a/b.html", "c")),
        ("a/../../b", (1, "b", "")),
        ("%2e%2E/%2e/b", (1, "b", "")),
        (" ./a\tb\n.html ", (0, "ab.html", "")),
        ("a\\b%20c?d#e#f", (0, "a/b c", "e#f")),
        ("..", (1, "", "")),
        ("?x#y:~:text=z", (Start.PAGE, "", "y")),
        ("/a//b/../c", (Start.ROOT, "a//c", "")),
        ("\\a", (Start.ROOT, "a", "")),
        ("HTTP://EXAMPLE.org:80/ü?x#y", (Start.HOST, "http://example.org/%C3%BC", "y")),
        ("//example.org/a", (Start.HOST, "https://example.org/a", "")),
        ("https:a", (Start.HOST, "https://a/", "")),
        ("mailto:a@b", (Start.NOWHERE, "", "")),
        ("", (Start.NOWHERE, "", "")),
    ],
)
def test_an_address_is_read_as_a_browser_reads_it(value: str, parsed: tuple[int, str, str]) -> None:
    assert urls.parse(value)[:3] == parsed


@pytest.mark.parametrize("base", ["/my%20edition/", "/my edition/", "/%C3%A9dition/", "/édition/"])
def test_a_base_is_compared_decoded(base: str, tmp_path: Path) -> None:
    links = "".join(f'<a href="{base.replace(" ", "%20")}{page}">x</a>' for page in ("", "a/", "b/"))
    (told,) = verify(build(tmp_path, {"index.html": links, "a/index.html": ""}), base)

    assert told.code == "SITE001"


# What a policy lets run.


@pytest.mark.parametrize(
    ("sources", "blocked"),
    [
        ("'unsafe-inline'", False),
        (f"'unsafe-inline' {hashed('other()')}", True),
        ("'unsafe-inline' 'nonce-abc'", True),
        ("'unsafe-inline' 'strict-dynamic'", True),
        (f"'unsafe-inline' {hashed('one()')}", False),
        ("'self'", True),
    ],
)
def test_what_allows_everything_counts_for_nothing_beside_what_names_one(
    sources: str, blocked: bool, tmp_path: Path
) -> None:
    policy = f'<meta http-equiv="Content-Security-Policy" content="script-src {sources}">'
    found = verify(build(tmp_path, {"index.html": f"{policy}<script>one()</script>"}))

    assert [d.code for d in found] == ["SITE013"] * blocked


def test_a_script_is_hashed_as_the_browser_hashes_it(tmp_path: Path) -> None:
    script = "a < b;\n'</' + \"&amp;\"; é();\n<!-- x\n"
    policy = f'<meta http-equiv="Content-Security-Policy" content="script-src {hashed(script)}">'
    page = f"<meta charset=utf-8>{policy}<script>{script}</script>".replace("\n", "\r\n")

    assert verify(build(tmp_path, {"index.html": page})) == []


# The command.


def run(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    code = "import sys; from edition.cli import main; sys.exit(main(['verify', *sys.argv[1:]]))"
    settings = {**os.environ, "PYTHONPATH": str(SCRIPTS), **environment}
    return subprocess.run(
        [sys.executable, "-c", code, str(folder), *words], env=settings, capture_output=True, text=True
    )


@pytest.mark.parametrize("files", [{}, {"a.md": "# A", "data/b.yaml": "b: c"}, {"a.css": "p {}", "b.svg": "<svg/>"}])
def test_a_folder_without_a_page_is_nothing_to_verify(files: Files, tmp_path: Path) -> None:
    told = run(build(tmp_path, files))

    assert (told.returncode, told.stdout) == (2, "")
    assert "There is nothing to verify in" in told.stderr


def test_a_folder_with_a_page_is_verified(tmp_path: Path) -> None:
    told = run(build(tmp_path, {"deep/a.htm": "<p>"}))

    assert (told.returncode, told.stdout) == (0, "No faults.\n")


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
            if (d.span.path == "sitemap.xml" and d.span.line == 1) or "a document within" in case:
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
    bad = {*BAD, *OWN_BAD, *test_epub_checks.BAD, *test_epub_checks.OWN_BAD}
    for cases in (bad, {*GOOD, *OWN_GOOD, *test_epub_checks.GOOD}):
        assert {case.split()[0] for case in cases} == set(documented()) - by_ledger
    assert sorted(documented()) == [f"SITE{n:03}" for n in range(1, len(documented()) + 1)]


# Rules read the source and verify the output: what the one says of a page's anchors the other must find.


def test_what_the_sources_say_of_a_page_s_anchors_the_built_page_has(site: Path, edition: Edition) -> None:
    scanner = Scanner(site, Strictness.OURS)
    entries = [scanner.read(path)[0] for path in readable(files_in(site)) if is_page(path)]
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


def test_what_stands_apart_may_be_led_to_and_is_not_verified(tmp_path: Path) -> None:
    here = build(tmp_path / "here", {"index.html": '<a href="ko/index.html">a</a><a href="ko/b">b</a>'})
    there = build(tmp_path / "there", {"index.html": '<a href="nowhere.html">a</a>'})

    found = verify(here, apart={"ko": lambda: there})
    assert [(d.code, d.span.path) for d in found] == [("SITE001", "index.html")]
    assert "ko/b" in found[0].message
    assert verify(here, apart={"ko": lambda: None}) == []
    assert len(verify(here)) == 2


def test_our_own_site_has_no_fault_by_what_any_site_must_keep(site: Path, edition: Edition) -> None:
    """By what it must keep itself the build has verified it."""
    translated = translated_into(edition)
    apart = {language: partial(site.joinpath, language) for language in translated}
    assert text.render(verify(site, "/project/", apart=apart)) == ""
    for language in translated:
        assert text.render(verify(site / language, f"/project/{language}/")) == ""


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


ASKED_NAIVELY = {"SITE001", "SITE002", "SITE003", "SITE004", "SITE009", "SITE010"}


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

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(repeated, "MANY", 99)
        patch.setattr(broken_links, "MANY", 99)
        found = Counter((d.span.path, d.code) for d in verify(folder, "/project/") if d.code in ASKED_NAIVELY)
    assert found == naive(folder, "/project/")


@settings(max_examples=200, deadline=None)
@given(parts=st.lists(st.sampled_from(MARKUP), max_size=25))
def test_a_page_with_marks_is_the_same_page_and_each_mark_is_the_place_of_a_start_tag(parts: list[str]) -> None:
    page = ("<!doctype html><body>" + "".join(parts) + "<span id=last>").encode()
    plain, marked = (html.elements(html.parse(source)) for source in (page, html.marked(page)))

    assert [(e.name, e.attributes.get("id")) for e in plain] == [(e.name, e.attributes.get("id")) for e in marked]
    for element in marked:
        at = int(element.attributes.get(html.MARK, "-1"))
        assert at < 0 or page[at : at + 1 + len(element.name)].decode().lower() == f"<{element.name}"


# Whatever a folder holds.

FRAGMENTS = st.sampled_from(
    '<a href="|">|#x|<p id=x>|<p id="|\'|<script>|</script>|<!--|-->|<svg>|</svg>|<template>|<template shadowrootmode=open>|</template>|<style>p{background:url(|)}|'
    "<base href=|<meta http-equiv=refresh content=0;url=|srcset=a, b 2x|http://[|mailto:|&amp;|&#x110000;|&copy=|%zz|%80|"
    "srcdoc='|data:text/html,|data:text/css,|@import \"|src=|<iframe |<base |<script type=importmap>{\"imports\":[\"|"
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
        lines = bytes_of(folder, d.span.path).decode("utf-8", "replace").split("\n")
        assert 1 <= d.span.line <= len(lines)
        line = lines[d.span.line - 1]
        assert 1 <= d.span.column <= len(line) + 1
        assert d.span.column + d.span.length - 1 <= max(1, len(line) + 1)


@pytest.mark.parametrize("opening", ["(", "{", "[", "src(", "a{b:", "calc("])
def test_brackets_in_brackets_of_any_depth_hide_no_address(opening: str, tmp_path: Path) -> None:
    sheet = f"p{{a:{opening * 5_000}url(x.png)"
    (told,) = verify(build(tmp_path, {"a.css": sheet}))

    assert (told.code, told.span.column) == ("SITE001", sheet.index("x.png") + 1)


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
    tmp_path: Path, html: str, lines: list[int]
) -> None:
    folder = build(tmp_path, {"a.html": html})
    assert [found.span.line for found in verify(folder) if found.code == "SITE001"] == lines


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


@pytest.mark.parametrize(
    ("environment", "canonical", "base"),
    [
        ({}, "https://e.example/my%20edition/", "/my%20edition/"),
        ({}, "", "/"),
        ({"SITE_URL": "https://e.example/other/"}, "https://e.example/my%20edition/", "/other/"),
    ],
)
def test_our_own_site_is_verified_under_the_base_that_it_was_built_for(
    environment: dict[str, str], canonical: str, base: str, tmp_path: Path
) -> None:
    build(tmp_path, {"site/index.html": f'<link rel="canonical" href="{canonical}">'})

    assert built_for(from_environment(environment, tmp_path)) == base

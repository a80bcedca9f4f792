"""A made site of many pages, as generators of documentation write them: a long navigation in every page, little else."""

from __future__ import annotations

from itertools import count, islice
from pathlib import Path

LINKED = 400
"""Pages in the navigation."""

_SECTIONS, _LINKS, _CHAPTER = 12, 30, 20
_HEAD = """<!doctype html>
<html lang="en" class="no-js">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Page {number}</title>
<link rel="icon" href="{up}assets/icon.svg"><link rel="stylesheet" href="{up}assets/page.css">
</head>
<body dir="ltr" data-color-scheme="default">
<header class="header"><nav class="header__inner" aria-label="Header"><a href="{up}" class="header__button">Home</a></nav></header>
<nav class="navigation" aria-label="Navigation"><ul class="navigation__list">
"""


def make(folder: Path, pages: int) -> Path:
    """Writes the site; the same pages, byte for byte, whenever it is made."""
    (folder / "assets").mkdir(parents=True)
    (folder / "assets/icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    (folder / "assets/page.css").write_text("body { background: url(icon.svg) }\n", encoding="utf-8")
    (folder / "index.html").write_text('<h1 id="start">Start</h1>', encoding="utf-8")
    for number in range(pages):
        file = folder / _address(number) / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text("".join(_page(number, pages)), encoding="utf-8")
    return folder


def _address(number: int) -> str:
    return f"chapter-{number // _CHAPTER}/page-{number}/"


def _page(number: int, pages: int) -> list[str]:
    up = "../../"
    parts = [_HEAD.format(number=number, up=up)]
    for other in range(min(LINKED, pages)):
        here = " navigation__item--active" if other == number else ""
        link = (
            f'<a href="{up}{_address(other)}" class="navigation__link"><span class="ellipsis">Page {other}</span></a>'
        )
        parts.append(f'<li class="navigation__item{here}">{link}</li>\n')
    parts.append(f'</ul></nav>\n<main><article class="text">\n<h1 id="page-{number}">Page {number}</h1>\n')
    targets = count(number * 7 + 1, 13)
    for section in range(_SECTIONS):
        name = f"section-{section}"
        parts.append(f'<h2 id="{name}">Section {section}<a class="mark" href="#{name}" title="Here">¶</a></h2>\n')
        links = [
            f'the <code>value</code> of <a href="{up}{_address(to % pages)}#section-{to % _SECTIONS}">page {to % pages}</a>'
            for to in islice(targets, _LINKS // _SECTIONS)
        ]
        parts.append(f"<p>What is said here is said with {', '.join(links)}, and at length.</p>\n" * 2)
        parts.append(
            f'<pre><span class="k">def</span> <span class="n">f{section}</span>(): <span class="s">…</span></pre>\n'
        )
    parts.append("</article></main>\n</body>\n</html>\n")
    return parts

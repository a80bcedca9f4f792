"""For each claim and unit a plain page with everything to link, quote, cite and show it: `p3-2/cite/`.

The pages of the edition get a link to it beside each claim's id; where scripts run, buttons join the link.
"""

from __future__ import annotations

import posixpath
import re
from html import escape
from pathlib import Path

from ...config import Config
from ...content.model import Claim, Edition, Unit
from ...content.vocabulary import EDITION_TITLE, SHARE_SCRIPT
from .. import attribution as a
from ..html import aside, styles
from ..keeping import cards, codes

FOLDER = "cite"
QUOTE = "quote.txt"
FORMS = (("cite.ris", "RIS"), ("cite.bib", "BibTeX"), ("cite.json", "CSL-JSON"))
_ID_LINK = re.compile(r'<a [^>]*\bclass="claim__id"[^>]*>(?P<id>[A-Z]+[0-9]+\.[0-9]+)</a>')


def write(edition: Edition, config: Config, folder: Path) -> None:
    """Writes the page and the text to paste of each thing, and links every claim on every page to its own."""
    sheets = styles(folder)
    for thing in cards.things(edition):
        home = folder / thing.anchor
        (home / FOLDER).mkdir(parents=True, exist_ok=True)
        _put(home / QUOTE, a.quoted(thing, edition, config))
        _put(home / FOLDER / "index.html", _page(thing, edition, config, home, sheets))
    for built in edition.pages:
        file = folder / built.url / "index.html"
        if file.exists():
            _put(file, _linked(file.read_text(encoding="utf-8"), built.url))


def _put(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")


def _linked(html: str, url: str) -> str:
    """A page in which the id of every claim is followed by the way to its share page."""
    top = posixpath.relpath("/", f"/{url}")

    def link(match: re.Match[str]) -> str:
        anchor = match["id"].lower().replace(".", "-")
        return f'{match[0]} <a class="claim__share" href="{top}/{anchor}/{FOLDER}/" aria-label="Cite or share claim {match["id"]}">Cite</a>'

    linked, count = _ID_LINK.subn(link, html)
    script = f'<script src="{top}/{SHARE_SCRIPT}" defer></script>\n</head>'
    return linked.replace("</head>", script, 1) if count else html


def snippets(thing: Claim | Unit, edition: Edition, config: Config) -> dict[str, str]:
    """A quotation to set into another page, as plain HTML and as Markdown: no script, no frame, no request to us."""
    address, words, credit = a.short_address(thing, config), a.words(thing), a.credit(thing, edition)
    return {
        "HTML": (
            f'<blockquote cite="{escape(address)}">\n<p>{escape(words)}</p>\n<footer>{escape(credit)}. '
            f'<a href="{escape(address)}">{thing.id}, {escape(EDITION_TITLE)}</a></footer>\n</blockquote>'
        ),
        "Markdown": f"> {words}\n>\n> {credit}. [{thing.id}, {EDITION_TITLE}]({address})",
    }


def _page(thing: Claim | Unit, edition: Edition, config: Config, home: Path, sheets: list[str]) -> str:
    urls = {page.path: page.url for page in edition.pages}
    context = f"../../{urls[thing.page]}#{thing.anchor}"
    advice = "Cite the report for its claims, and this edition for its own."
    if isinstance(thing, Claim) and thing.basis == "report":
        advice += " These words are a paraphrase by this edition; the authors’ own words are in the report."
    files = "".join(f'<li><a href="../{name}">{form}</a></li>' for name, form in FORMS if (home / name).exists())
    formatted = home / "cite.txt"
    parts = [
        f'<header class="head"><p class="head__kind">{escape(a.label(thing))} <span class="head__id">{thing.id}</span></p>'
        f'<h1 id="top">Cite, quote and share {thing.id}</h1><p class="head__summary">{escape(a.words(thing))}</p></header>',
        f'<p><a href="{context}">Read {thing.id} in its context</a></p>',
        f'<p class="share__advice"><strong>{escape(advice)}</strong> <a href="../../cite/">How to cite</a></p>',
        '<h2 id="link">Link</h2>',
        f"<p>Short address: <code>{escape(a.short_address(thing, config))}</code></p>",
        '<h2 id="quote">Quote</h2>',
        f"<pre>{escape(a.quoted(thing, edition, config))}</pre>",
        f'<p><a href="../{QUOTE}">The same as plain text</a></p>',
        '<h2 id="cite">Cite</h2>',
        f"<pre>{escape(formatted.read_text(encoding='utf-8'))}</pre>" if formatted.exists() else "",
        f"<p>Citation files:</p><ul>{files}</ul>" if files else "",
        '<h2 id="show">Show</h2>',
        f'<p><img src="../{cards.FILE}" width="600" height="315" alt="{escape(cards.alternative(thing, edition))}"></p>',
        f'<p><img src="../{codes.FILE}" width="200" height="200" alt="QR code of {escape(a.short_address(thing, config))}"></p>',
        '<h2 id="embed">Set into another page</h2>',
        *(
            f'<h3 id="{form.lower()}">{form}</h3><pre><code>{escape(text)}</code></pre>'
            for form, text in snippets(thing, edition, config).items()
        ),
    ]
    title = f"Cite, quote and share {thing.id}"
    return aside(
        f"{thing.anchor}/{FOLDER}/", title, f"{thing.id}: {a.words(thing)}", "\n".join(p for p in parts if p), sheets
    )

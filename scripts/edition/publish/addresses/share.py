"""What links, quotes, cites and shows a claim or a unit. A unit has a page for it, `p3/cite/`; a claim's own page has it too.

The pages of the edition get a link to it beside each claim's id, and buttons for who has scripts.
"""

from __future__ import annotations

import posixpath
import re
from html import escape
from pathlib import Path

from ...config import Config
from ...content.model import Claim, Edition, Unit
from ...content.vocabulary import SHARE_SCRIPT
from ...language import N_
from ...language.locale import Locale
from ...render.claims import WAYS_OF
from .. import attribution as a
from ..downloads import cards, codes, leaflets
from ..html import Frame, aside, frame

FOLDER = "cite"
QUOTE = "quote.txt"
FORMS = (("cite.ris", "RIS"), ("cite.bib", "BibTeX"), ("cite.json", "CSL-JSON"))
_WAYS = re.compile(rf'<p (?=[^>]*\bclass="claim__ways")[^>]*\b{WAYS_OF}="(?P<id>[A-Z]+[0-9]+\.[0-9]+)"[^>]*></p>')


def write(edition: Edition, config: Config, folder: Path) -> None:
    """Write the text to paste of each thing and each unit's page, and link every claim on every page to its own page."""
    around = frame(edition, config, folder)
    for thing in cards.things(edition):
        home = folder / thing.anchor
        (home / FOLDER).mkdir(parents=True, exist_ok=True)
        _put(home / QUOTE, a.quoted(thing, edition, config))
        if isinstance(thing, Unit):
            _put(home / FOLDER / "index.html", _page(thing, edition, home, around))
    for built in edition.pages:
        file = folder / built.url / "index.html"
        if file.exists():
            _put(file, _linked(file.read_text(encoding="utf-8"), built.url, edition.settings.locale))


def _put(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")


def _linked(html: str, url: str, locale: Locale) -> str:
    """A page in which every claim ends with the way to its own page, and buttons that copy.

    The buttons are for the pointer: the claim's own page has the same for everyone.
    """
    top, _ = posixpath.relpath("/", f"/{url}"), locale.gettext

    def link(match: re.Match[str]) -> str:
        claim = match["id"]
        home = f"{top}/{claim.lower().replace('.', '-')}/"
        label = escape(_("Cite {claim}", claim=claim))
        share = f'<a class="claim__share" href="{home}" aria-label="{label}">{escape(_("Cite"))}</a>'
        buttons = {name: _button(name, _(name), claim, locale, ' tabindex="-1"') for name in _COPIED}
        copies = escape(_("Copy {link}, {text}")).format(**buttons)
        copies = f'<span class="share__copies" aria-hidden="true">{copies}</span>'
        return f'<p class="claim__ways" {_copied_of(claim, home)}>{share} {copies}</p>'

    linked, count = _WAYS.subn(link, html)
    return with_script(linked, f"{top}/") if count else html


def with_script(html: str, top: str) -> str:
    """A page whose buttons copy. `top` leads from it to the top of the site."""
    return html.replace("</head>", f'<script src="{top}{SHARE_SCRIPT}" defer></script>\n</head>', 1)


_COPIED = {N_("link"): N_("Copy link to {claim}"), N_("text"): N_("Copy text of {claim}")}
"""What can be copied of a thing, and what its button is called in full."""


def _copied_of(id: str, home: str) -> str:
    """What tells the script of which thing the buttons in an element copy, and the way to its files."""
    return f'data-copied-of="{id}" data-home="{home}"'


def _button(value: str, words: str, id: str, locale: Locale, more: str = "") -> str:
    label = escape(locale.gettext(_COPIED[value], claim=id))
    return (
        f'<button type="button"{more} class="share__copy" value="{value}" aria-label="{label}">{escape(words)}</button>'
    )


def _copies(id: str, way: str, locale: Locale) -> str:
    """A line of buttons that copy what stands on the page of a thing."""
    _ = locale.gettext
    buttons = (_button("link", _("Copy link"), id, locale), _button("text", _("Copy text"), id, locale))
    return f'<p class="share__copies" {_copied_of(id, way or "./")}>{" · ".join(buttons)}</p>'


def snippets(thing: Claim | Unit, edition: Edition, config: Config) -> dict[str, str]:
    """A quotation to set into another page, as plain HTML and as Markdown: no script, no frame, no request to us."""
    title = edition.settings.title
    address, words, credit = a.short_address(thing, config), a.words(thing), a.credit(thing, edition)
    return {
        "HTML": (
            f'<blockquote cite="{escape(address)}">\n<p>{escape(words)}</p>\n<footer>{escape(credit)}. '
            f'<a href="{escape(address)}">{thing.id}, {escape(title)}</a></footer>\n</blockquote>'
        ),
        "Markdown": f"> {words}\n>\n> {credit}. [{thing.id}, {title}]({address})",
    }


def link(thing: Claim | Unit, edition: Edition, config: Config, home: Path, way: str) -> list[str]:
    """The address of a thing, its code, and what can be taken away of them. `way` leads to the thing's files at `home`."""
    locale, address = edition.settings.locale, escape(a.short_address(thing, config))
    _ = locale.gettext
    files = [(codes.FILE, _("QR code (SVG)")), (codes.PICTURE, _("QR code (PNG)"))]
    files += [(leaflets.file(paper), _(name)) for paper, name in leaflets.NAMES.items()]
    taken = [
        f'<a href="{way}{name}" download="{thing.anchor}-{name}">{escape(words)}</a>'
        for name, words in files
        if (home / name).exists()
    ]
    return [
        f'<h2 id="link">{escape(_("Link"))}</h2>',
        f'<p class="share__code"><img src="{way}{codes.FILE}" width="160" height="160" '
        f'alt="{escape(_("QR code of {address}", address=a.short_address(thing, config)))}"></p>',
        f"<p>{escape(_('Short address: {address}')).format(address=f'<code>{address}</code>')}</p>",
        f'<p class="share__files">{" · ".join(taken)}</p>',
        _copies(thing.id, way, locale),
    ]


def sections(thing: Claim | Unit, edition: Edition, config: Config, home: Path, way: str) -> list[str]:
    """What quotes, cites and shows a thing, as parts of a page. `way` leads from it to the thing's files at `home`."""
    _ = edition.settings.locale.gettext
    paths = {page.path for page in edition.pages}
    more = f' <a href="{way}../cite/">{escape(_("How to cite"))}</a>' if "cite.md" in paths else ""
    advice = _("Cite the report for its claims, and this edition for its own.")
    if isinstance(thing, Claim) and thing.basis == "report":
        theirs = _("These words are a paraphrase by this edition; the authors’ own words are in the report.")
        advice = f"{advice} {theirs}"
    files = "".join(f'<li><a href="{way}{name}">{form}</a></li>' for name, form in FORMS if (home / name).exists())
    formatted = home / "cite.txt"
    parts = [
        f'<h2 id="quote">{escape(_("Quote"))}</h2>',
        f"<pre>{escape(a.quoted(thing, edition, config))}</pre>",
        f'<p><a href="{way}{QUOTE}">{escape(_("The same as plain text"))}</a></p>',
        f'<h2 id="cite">{escape(_("Cite"))}</h2>',
        f'<p class="share__advice"><strong>{escape(advice)}</strong>{more}</p>',
        f"<pre>{escape(formatted.read_text(encoding='utf-8'))}</pre>" if formatted.exists() else "",
        f"<p>{escape(_('Citation files:'))}</p><ul>{files}</ul>" if files else "",
        f'<h2 id="show">{escape(_("Show"))}</h2>',
        f'<p><img src="{way}{cards.FILE}" width="600" height="315" alt="{escape(cards.alternative(thing, edition))}"></p>',
        f'<h2 id="embed">{escape(_("Set into another page"))}</h2>',
        *(
            f'<h3 id="{form.lower()}">{form}</h3><pre><code>{escape(text)}</code></pre>'
            for form, text in snippets(thing, edition, config).items()
        ),
    ]
    return [part for part in parts if part]


def _page(unit: Unit, edition: Edition, home: Path, around: Frame) -> str:
    urls = {page.path: page.url for page in edition.pages}
    _ = edition.settings.locale.gettext
    title, words = _("Cite, quote and share {unit}", unit=unit.id), escape(a.words(unit))
    parts = [
        f'<header class="head"><p class="head__kind">{escape(a.label(unit, edition))} <span class="head__id">{unit.id}</span></p>'
        f'<h1 id="top">{escape(title)}</h1><p class="head__summary">{words}</p></header>',
        f'<p><a href="../../{urls[unit.page]}#{unit.anchor}">{escape(_("Read {claim} in its place", claim=unit.id))}</a></p>',
        *link(unit, edition, around.config, home, "../"),
        *sections(unit, edition, around.config, home, "../"),
    ]
    description = f"{unit.id}: {a.words(unit)}"
    body = "\n".join(parts)
    return with_script(aside(around, f"{unit.anchor}/{FOLDER}/", title, description, body), "../../")

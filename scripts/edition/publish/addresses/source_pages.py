"""The page of each source, `survey-2024/`: what it is, what it is relied on for, how it was read, and what rests on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from urllib.parse import quote

from ...config import Config
from ...content import emphasis, figures, uses
from ...content.addresses import CHRONOLOGY_PAGE, GLOSSARY_PAGE, SOURCES_PAGE
from ...content.model import Edition, Health, Source
from ...content.vocabulary import READING_KINDS, SOURCE_GROUPS
from ...language import N_
from ...language.locale import Locale
from ...render import source_marks
from ...render.listings import use_named
from ...render.references import references
from ..html import aside, frame

ARCHIVE = "https://web.archive.org/web/"
"""The Internet Archive's list of what it holds of an address. https://archive.org/help/wayback_api.php"""


def write(edition: Edition, config: Config, folder: Path) -> None:
    """Write the page of every source."""
    around, entries = frame(edition, config, folder), references(edition, config.cache).entries
    urls = {page.path: page.url for page in edition.pages}
    for source in edition.sources:
        home = folder / source.key
        home.mkdir(exist_ok=True)
        html = aside(
            around,
            f"{source.key}/",
            source.title,
            str(source.custom.get("use", "")),
            "\n".join(_body(source, edition, entries, urls)),
            canonical=f"{config.site_url}{source.key}/",
        )
        (home / "index.html").write_text(html, encoding="utf-8", newline="\n")


def _title(source: Source) -> str:
    return emphasis.marked(source.text("title"), "<em>", "</em>", escape)


def _body(source: Source, edition: Edition, entries: Mapping[str, str], urls: Mapping[str, str]) -> Iterator[str]:
    said = source.custom
    locale = edition.settings.locale
    _ = locale.gettext
    group = _(SOURCE_GROUPS.get(str(said.get("group")), N_("Source")))
    yield (
        f'<header class="head"><p class="head__kind">{escape(group)} <span class="head__id">@{source.key}</span></p>'
        f'<h1 id="top">{_title(source)}</h1></header>'
    )
    yield f'<p class="source__entry">{entries.get(source.key, _title(source))}</p>'
    yield f'<p><a href="../{urls[SOURCES_PAGE]}#{source.key}">{escape(_("In the list of all sources"))}</a></p>'
    yield f'<h2 id="use">{escape(_("What this edition relies on it for"))}</h2>'
    yield f"<p>{escape(str(said.get('use', '')))}</p>"
    yield f'<h2 id="read">{escape(_("How it was read"))}</h2>'
    yield from _marks(source, edition.health.get(source.text("URL")), locale)
    yield from _readings(source, edition)
    yield f'<h2 id="rests">{escape(_("What rests on it"))}</h2>'
    yield from _rests(source, edition, urls)


def _marks(source: Source, health: Health | None, locale: Locale) -> Iterator[str]:
    _ = locale.gettext
    address, language = source.text("URL"), source.text("language")
    marks = ({_("Language"): language} if language else {}) | dict(source_marks.marks(source, locale))
    rows = [f"<dt>{escape(name)}</dt><dd>{_words(words)}</dd>" for name, words in marks.items()]
    if health and health.copy:
        link = _link(health.copy, _("Copy of {day} in the Internet Archive", day=locale.date(health.copied)))
        told = escape(_("{copy} (not read by this edition)")).format(copy=link)
        rows.append(f"<dt>{escape(_('Copy found'))}</dt><dd>{told}</dd>")
    if address:
        looked_up = f"{ARCHIVE}*/{quote(address, safe=':/?&=%#+,;@!~')}"
        link = _link(looked_up, _("Look this address up in the Internet Archive"))
        told = escape(_("{search} (not checked by this edition)")).format(search=link)
        rows.append(f"<dt>{escape(_('Elsewhere'))}</dt><dd>{told}</dd>")
    yield f'<dl class="source__marks">{"".join(rows)}</dl>'


def _words(words: str) -> str:
    return _link(words, words) if words.startswith("https://") else escape(words)


def _link(address: str, words: str) -> str:
    return f'<a href="{escape(address)}" rel="external">{escape(words)}</a>'


def _readings(source: Source, edition: Edition) -> Iterator[str]:
    """How many claims on this source were compared a second time, by kind of text."""
    counts = uses.readings_on(edition, source.key)
    _ = edition.settings.locale.gettext
    read = [_("{count} against {text}", count=n, text=_(READING_KINDS[kind])) for kind, n in counts.items() if kind]
    if read:
        told = _("Of the claims that rest on it, {read}.")
        if counts.get(""):
            told = _("Of the claims that rest on it, {read}; {count} not read again.")
        yield f"<p>{escape(told.format(read=', '.join(read), count=counts.get('')))}</p>"


def _rests(source: Source, edition: Edition, urls: Mapping[str, str]) -> Iterator[str]:
    places = uses.by_place(edition, source.key)
    if not places:
        yield f"<p>{escape(edition.settings.locale.gettext('Nothing rests on it.'))}</p>"
        return
    locale = edition.settings.locale
    whole = locale.gettext("As a whole")
    rows = [
        f"<dt>{escape(place or whole)}</dt><dd>{', '.join(_use(use, urls, edition) for use in found)}</dd>"
        for place, found in places.items()
    ]
    yield f'<dl class="source__marks">{"".join(rows)}</dl>'


def _use(use: uses.Use, urls: Mapping[str, str], edition: Edition) -> str:
    words = escape(use_named(use, edition))
    if use.kind == "claim":
        return f'<a href="../{use.name.lower().replace(".", "-")}/">{words}</a>'
    if use.kind == "term":
        return f'<a href="../{urls[GLOSSARY_PAGE]}#{use.name}">{words}</a>'
    if use.kind == "figure":
        return f'<a href="../{urls[figures.page_of(use.name, edition)]}#{figures.anchor(use.name)}">{words}</a>'
    return f'<a href="../{urls[CHRONOLOGY_PAGE]}#d{use.name}">{words}</a>'

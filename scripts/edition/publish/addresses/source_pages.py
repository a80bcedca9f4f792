"""The page of each source, `un-coi-2014/`: what it is, what it is relied on for, how it was read, and what rests on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from urllib.parse import quote

from ...config import Config
from ...content import emphasis, uses
from ...content.addresses import CHRONOLOGY_PAGE, GLOSSARY_PAGE, SOURCES_PAGE
from ...content.model import Edition, Health, Source
from ...content.vocabulary import READING_KINDS, SOURCE_GROUPS
from ...render import source_marks
from ...render.references import references
from ...render.words import date
from ..html import aside, frame

ARCHIVE = "https://web.archive.org/web/"
"""The Internet Archive's list of what it holds of an address. https://archive.org/help/wayback_api.php"""


def write(edition: Edition, config: Config, folder: Path) -> None:
    """Writes the page of every source."""
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
    group = SOURCE_GROUPS.get(str(said.get("group")), "Source")
    yield (
        f'<header class="head"><p class="head__kind">{escape(group)} <span class="head__id">@{source.key}</span></p>'
        f'<h1 id="top">{_title(source)}</h1></header>'
    )
    yield f'<p class="source__entry">{entries.get(source.key, _title(source))}</p>'
    yield f'<p><a href="../{urls[SOURCES_PAGE]}#{source.key}">In the list of all sources</a></p>'
    yield '<h2 id="use">What this edition relies on it for</h2>'
    yield f"<p>{escape(str(said.get('use', '')))}</p>"
    yield '<h2 id="read">How it was read</h2>'
    yield from _marks(source, edition.health.get(source.text("URL")))
    yield from _readings(source, edition)
    yield '<h2 id="rests">What rests on it</h2>'
    yield from _rests(source, edition, urls)


def _marks(source: Source, health: Health | None) -> Iterator[str]:
    address, language = source.text("URL"), source.text("language")
    marks = ({"Language": language} if language else {}) | dict(source_marks.marks(source))
    rows = [f"<dt>{name}</dt><dd>{_words(words)}</dd>" for name, words in marks.items()]
    if health and health.copy:
        told = f"Copy of {date(health.copied)} in the Internet Archive"
        rows.append(f"<dt>Copy found</dt><dd>{_link(health.copy, told)} (not read by this edition)</dd>")
    if address:
        looked_up = f"{ARCHIVE}*/{quote(address, safe=':/?&=%#+,;@!~')}"
        words = "Look this address up in the Internet Archive"
        rows.append(f"<dt>Elsewhere</dt><dd>{_link(looked_up, words)} (not checked by this edition)</dd>")
    yield f'<dl class="source__marks">{"".join(rows)}</dl>'


def _words(words: str) -> str:
    return _link(words, words) if words.startswith("https://") else escape(words)


def _link(address: str, words: str) -> str:
    return f'<a href="{escape(address)}" rel="external">{escape(words)}</a>'


def _readings(source: Source, edition: Edition) -> Iterator[str]:
    """How many claims on this source were compared a second time, by kind of text."""
    counts = uses.readings_on(edition, source.key)
    read = [f"{number} against {READING_KINDS[kind]}" for kind, number in counts.items() if kind]
    if read:
        unread = f"; {counts['']} not read again" if counts.get("") else ""
        yield f"<p>Of the claims that rest on it, {', '.join(read)}{unread}.</p>"


def _rests(source: Source, edition: Edition, urls: Mapping[str, str]) -> Iterator[str]:
    places = uses.by_place(edition, source.key)
    if not places:
        yield "<p>Nothing rests on it.</p>"
        return
    rows = [
        f"<dt>{escape(place) or 'As a whole'}</dt><dd>{', '.join(_use(use, urls) for use in found)}</dd>"
        for place, found in places.items()
    ]
    yield f'<dl class="source__marks">{"".join(rows)}</dl>'


def _use(use: uses.Use, urls: Mapping[str, str]) -> str:
    if use.kind == "claim":
        return f'<a href="../{use.name.lower().replace(".", "-")}/">{use.name}</a>'
    if use.kind == "term":
        return f'<a href="../{urls[GLOSSARY_PAGE]}#{use.name}">glossary: {escape(use.name)}</a>'
    return f'<a href="../{urls[CHRONOLOGY_PAGE]}#d{use.name}">chronology: {date(use.name)}</a>'
